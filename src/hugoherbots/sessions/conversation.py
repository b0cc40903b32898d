"""A stored conversation brought to life: its events replayed, and what each turn looked like to the seller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.effects import Effect, Hint, Say
from hugoherbots.engine.events import CustomerSpoke, Event, SellerSpoke, event_from_json
from hugoherbots.engine.session import SessionState, advance, initial, replay
from hugoherbots.engine.types import Evidence, Utterance
from hugoherbots.sessions.queries import EventRow

PHASE_NAMES = {-1: "preparation", 1: "opening", 2: "discovery", 3: "proposal", 4: "closing"}


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange as the seller sees it; `turn` is the position of his words in the transcript."""

    turn: int
    text: str
    techniques: tuple[Evidence, ...]
    reply: str
    mood: str
    hint: str | None
    state: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        return {
            "turn": self.turn,
            "reply": self.reply,
            "mood": self.mood,
            "techniques": [item.to_json() for item in self.techniques],
            "hint": self.hint,
            "state": self.state,
        }


def stored_event(row: EventRow) -> Event:
    """The engine's event of a stored row."""
    return event_from_json({"kind": row.kind, **row.payload})


JUDGED = "judged"
"""The kind of event that keeps a transcript which was sent to be scored instead of the talk; the engine does not see it."""


def rebuild(rows: Sequence[EventRow], catalogue: Catalogue) -> SessionState:
    """The state after all stored events."""
    return replay([stored_event(row) for row in rows if row.kind != JUDGED], catalogue)


def judged_transcript(rows: Sequence[EventRow]) -> tuple[Utterance, ...] | None:
    """The transcript that was sent and scored, if one was."""
    kept = next((row for row in rows if row.kind == JUDGED), None)
    return tuple(Utterance.from_json(turn) for turn in kept.payload["turns"]) if kept else None


def first_said(effects: Sequence[Effect]) -> Say | None:
    """What the customer says in answer, if anything."""
    return next((effect for effect in effects if isinstance(effect, Say)), None)


def turn_view(state: SessionState, said: SellerSpoke, effects: Sequence[Effect], reply: str) -> Turn:
    """How a turn is shown: `state` is the one after the customer's answer."""
    say = first_said(effects)
    hint = next((effect.text for effect in effects if isinstance(effect, Hint)), None)
    position = max(index for index, item in enumerate(state.transcript) if item.speaker == "seller")
    return Turn(
        turn=position,
        text=said.text,
        techniques=said.evidence,
        reply=reply,
        mood=say.mood if say else "neutral",
        hint=hint,
        state=public_state(state),
    )


def public_state(state: SessionState) -> dict[str, Any]:
    """What the seller may know of the state, with the phase by name."""
    return {**state.public_view(), "phase": PHASE_NAMES[state.phase]}


def planned_answer(rows: Sequence[EventRow], catalogue: Catalogue) -> CustomerSpoke:
    """What the engine planned to say after the last stored event, a seller's turn."""
    before = replay([stored_event(row) for row in rows[:-1]], catalogue)
    _, effects = advance(before, stored_event(rows[-1]), catalogue)
    say = first_said(effects)
    return CustomerSpoke(say.text if say else "", say.move if say else "silence")


def replay_turn(rows: Sequence[EventRow], seq: int, catalogue: Catalogue) -> Turn | None:
    """The turn whose seller event has number `seq`, as it was shown then; None while its answer is not stored yet."""
    before = [stored_event(row) for row in rows if row.seq < seq]
    asked = next(row for row in rows if row.seq == seq)
    answer = next((row for row in rows if row.seq == seq + 1 and row.kind == "customer"), None)
    if answer is None:
        return None
    said = stored_event(asked)
    assert isinstance(said, SellerSpoke)
    middle, effects = advance(replay(before, catalogue) if before else initial(), said, catalogue)
    after, _ = advance(middle, stored_event(answer), catalogue)
    return turn_view(after, said, effects, answer.payload["text"])
