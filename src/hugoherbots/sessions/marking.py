"""A transcript for reading: the words that show a technique marked in place, and the points each turn brought."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hugoherbots.engine.types import Evidence, Utterance

NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn with the names of the techniques that all of its words show; none for plain words."""

    text: str
    techniques: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedTurn:
    """One turn: its text in pieces, its techniques in order of appearance, and what it did to the score."""

    index: int
    speaker: str
    pieces: tuple[Piece, ...]
    techniques: tuple[str, ...]
    reasons: tuple[Mapping[str, Any], ...]


def pieces_of(text: str, evidence: Sequence[Evidence], name_of: NameOf) -> Iterator[Piece]:
    """Cuts a text wherever a quote begins or ends, so that overlapping quotes share the words that both show."""
    spans = [(max(0, item.start), min(len(text), item.end), item.technique) for item in evidence]
    cuts = sorted({0, len(text), *(place for start, end, _ in spans if start < end for place in (start, end))})
    for start, end in pairwise(cuts):
        shown = [name_of(technique) for left, right, technique in spans if left <= start and end <= right]
        yield Piece(text[start:end], tuple(dict.fromkeys(shown)))


def marked(transcript: Sequence[Utterance], reasons: Sequence[Mapping[str, Any]], name_of: NameOf) -> list[MarkedTurn]:
    """The whole transcript, each reason beside the turn it is about."""
    by_turn: dict[int, list[Mapping[str, Any]]] = {}
    for reason in reasons:
        if reason["turn"] is not None and reason["points"]:
            by_turn.setdefault(reason["turn"], []).append(reason)
    return [
        MarkedTurn(
            index=index,
            speaker=said.speaker,
            pieces=tuple(pieces_of(said.text, said.evidence, name_of)),
            techniques=tuple(
                dict.fromkeys(name_of(item.technique) for item in sorted(said.evidence, key=lambda item: item.start))
            ),
            reasons=tuple(by_turn.get(index, ())),
        )
        for index, said in enumerate(transcript)
    ]
