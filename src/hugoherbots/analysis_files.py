"""Transcript files in, judged conversations out: what `hugoherbots analyse` does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from hugoherbots.coach import Coach
from hugoherbots.engine.analysis import Analysis
from hugoherbots.engine.transcript import SellerUnknownError, TranscriptError, parse_transcript
from hugoherbots.engine.types import LANGUAGES


@dataclass(frozen=True, slots=True)
class AnalysisRequest:
    """Which files, and what is known of them."""

    files: tuple[str, ...]
    language: str | None = None
    seller: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One file and its judgement, or the sentence that says why there is none."""

    name: str
    analysis: Analysis | None = None
    error: str | None = None

    def to_json(self) -> dict[str, Any]:
        return self.analysis.to_json() if self.analysis else {"file": self.name, "error": self.error}


def read_text(name: str) -> str:
    """The text of a file, or of standard input for `-`; raises TranscriptError for what is no text."""
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TranscriptError("this is not UTF-8 text") from error
    except OSError as error:
        raise TranscriptError((error.strerror or "it can not be read").lower()) from error


def analyse_files(request: AnalysisRequest, coach: Coach, on_file: Callable[[], None]) -> Iterator[Judged]:
    """The judged conversation of each file, in order; a file that can not be read does not stop the others."""
    language = next((known for known in LANGUAGES if known == request.language), None)
    if request.language is not None and language is None:
        raise TranscriptError(f"--language is nl or en, not {request.language}")
    for name in request.files:
        try:
            found = parse_transcript(read_text(name), language=language, seller=request.seller)
        except SellerUnknownError as error:
            yield Judged(name, error=f"{name}: {error} Use --seller NAME.")
        except TranscriptError as error:
            yield Judged(name, error=f"{name}: {error}")
        else:
            yield Judged(name, coach.judge(found.turns, found.language))
        on_file()


def render_analysis(console: Console, judged: Judged) -> None:
    """The judgement as a person reads it in a terminal."""
    result = judged.analysis
    assert result is not None
    card = result.scorecard
    console.rule(judged.name)
    table = Table("turn", "techniques", "words", show_lines=False)
    for index, item in enumerate(result.transcript):
        if item.speaker == "seller":
            found = ", ".join(f"{hit.technique} ({hit.confidence:.2f})" for hit in item.evidence) or "-"
            words = " … ".join(hit.quote for hit in item.evidence) or item.text
            table.add_row(str(index), found, words)
    console.print(table)
    data = card.to_json()
    console.print(f"Score {card.score}/100: {data['band']['label']}", markup=False)
    for reason in data["reasons"]:
        where = f" [turn {reason['turn']}]" if reason["turn"] is not None else ""
        console.print(f"  {reason['points']:+d}  {reason['text']}{where}", markup=False)
    notes = result.feedback.to_json()
    for kind in ("strengths", "improvements"):
        for note in notes[kind]:
            console.print(f"{kind[:-1]} [turn {note['turn']}] {note['title']}: {note['text']}", markup=False)
            if note.get("better"):
                console.print(f"  → {note['better']}", markup=False)
    if notes.get("practise"):
        console.print(notes["practise"]["text"], markup=False)
