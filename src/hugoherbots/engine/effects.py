"""What a turn brings about: words to say, hints, and changes worth showing or storing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Mood: TypeAlias = Literal["warm", "open", "neutral", "guarded", "irritated"]
Outcome: TypeAlias = Literal["next_step", "customer_left", "seller_ended", "abandoned"]


@dataclass(frozen=True, slots=True)
class Say:
    """The customer says this; a model may find other words for the same move."""

    text: str
    move: str
    mood: Mood


@dataclass(frozen=True, slots=True)
class Hint:
    """One line of coaching for the seller's next turn, in the session's language."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class PhaseEntered:
    """The talk moved on to this phase (1 opening, 2 discovery, 3 proposal, 4 closing)."""

    phase: int


@dataclass(frozen=True, slots=True)
class Revealed:
    """The customer spoke of this need for the first time."""

    theme: str
    need_id: str


@dataclass(frozen=True, slots=True)
class ObjectionRaised:
    """The customer put this resistance on the table."""

    id: str


@dataclass(frozen=True, slots=True)
class ObjectionResolved:
    """The seller took this resistance away."""

    id: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The conversation is over."""

    outcome: Outcome


Effect: TypeAlias = Say | Hint | PhaseEntered | Revealed | ObjectionRaised | ObjectionResolved | Ended
