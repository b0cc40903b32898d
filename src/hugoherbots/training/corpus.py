"""Reads labelled dialogues: the project's own corpus files and transcripts in the codebook's JSON."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

from hugoherbots.engine.detection.features import LABELS
from hugoherbots.engine.types import Evidence, Language, Speaker, Utterance

Part: TypeAlias = Literal["train", "test"]

_HEADER = re.compile(
    r"# id: (?P<id>\S+) \| sector: (?P<sector>.+) \| quality: (?P<quality>\w+) \| style: (?P<style>\w+)$"
)
_SELLER = re.compile(r"S \[(?P<labels>[^\]]*)\]: (?P<text>.+)$")
_CUSTOMER = re.compile(r"C: (?P<text>.+)$")
_TEST_TENTHS = frozenset({0, 1})
_ONLY_FOR_TRAINING = frozenset("cd")
"""Writers whose dialogues in the two languages are alike: one in the test part could be known from its twin."""


class CorpusError(ValueError):
    """A labelled file is not in the format; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn; `labels` are the annotator's and empty for the customer."""

    speaker: Speaker
    text: str
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One labelled conversation."""

    id: str
    language: Language
    turns: tuple[Turn, ...]
    style: str = "clean"
    quality: str = ""

    @property
    def writer(self) -> str:
        """Who wrote it: the letter in the id (`a` in `nl-a-001`); a writer's dialogues in two languages may be alike."""
        return self.id.split("-")[1] if "-" in self.id else ""

    @property
    def part(self) -> Part:
        return part_of(self.id)

    def annotated(self) -> tuple[Utterance, ...]:
        """The turns with the annotator's labels as evidence."""
        return tuple(Utterance(turn.speaker, turn.text, _gold(turn.labels)) for turn in self.turns)

    def plain(self) -> tuple[Utterance, ...]:
        """The turns as a detector gets them."""
        return tuple(Utterance(turn.speaker, turn.text) for turn in self.turns)


def part_of(dialogue_id: str) -> Part:
    """To which part a dialogue belongs, decided by its id alone: about 2 in 10 of most writers' are for testing."""
    _, _, after_language = dialogue_id.partition("-")
    if after_language.partition("-")[0] in _ONLY_FOR_TRAINING:
        return "train"
    tenth = int(hashlib.sha256(dialogue_id.encode()).hexdigest()[:8], 16) % 10
    return "test" if tenth in _TEST_TENTHS else "train"


def read_folder(folder: Path) -> list[Dialogue]:
    """Every dialogue of the corpus files under a folder, in the order of their paths."""
    return [dialogue for path in sorted(folder.rglob("*.txt")) for dialogue in read_dialogues(path)]


def read_dialogues(path: Path) -> list[Dialogue]:
    """The dialogues of one file: a corpus file, or codebook JSON (one transcript, a list, or one a line).

    Raises `CorpusError`.
    """
    text = path.read_text(encoding="utf-8")
    return _read_corpus(path, text) if text.lstrip().startswith("#") else _read_json(path, text)


def digest(dialogues: Iterable[Dialogue]) -> str:
    """A hash of the dialogues' ids, texts and labels."""
    state = hashlib.sha256()
    for dialogue in dialogues:
        state.update(f"{dialogue.id}\x1f{dialogue.language}".encode())
        for turn in dialogue.turns:
            state.update(f"\x1e{turn.speaker}\x1f{turn.text}\x1f{' '.join(sorted(turn.labels))}".encode())
    return state.hexdigest()[:16]


def _gold(labels: Iterable[str]) -> tuple[Evidence, ...]:
    return tuple(Evidence(label, 1.0, "", 0, 0) for label in sorted(labels))


def _labels(found: Sequence[str], where: str) -> frozenset[str]:
    unknown = set(found) - set(LABELS)
    if unknown:
        raise CorpusError(f"{where}: unknown technique {', '.join(sorted(unknown))}")
    return frozenset(found)


def _read_corpus(path: Path, text: str) -> list[Dialogue]:
    found: list[tuple[re.Match[str], list[Turn]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        where = f"{path}:{number}"
        if not line.strip():
            continue
        if header := _HEADER.match(line):
            found.append((header, []))
        elif not found:
            raise CorpusError(f"{where}: a turn before the first header")
        elif seller := _SELLER.match(line):
            found[-1][1].append(Turn("seller", seller["text"], _labels(seller["labels"].split(), where)))
        elif customer := _CUSTOMER.match(line):
            found[-1][1].append(Turn("customer", customer["text"]))
        else:
            raise CorpusError(f"{where}: neither a header nor a turn: {line[:60]!r}")
    return [_dialogue(header, turns) for header, turns in found]


def _dialogue(header: re.Match[str], turns: list[Turn]) -> Dialogue:
    language = cast(Language, header["id"].split("-")[0])
    return Dialogue(header["id"], language, tuple(turns), header["style"], header["quality"])


def _read_json(path: Path, text: str) -> list[Dialogue]:
    try:
        data = json.loads(text)
        items = data if isinstance(data, list) else [data]
    except json.JSONDecodeError:
        items = [_json_line(path, number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return [_transcript(path, number, item) for number, item in enumerate(items)]


def _json_line(path: Path, number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(f"{path}:{number}: not JSON: {error.msg}") from error


def _transcript(path: Path, number: int, item: Any) -> Dialogue:
    where = f"{path}: transcript {number}"
    try:
        language = item["language"]
        turns = tuple(
            Turn(turn["speaker"], turn["text"], _labels(turn.get("labels") or (), f"{where}, turn {position}"))
            for position, turn in enumerate(item["turns"])
        )
    except (KeyError, TypeError) as error:
        raise CorpusError(f"{where}: missing or malformed field {error}") from error
    if language not in ("nl", "en") or any(turn.speaker not in ("seller", "customer") for turn in turns):
        raise CorpusError(f"{where}: language must be nl or en, and speakers seller or customer")
    return Dialogue(str(item.get("id", f"{path.stem}-{number}")), language, turns)
