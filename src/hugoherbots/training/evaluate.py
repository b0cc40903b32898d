"""Measures a detector against labelled dialogues, in the measures of the codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from hugoherbots.engine.detection.features import LABELS
from hugoherbots.engine.types import LANGUAGES, Language, Utterance
from hugoherbots.training.corpus import Dialogue
from hugoherbots.training.corpus import read_dialogues as read_dialogues

NONE = "none"
"""How the confusion table calls the absence of a label."""


class Annotator(Protocol):
    """What is measured: something that adds evidence to a conversation."""

    def annotate(self, turns: Sequence[Utterance], language: Language) -> tuple[Utterance, ...]: ...


@dataclass(slots=True)
class Tally:
    """Counts over labelled seller turns."""

    turns: int = 0
    exact: int = 0
    unlabelled: int = 0
    unlabelled_kept: int = 0
    hit: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, gold: frozenset[str], found: frozenset[str]) -> None:
        self.turns += 1
        self.exact += gold == found
        self.unlabelled += not gold
        self.unlabelled_kept += not gold and not found
        self.hit.update(gold & found)
        self.wrong.update(found - gold)
        self.missed.update(gold - found)
        self._confuse(gold, found)

    def _confuse(self, gold: frozenset[str], found: frozenset[str]) -> None:
        self.confusion.update((label, label) for label in gold & found)
        for label in gold - found:
            self.confusion.update((label, other) for other in (found - gold or {NONE}))
        if not gold - found:
            self.confusion.update((NONE, other) for other in found - gold)

    def label(self, label: str) -> dict[str, float]:
        hit, wrong, missed = self.hit[label], self.wrong[label], self.missed[label]
        return {
            "precision": _share(hit, hit + wrong),
            "recall": _share(hit, hit + missed),
            "f1": _share(2 * hit, 2 * hit + wrong + missed),
            "support": hit + missed,
        }

    @property
    def micro(self) -> float:
        hit = self.hit.total()
        return _share(2 * hit, 2 * hit + self.wrong.total() + self.missed.total())

    @property
    def macro(self) -> float:
        """The mean F1 over the labels that occur."""
        present = [label for label in LABELS if self.hit[label] + self.missed[label]]
        return sum(self.label(label)["f1"] for label in present) / max(1, len(present))

    def to_json(self) -> dict[str, Any]:
        return {
            "seller_turns": self.turns,
            "micro_f1": round(self.micro, 4),
            "macro_f1": round(self.macro, 4),
            "exact_match": round(_share(self.exact, self.turns), 4),
            "unlabelled_kept": round(_share(self.unlabelled_kept, self.unlabelled), 4),
            "labels": {label: {k: round(v, 4) for k, v in self.label(label).items()} for label in LABELS},
            "confusion": [[gold, found, count] for (gold, found), count in sorted(self.confusion.items())],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The measures over all dialogues and per language."""

    overall: Tally
    languages: dict[Language, Tally]

    def to_json(self) -> dict[str, Any]:
        per_language: dict[str, Any] = {name: tally.to_json() for name, tally in self.languages.items()}
        return {"overall": self.overall.to_json(), **per_language}

    def render(self) -> str:
        """A table for people: a line a measure, a line a label, a column a language."""
        tallies: dict[str, Tally] = dict(self.languages.items())
        tallies["all"] = self.overall
        lines = ["measure            " + "".join(f"{name:>8}" for name in tallies)]
        measures: tuple[tuple[str, Callable[[Tally], float]], ...] = (
            ("micro-F1", lambda tally: tally.micro),
            ("macro-F1", lambda tally: tally.macro),
            ("exact match", lambda tally: _share(tally.exact, tally.turns)),
            ("unlabelled kept", lambda tally: _share(tally.unlabelled_kept, tally.unlabelled)),
        )
        for name, measure in measures:
            lines.append(f"{name:<19}" + "".join(f"{measure(tally):8.3f}" for tally in tallies.values()))
        lines.append(f"{'seller turns':<19}" + "".join(f"{tally.turns:8d}" for tally in tallies.values()))
        lines.append(
            "\nlabel   precision  recall      f1  support" + "".join(f"  f1 {name}" for name in self.languages)
        )
        lines += [self._label_line(label) for label in LABELS]
        return "\n".join(lines)

    def _label_line(self, label: str) -> str:
        row = self.overall.label(label)
        per_language = "".join(f"{tally.label(label)['f1']:7.3f}" for tally in self.languages.values())
        return (
            f"{label:<7}{row['precision']:10.3f}{row['recall']:8.3f}{row['f1']:8.3f}{row['support']:9.0f}{per_language}"
        )

    def confusion(self) -> str:
        """The confusion table: a row a true label, a column a found one; only what occurs."""
        names = [*LABELS, NONE]
        width = 6
        lines = ["true\\found".ljust(11) + "".join(name.rjust(width) for name in names)]
        for gold in names:
            cells = (self.overall.confusion[gold, found] for found in names)
            lines.append(gold.ljust(11) + "".join((str(cell) if cell else "·").rjust(width) for cell in cells))
        return "\n".join(lines)


def evaluate(
    dialogues: Iterable[Dialogue], detector: Annotator, on_dialogue: Callable[[], object] = lambda: None
) -> Report:
    """Annotate every dialogue from its plain turns and compare with its labels; `on_dialogue` is called after each."""
    report = Report(Tally(), {})
    for dialogue in dialogues:
        found = detector.annotate(dialogue.plain(), dialogue.language)
        tally = report.languages.setdefault(dialogue.language, Tally())
        for turn, utterance in zip(dialogue.turns, found, strict=True):
            if turn.speaker == "seller":
                tally.add(turn.labels, utterance.techniques)
                report.overall.add(turn.labels, utterance.techniques)
        on_dialogue()
    ordered = {language: report.languages[language] for language in LANGUAGES if language in report.languages}
    return Report(report.overall, ordered)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
