"""What the coach says after a conversation, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from hugoherbots.engine.types import Language

Direction: TypeAlias = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class ScenarioSummary:
    """What the coach must know of a scenario to recommend it."""

    id: str
    slug: str
    title: str
    language: Language
    difficulty: str
    techniques_required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A technique by id, with its name in the language of the talk."""

    id: str
    name: str

    def to_json(self) -> dict[str, str]:
        return {"id": self.id, "name": self.name}


@dataclass(frozen=True, slots=True)
class Strength:
    """Something that went well; `quote` stands word for word in the turn."""

    code: str
    title: str
    text: str
    turn: int
    quote: str
    technique: Named | None

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "title": self.title,
            "text": self.text,
            "turn": self.turn,
            "quote": self.quote,
            "technique": self.technique.to_json() if self.technique else None,
        }


@dataclass(frozen=True, slots=True)
class Improvement:
    """A moment that could go better, with better words for it; both quotes stand word for word in their turns."""

    code: str
    title: str
    text: str
    turn: int
    quote: str
    customer_turn: int | None
    customer_quote: str | None
    better: str
    technique: Named

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "title": self.title,
            "text": self.text,
            "turn": self.turn,
            "quote": self.quote,
            "customer_turn": self.customer_turn,
            "customer_quote": self.customer_quote,
            "better": self.better,
            "technique": self.technique.to_json(),
        }


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """The seller's turn after which the talk went up or down most."""

    turn: int
    quote: str
    direction: Direction
    text: str

    def to_json(self) -> dict[str, Any]:
        return {"turn": self.turn, "quote": self.quote, "direction": self.direction, "text": self.text}


@dataclass(frozen=True, slots=True)
class Practise:
    """The one technique to train next, and the scenario that trains it."""

    technique: Named
    text: str
    scenario: ScenarioSummary | None

    def to_json(self) -> dict[str, Any]:
        scenario = self.scenario
        chosen = {key: getattr(scenario, key) for key in ("id", "slug", "title", "difficulty")} if scenario else None
        return {"technique": self.technique.to_json(), "text": self.text, "scenario": chosen}


@dataclass(frozen=True, slots=True)
class Feedback:
    """At most three strengths and three improvements, the turning point and what to practise."""

    language: Language
    strengths: tuple[Strength, ...]
    improvements: tuple[Improvement, ...]
    turning_point: TurningPoint | None
    practise: Practise

    def to_json(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "strengths": [item.to_json() for item in self.strengths],
            "improvements": [item.to_json() for item in self.improvements],
            "turning_point": self.turning_point.to_json() if self.turning_point else None,
            "practise": self.practise.to_json(),
        }
