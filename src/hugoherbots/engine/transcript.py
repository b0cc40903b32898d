"""Reads a conversation from text: the codebook's JSON, plain text with speaker names, WebVTT or SRT."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from hugoherbots.engine.text import words
from hugoherbots.engine.types import LANGUAGES, Language, Speaker, Utterance


class TranscriptError(ValueError):
    """The text is not a transcript that can be read; `line` is where, when one line is to blame (from 1)."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(f"line {line}: {message}" if line is not None else message)
        self.line = line


class SellerUnknownError(TranscriptError):
    """It is not clear which of the speakers sells; `names` are the speakers."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(f"It is not clear who sells. Say which of these is the seller: {', '.join(names)}.")
        self.names = tuple(names)


class LanguageUnknownError(TranscriptError):
    """Neither Dutch nor English could be recognised."""

    def __init__(self) -> None:
        super().__init__("The language could not be recognised. Say whether it is nl or en.")


@dataclass(frozen=True, slots=True)
class Transcript:
    """A conversation; the position of a turn is its position in the input. `seller` is the name found in the text."""

    turns: tuple[Utterance, ...]
    language: Language
    id: str | None = None
    seller: str | None = None


@dataclass(slots=True)
class _Turn:
    name: str
    line: int
    text: list[str]


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SELLS = _listed(
    "seller salesperson salesman saleswoman salesrep rep representative agent vendor advisor adviser sales ae sdr bdr "
    "s v verkoper verkoopster vertegenwoordiger accountmanager adviseur verkoopadviseur"
)
_BUYS = _listed("customer client buyer prospect lead purchaser c k klant koper aankoper inkoper cliënt prospectklant")
_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_STAMP = re.compile(rf"^\s*[\[(]?{_CLOCK}(?:\s*(?:-->|-|–)\s*{_CLOCK})?[\])]?\s*[-–]?\s*")
_CUE = re.compile(rf"^\s*{_CLOCK}\s*-->\s*{_CLOCK}.*$")
_NAME = r"[^\W\d_][\w.'’ \-]{0,38}?(?:\s*\([^)]{1,30}\))?"
_PREFIX = re.compile(rf"^(?P<name>{_NAME})\s*(?:[\[(]{_CLOCK}[\])])?\s*:(?!//)\s*(?P<text>.*)$")
_HEADING = re.compile(rf"^(?P<name>{_NAME})\s+[\[(]?{_CLOCK}[\])]?\s*$")
_VOICE = re.compile(r"^<v(?:\.[^ >]+)?\s+(?P<name>[^>]+)>(?P<text>.*)$")
_TAG = re.compile(r"</?[a-z][^>]*>")

_COMMON: dict[Language, frozenset[str]] = {
    "nl": _listed("de het een en ik je u dat is niet van wat we dan dus maar voor met te hoe ge zijn op er nog wel"),
    "en": _listed("the a and i you that is not of what we then so but for with to how are on it do have your this"),
}
_SELLER_WORDS = _listed(
    "our we we'd propose offer solution product contract demo trial schedule install deliver budget currently "
    "onze wij voorstel voorstellen oplossing aanbieden aanbod product contract demo proefperiode inplannen leveren offerte "
    "vragen questions klanten clients customers benieuwd"
)
_CLEARLY = 1.5
_JSON = re.compile(r"\s*(?:\{|\[\s*\{)")


def parse_transcript(text: str, *, language: Language | None = None, seller: str | None = None) -> Transcript:
    """Read a transcript in any of the formats, from its text alone.

    `language` and `seller` (a speaker's name) override what the text says or lets guess. Raises `TranscriptError`,
    with the line when there is one; `SellerUnknownError` and `LanguageUnknownError` ask for the override.
    """
    bare = text.lstrip("\ufeff")
    if _JSON.match(bare):
        return _from_json(bare, language, seller)
    turns = [turn for turn in _lines(bare) if turn.text]
    if not turns:
        raise TranscriptError("There is no turn in this text. Write each turn as “Name: what was said”.")
    roles = _roles(turns, seller)
    found = tuple(Utterance(roles[turn.name], " ".join(turn.text)) for turn in turns)
    named = next((turn.name for turn in turns if roles[turn.name] == "seller"), None)
    return Transcript(found, language or detect_language([turn.text for turn in found]), seller=named)


def detect_language(texts: Sequence[str]) -> Language:
    """Dutch or English, by their commonest words; raises `LanguageUnknownError` when neither is ahead."""
    seen = Counter(token.word for text in texts for token in words(text))
    counts = {language: sum(seen[word] for word in common) for language, common in _COMMON.items()}
    best = max(LANGUAGES, key=lambda language: counts[language])
    if counts[best] == 0 or len({*counts.values()}) == 1:
        raise LanguageUnknownError
    return best


def _from_json(text: str, language: Language | None, seller: str | None) -> Transcript:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise TranscriptError(f"this is not JSON: {error.msg}", error.lineno) from error
    document: dict[str, Any] = {"turns": data} if isinstance(data, list) else data
    rows = document.get("turns")
    if not isinstance(rows, list) or not rows:
        raise TranscriptError('“turns” must be a list of {"speaker", "text"} and not be empty.')
    turns = [_json_turn(row, position) for position, row in enumerate(rows)]
    roles = _roles(turns, seller)
    found = tuple(Utterance(roles[turn.name], turn.text[0]) for turn in turns)
    told = language or document.get("language")
    if told is not None and told not in LANGUAGES:
        raise TranscriptError(f"“language” must be nl or en, not {told!r}.")
    known = cast(Language | None, told) or detect_language([turn.text for turn in found])
    name = document.get("id")
    return Transcript(found, known, None if name is None else str(name))


def _json_turn(row: Any, position: int) -> _Turn:
    for field in ("speaker", "text"):
        if not isinstance(row, dict) or not isinstance(row.get(field), str):
            raise TranscriptError(f"turns[{position}].{field} must be a text.")
    return _Turn(row["speaker"].strip(), position, [row["text"]])


def _lines(text: str) -> list[_Turn]:
    lines = text.splitlines()
    subtitles = any(_CUE.match(line) for line in lines)
    accepted = _speaker_names(lines)
    turns: list[_Turn] = []
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if not line or (subtitles and _is_frame(line)):
            continue
        turn = _turn_in(line, number, accepted)
        if turn is not None and subtitles and turns and turns[-1].name == turn.name:
            turns[-1].text += turn.text
        elif turn is not None:
            turns.append(turn)
        elif turns:
            turns[-1].text.append(_TAG.sub("", _STAMP.sub("", line)).strip())
        else:
            raise TranscriptError(f"nobody is named as the speaker of {line[:40]!r}.", number)
    return turns


def _is_frame(line: str) -> bool:
    return (
        line.isdigit() or bool(_CUE.match(line)) or line.startswith(("WEBVTT", "NOTE", "STYLE", "Kind:", "Language:"))
    )


def _turn_in(line: str, number: int, accepted: Callable[[str], bool]) -> _Turn | None:
    """The turn that a line begins, or nothing when it continues the one before."""
    if heading := _HEADING.match(line):
        return _Turn(heading["name"].strip(), number, [])
    bare = _STAMP.sub("", line)
    found = _VOICE.match(bare) or _PREFIX.match(bare)
    if found and (bare.startswith("<v") or accepted(found["name"].strip())):
        said = _TAG.sub("", found["text"]).strip()
        return _Turn(found["name"].strip(), number, [said] if said else [])
    return None


def _speaker_names(lines: Sequence[str]) -> Callable[[str], bool]:
    """Which words before a colon are speakers: role words, names in capitals or that return; not `Let op:`."""
    found = Counter(
        match["name"].strip().lower() for line in lines if (match := _PREFIX.match(_STAMP.sub("", line.strip())))
    )
    few = len(found) <= 2  # noqa: PLR2004 -- a conversation has two sides

    def accepted(name: str) -> bool:
        titled = all(word[0].isupper() for word in name.split())
        return few or titled or found[name.lower()] > 1 or _role_of(name) is not None

    return accepted


def _role_of(name: str) -> Speaker | None:
    parts = {part for part in re.split(r"[^\w]+", name.lower()) if part} if len(name) > 1 else {name.lower()}
    if len(parts) > 1:
        parts -= {"s", "v", "c", "k"}
    if parts & _SELLS:
        return "seller"
    return "customer" if parts & _BUYS else None


def _roles(turns: Sequence[_Turn], seller: str | None) -> dict[str, Speaker]:
    names = list(dict.fromkeys(turn.name for turn in turns))
    if seller is not None:
        wanted = [name for name in names if name.lower() == seller.strip().lower()]
        if not wanted:
            raise TranscriptError(f"Nobody is called {seller!r}; the speakers are {', '.join(names)}.")
        return {name: "seller" if name in wanted else "customer" for name in names}
    known = {name: _role_of(name) for name in names}
    if "seller" in known.values():
        return {name: role or "customer" for name, role in known.items()}
    unknown = [name for name in names if known[name] is None]
    if len(unknown) == 1 and len(names) > 1:
        return {name: role or "seller" for name, role in known.items()}
    guess = _guess(turns, unknown)
    if guess is None:
        raise SellerUnknownError(names)
    return {name: "seller" if name == guess else "customer" for name in names}


def _guess(turns: Sequence[_Turn], names: Sequence[str]) -> str | None:
    """The speaker who talks like a seller, when the difference is clear."""
    marks: Counter[str] = Counter()
    for turn in turns:
        if turn.name in names:
            marks[turn.name] += sum(token.word in _SELLER_WORDS for part in turn.text for token in words(part))
    ranked = [*marks.most_common(2), ("", 0), ("", 0)]
    (first, most), (_, second) = ranked[0], ranked[1]
    return first if len(names) > 1 and most > max(1, second * _CLEARLY) else None
