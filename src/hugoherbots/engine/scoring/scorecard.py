"""The scorecard: a score with every point's reason, by phase and by skill, and the figures shown beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from hugoherbots.engine.types import Language

Kind: TypeAlias = Literal["credit", "penalty", "limit"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Some points and why; `quote` stands word for word in the turn, and the points of all reasons add up to the score."""

    code: str
    kind: Kind
    points: int
    text: str
    turn: int | None = None
    quote: str | None = None
    technique: str | None = None
    phase: int | None = None
    skill: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Row:
    """Points earned of those available in one phase or skill; `percent` is exact, and None when it was not called for."""

    key: int | str
    name: str
    points: int
    available: int
    percent: int | None

    @property
    def called_for(self) -> bool:
        return self.percent is not None

    def to_json(self, key: str) -> dict[str, Any]:
        return {
            key: self.key,
            "name": self.name,
            "points": self.points,
            "available": self.available,
            "percent": self.percent,
            "called_for": self.called_for,
        }


@dataclass(frozen=True, slots=True)
class Named:
    """An id with its name in the language of the talk, and how often it occurred."""

    id: str
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures shown beside the score; words are counted without fillers."""

    seller_turns: int
    customer_turns: int
    seller_words: int
    customer_words: int
    talk_percent: int
    question_percent: int
    monologue_words: int
    monologue_turn: int | None
    themes_covered: tuple[Named, ...]
    themes_missing: tuple[Named, ...]
    techniques: tuple[Named, ...]
    resistances: tuple[int, int]
    moments: tuple[int, int]
    questions: tuple[int, int]

    def to_json(self) -> dict[str, Any]:
        return {
            "seller_turns": self.seller_turns,
            "customer_turns": self.customer_turns,
            "seller_words": self.seller_words,
            "customer_words": self.customer_words,
            "talk_percent": self.talk_percent,
            "question_percent": self.question_percent,
            "longest_monologue": {"words": self.monologue_words, "turn": self.monologue_turn},
            "themes": {
                "covered": [{"id": item.id, "name": item.name} for item in self.themes_covered],
                "missing": [{"id": item.id, "name": item.name} for item in self.themes_missing],
                "total": len(self.themes_covered) + len(self.themes_missing),
            },
            "techniques": [{"id": item.id, "name": item.name, "count": item.count} for item in self.techniques],
            "resistances": {"raised": self.resistances[0], "handled": self.resistances[1]},
            "important_moments": {"said": self.moments[0], "picked_up": self.moments[1]},
            "customer_questions": {"asked": self.questions[0], "answered": self.questions[1]},
        }


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A judged conversation; `score` is 0–100 and equals the sum of the reasons' points."""

    rubric: str
    catalogue: str
    language: Language
    score: int
    band: dict[str, Any]
    reasons: tuple[Reason, ...]
    phases: tuple[Row, ...]
    skills: tuple[Row, ...]
    statistics: Statistics

    def to_json(self) -> dict[str, Any]:
        return {
            "rubric": self.rubric,
            "catalogue": self.catalogue,
            "language": self.language,
            "score": self.score,
            "band": dict(self.band),
            "reasons": [reason.to_json() for reason in self.reasons],
            "phases": [row.to_json("phase") for row in self.phases],
            "skills": [row.to_json("skill") for row in self.skills],
            "stats": self.statistics.to_json(),
        }
