"""A practice session as a state machine: `advance` takes an event and gives the next state and what it brings about."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.customer.hearing import hear
from hugoherbots.engine.customer.hints import hint
from hugoherbots.engine.customer.mind import Mind, first_mind
from hugoherbots.engine.customer.reply import reply
from hugoherbots.engine.customer.turn import Turn
from hugoherbots.engine.customer.voice import Voice
from hugoherbots.engine.effects import Effect, Ended, Mood, Outcome, PhaseEntered, Say
from hugoherbots.engine.events import CustomerSpoke, EndedByPerson, Event, Opened, SellerSpoke
from hugoherbots.engine.flow import Flow, parse_flow
from hugoherbots.engine.types import Language, Utterance

Refusal = Literal["not_opened", "already_opened", "already_ended", "nothing_to_record", "no_voice"]


class SessionError(ValueError):
    """The session cannot take this event now; `code` says why."""

    def __init__(self, code: Refusal, message: str) -> None:
        super().__init__(message)
        self.code: Refusal = code


@dataclass(frozen=True)
class SessionState:
    """Everything a session is; immutable. Phase −1 is before it opens."""

    language: Language = "en"
    flow: Flow | None = field(default=None, compare=False, repr=False)
    seed: int = 0
    hints: bool = True
    mind: Mind | None = None
    transcript: tuple[Utterance, ...] = ()
    outcome: Outcome | None = None
    awaits_words: bool = False

    @property
    def ended(self) -> bool:
        return self.outcome is not None

    @property
    def phase(self) -> int:
        return self.mind.phase if self.mind else -1

    @property
    def trust(self) -> int:
        return self.mind.trust if self.mind else 0

    @property
    def interest(self) -> int:
        return self.mind.interest if self.mind else 0

    @property
    def patience(self) -> int:
        return self.mind.patience if self.mind else 0

    @property
    def mood(self) -> Mood:
        return self.mind.mood if self.mind else "neutral"

    @property
    def themes(self) -> tuple[str, ...]:
        """The discovery themes that have been touched, in order."""
        return self.mind.themes if self.mind else ()

    @property
    def open_objections(self) -> tuple[str, ...]:
        return self.mind.open_objections if self.mind else ()

    @property
    def turns(self) -> int:
        """How often the seller has spoken."""
        return self.mind.turns if self.mind else 0

    def public_view(self) -> dict[str, Any]:
        """What the seller may see: nothing that he has not earned."""
        return {
            "phase": self.phase,
            "turns": self.turns,
            "mood": self.mood,
            "themes": list(self.themes),
            "ended": self.ended,
            "outcome": self.outcome,
        }


def initial() -> SessionState:
    """A session that nothing has happened in."""
    return SessionState()


def replay(events: Iterable[Event], catalogue: Catalogue) -> SessionState:
    """The state after these events."""
    state = initial()
    for event in events:
        state, _ = advance(state, event, catalogue)
    return state


def advance(state: SessionState, event: Event, catalogue: Catalogue) -> tuple[SessionState, tuple[Effect, ...]]:
    """The next state and what the event brings about; raises SessionError when the session cannot take it."""
    if isinstance(event, Opened):
        return _open(state, event, catalogue)
    if state.flow is None or state.mind is None:
        raise SessionError("not_opened", "the session has not been opened")
    if isinstance(event, CustomerSpoke):
        return _record(state, event), ()
    if state.ended:
        raise SessionError("already_ended", "the session has ended")
    if isinstance(event, EndedByPerson):
        return _end(state, state.mind, event)
    return _reply(state, state.flow, state.mind, event, catalogue)


def _open(state: SessionState, event: Opened, catalogue: Catalogue) -> tuple[SessionState, tuple[Effect, ...]]:
    if state.flow is not None:
        raise SessionError("already_opened", "the session has been opened before")
    flow = _flow(json.dumps(event.flow, ensure_ascii=False))
    heard = hear("", (), flow, catalogue, interrupted=False)
    turn = Turn(flow, _voice(catalogue, flow), event.seed, first_mind(flow), heard)
    turn.say("opening", flow.opening)
    turn.change(said_aloud=frozenset({turn.text}))
    opened = SessionState(language=flow.language, flow=flow, seed=event.seed, hints=event.hints)
    return _settle(opened, turn, (PhaseEntered(1),))


@lru_cache(maxsize=64)
def _flow(document: str) -> Flow:
    """The flow in a document; remembered, because every turn of every session replays from its opening."""
    return parse_flow(json.loads(document))


def _reply(
    state: SessionState, flow: Flow, mind: Mind, event: SellerSpoke, catalogue: Catalogue
) -> tuple[SessionState, tuple[Effect, ...]]:
    heard = hear(event.text, event.evidence, flow, catalogue, interrupted=event.interrupted)
    turn = Turn(flow, _voice(catalogue, flow), state.seed, mind, heard)
    reply(turn)
    spoken = (*state.transcript, Utterance("seller", event.text, event.evidence))
    return _settle(replace(state, transcript=spoken), turn, tuple(turn.effects))


def _settle(state: SessionState, turn: Turn, effects: tuple[Effect, ...]) -> tuple[SessionState, tuple[Effect, ...]]:
    """The state after a reply; its words come first, the end of the talk last."""
    advice = hint(turn) if state.hints else None
    say = Say(turn.text, turn.move, turn.mind.mood)
    middle = tuple(effect for effect in effects if not isinstance(effect, Ended))
    last = tuple(effect for effect in effects if isinstance(effect, Ended))
    after = replace(
        state,
        mind=turn.mind,
        transcript=(*state.transcript, Utterance("customer", turn.text)),
        outcome=turn.outcome,
        awaits_words=True,
    )
    return after, (say, *middle, *((advice,) if advice else ()), *last)


def _record(state: SessionState, event: CustomerSpoke) -> SessionState:
    """The words really said take the place of the planned ones."""
    if not state.awaits_words or state.mind is None:
        raise SessionError("nothing_to_record", "the customer has not been given the floor")
    mind = replace(state.mind, said_aloud=state.mind.said_aloud | {event.text})
    transcript = (*state.transcript[:-1], Utterance("customer", event.text))
    return replace(state, mind=mind, transcript=transcript, awaits_words=False)


def _end(state: SessionState, mind: Mind, event: EndedByPerson) -> tuple[SessionState, tuple[Effect, ...]]:
    outcome: Outcome = "abandoned"
    if mind.agreed:
        outcome = "next_step"
    elif event.reason == "seller":
        outcome = "seller_ended"
    return replace(state, outcome=outcome, awaits_words=False), (Ended(outcome),)


def _voice(catalogue: Catalogue, flow: Flow) -> Voice:
    voice = catalogue.voices.get(flow.language)
    if voice is None:
        raise SessionError("no_voice", f"the catalogue has no lines for customers in {flow.language!r}")
    return voice
