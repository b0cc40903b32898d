"""The customer's state of mind: how he feels about this seller, what he has said, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from hugoherbots.engine.effects import Mood
from hugoherbots.engine.flow import Flow

Stand: TypeAlias = Literal["open", "explored", "resolved"]
"""Where a raised objection stands."""
Answer: TypeAlias = Literal["open", "parked", "answered", "dropped"]
"""Where a question of the customer stands."""

OPENING, DISCOVERY, PROPOSAL, CLOSING = 1, 2, 3, 4
"""The phases of a conversation, by their ids in the catalogue."""

_IRRITATED = 18
_WARM = 58
_OPEN = 44
_GUARDED = 22


@dataclass(frozen=True, slots=True)
class Mind:
    """Trust, interest and patience run from 0 to 100; the rest is memory."""

    trust: int
    interest: int
    patience: int
    phase: int = OPENING
    turns: int = 0
    revealed: tuple[str, ...] = ()
    angles: frozenset[tuple[str, str]] = frozenset()
    told: frozenset[str] = frozenset()
    themes: tuple[str, ...] = ()
    objections: Mapping[str, Stand] = field(default_factory=dict)
    active: str | None = None
    questions: Mapping[str, Answer] = field(default_factory=dict)
    pending: str | None = None
    topic: tuple[str, str] | None = None
    eased: frozenset[str] = frozenset()
    agreed: bool = False
    in_principle: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    last_initiative: int = 0
    said: frozenset[str] = frozenset()
    said_aloud: frozenset[str] = frozenset()
    heard: tuple[str, ...] = ()
    figures: frozenset[int] = frozenset()
    since_summary: int = 0
    questions_running: int = 0
    hint: str | None = None

    def count(self, name: str) -> int:
        """How often this has happened."""
        return self.counts.get(name, 0)

    @property
    def open_objections(self) -> tuple[str, ...]:
        return tuple(name for name, stand in self.objections.items() if stand != "resolved")

    @property
    def mood(self) -> Mood:
        if self.patience < _IRRITATED:
            return "irritated"
        if self.trust >= _WARM and self.interest >= _WARM:
            return "warm"
        if self.trust >= _OPEN:
            return "open"
        return "guarded" if self.trust < _GUARDED else "neutral"


def first_mind(flow: Flow) -> Mind:
    """How the customer comes into the conversation."""
    persona = flow.persona
    return Mind(trust=persona.trust, interest=persona.interest, patience=persona.patience)
