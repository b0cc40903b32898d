"""The customer's reply to a turn: reactions in order of urgency, then what he brings up himself."""

from __future__ import annotations

from collections.abc import Callable

from hugoherbots.engine.customer import (
    closing,
    courtesies,
    disruptions,
    initiative,
    listening,
    offers,
    own_questions,
    resistance,
    topics,
)
from hugoherbots.engine.customer.appreciation import appreciate
from hugoherbots.engine.customer.speech import last_resort
from hugoherbots.engine.customer.turn import Turn

_REACTIONS: tuple[Callable[[Turn], bool], ...] = (
    disruptions.insulted,
    closing.parted,
    disruptions.disrupted,
    resistance.resisted,
    disruptions.pushed,
    own_questions.answered,
    closing.asked_for_step,
    courtesies.greeted,
    offers.viewed,
    listening.summarised,
    offers.imagined,
    offers.offered,
    topics.asked,
    courtesies.chatted,
    courtesies.waited,
)
_LAST_TURNS = 3
_LOW_PATIENCE = 22


def reply(turn: Turn) -> None:
    """Works out the whole reply; afterwards the turn holds the words, the effects and the new mind."""
    turn.change(turns=turn.mind.turns + 1)
    turn.feel(patience=-1)
    if turn.heard.interrupted:
        turn.feel(-3, 0, -6)
        turn.preface("cut_off")
    appreciate(turn)
    before = turn.mind.patience
    any(react(turn) for react in _REACTIONS)
    if turn.outcome is None:
        initiative.take(turn)
        _mind_the_clock(turn, before)
    _remember(turn)
    _make_unique(turn)


def _mind_the_clock(turn: Turn, before: int) -> None:
    """Patience and time run out; both are announced once."""
    mind, left = turn.mind, turn.flow.persona.turns - turn.mind.turns
    if mind.patience <= 0 and not mind.agreed:
        turn.parts.clear()
        turn.move = ""
        turn.say("leaves", turn.flow.leaving)
        turn.end("customer_left")
    elif left <= 0 and not mind.agreed:
        turn.parts.clear()
        turn.move = ""
        turn.voiced("time_up")
        turn.end("customer_left")
    elif mind.patience < _LOW_PATIENCE <= before and not turn.calm:
        turn.voiced("low_patience")
    elif left == _LAST_TURNS and turn.calm and not mind.pending and not mind.active:
        turn.voiced("time_soon")


def _remember(turn: Turn) -> None:
    mind, heard = turn.mind, turn.heard
    counts = mind.counts if not heard.size else {**mind.counts, "silence": 0}
    plain = " ".join(heard.words)
    turn.change(heard=(*mind.heard, plain) if heard.asks else mind.heard, counts=counts)


def _make_unique(turn: Turn) -> None:
    """Says something else when there is nothing left to say, or when it has been said before."""
    voice = turn.voice.base
    number = turn.mind.count("resort")
    while not turn.parts or " ".join(turn.parts) in turn.mind.said_aloud:
        line = last_resort(turn.seed, number, voice["resort_open"], voice["resort_core"], voice["resort_tail"])
        number = turn.count("resort")
        turn.parts = [turn.addressed(line)]
        turn.move = turn.move or "resort"
    turn.change(said_aloud=turn.mind.said_aloud | {turn.text})
