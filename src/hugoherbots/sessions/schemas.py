"""The JSON shapes of sessions: what comes in, what goes out."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from hugoherbots.sessions.queries import SessionRow, SessionSummary


class StartSession(BaseModel):
    """Which scenario to practise, and how."""

    scenario_id: UUID
    workspace_id: UUID | None = None
    mode: Literal["text", "voice", "avatar"] = "text"
    hints: bool = True


class SaySomething(BaseModel):
    """One turn of the seller; empty text is silence."""

    text: str = Field(max_length=100_000)
    interrupted: bool = Field(False, description="The seller spoke before the customer had finished.")


class Session(BaseModel):
    """A session, in the columns of public.sessions."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    user_id: UUID
    workspace_id: UUID | None
    scenario_id: UUID | None
    status: Literal["in_progress", "processing", "completed", "abandoned"]
    duration_seconds: int
    score: int | None
    transcript_url: str | None
    audio_url: str | None
    phase: Literal["preparation", "opening", "discovery", "proposal", "closing"] | None
    techniques_detected: list[dict[str, Any]]
    feedback: dict[str, Any] | None
    scorecard: dict[str, Any] | None
    mode: Literal["text", "voice", "avatar", "upload"]
    language: Literal["nl", "en"]
    outcome: Literal["next_step", "customer_left", "seller_ended", "abandoned"] | None
    problem: Literal["audio_unreadable", "audio_silent"] | None
    created_at: datetime
    completed_at: datetime | None

    @staticmethod
    def of(row: SessionRow) -> Session:
        return Session.model_validate(row)


class Opening(BaseModel):
    """The customer's first words."""

    text: str
    mood: str


class StartedSession(Session):
    """A new session, with the customer's first words."""

    opening: Opening


class Summary(BaseModel):
    """One line of the list of sessions."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    scenario_id: UUID | None
    title: str | None
    status: str
    score: int | None
    outcome: str | None
    language: str
    mode: str
    duration_seconds: int
    created_at: datetime
    completed_at: datetime | None

    @staticmethod
    def of(row: SessionSummary) -> Summary:
        return Summary.model_validate(row)


class SessionPage(BaseModel):
    """A page of sessions; `next` is passed as `cursor` to get the one after, null at the end."""

    items: list[Summary]
    next: str | None


class Find(BaseModel):
    """A technique found in a turn, with the words that show it."""

    id: str
    confidence: float
    quote: str
    start: int
    end: int


class TurnAnswer(BaseModel):
    """One exchange: what the customer answered, and what was seen in the seller's words."""

    turn: int
    reply: str
    mood: str
    techniques: list[Find]
    hint: str | None
    state: dict[str, Any]


class Transcript(BaseModel):
    """What was said, with the techniques in it."""

    id: UUID
    language: str
    status: str
    turns: list[dict[str, Any]]
