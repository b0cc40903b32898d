"""The words that every part of the engine shares: who spoke, what was said, and the evidence in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

Language: TypeAlias = Literal["nl", "en"]
Speaker: TypeAlias = Literal["seller", "customer"]

LANGUAGES: tuple[Language, ...] = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One technique found in a seller's turn, with the exact words that show it.

    `confidence` is a calibrated probability in 0–1. `quote` equals `text[start:end]` of the turn it was
    found in; offsets count Unicode code points.
    """

    technique: str
    confidence: float
    quote: str
    start: int
    end: int

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.technique,
            "confidence": self.confidence,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Evidence:
        return Evidence(data["id"], float(data["confidence"]), data["quote"], int(data["start"]), int(data["end"]))


@dataclass(frozen=True, slots=True)
class Utterance:
    """One turn of a conversation; `evidence` is filled for the seller's turns only."""

    speaker: Speaker
    text: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def techniques(self) -> frozenset[str]:
        """The ids of the techniques found in this turn."""
        return frozenset(item.technique for item in self.evidence)

    def to_json(self) -> dict[str, Any]:
        return {
            "speaker": self.speaker,
            "text": self.text,
            "techniques": [item.to_json() for item in self.evidence],
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Utterance:
        found = tuple(Evidence.from_json(item) for item in data.get("techniques", ()))
        return Utterance(cast(Speaker, data["speaker"]), data["text"], found)
