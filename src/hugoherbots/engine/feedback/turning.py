"""Finds the seller's turn after which the conversation went up or down most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hugoherbots.engine.feedback.notes import Direction
from hugoherbots.engine.feedback.praise import REACTIONS, reaction_to
from hugoherbots.engine.scoring.faults import find_faults
from hugoherbots.engine.scoring.moments import judge_moments
from hugoherbots.engine.scoring.reading import Exchange, Turn
from hugoherbots.engine.scoring.talk import Talk

_NEUTRAL = 40
_FAULT_WEIGHT = 12


@dataclass(frozen=True)
class Turning:
    """The turn, where it led, and the customer's words right after it."""

    exchange: Exchange
    direction: Direction
    after: Turn | None


def find_turn(talk: Talk) -> Turning | None:
    """The turn with the greatest swing, the earliest of equals; None when the seller never answered the customer."""
    faults = find_faults(talk)
    lost: Counter[int] = Counter()
    for fault in faults:
        if fault.code not in {"talk_share", "irritation"}:
            lost[fault.turn] += talk.rubric.deductions[fault.code].points * _FAULT_WEIGHT
    best: Turning | None = None
    widest = 0
    for moment in judge_moments(talk, faults):
        exchange = moment.exchange
        if exchange.said is None:
            continue
        after, reaction = reaction_to(talk, exchange.seller)
        swing = moment.percent - _NEUTRAL - lost[exchange.seller.index] + REACTIONS.get(reaction or "", 0)
        if abs(swing) > widest:
            widest = abs(swing)
            best = Turning(exchange, "up" if swing > 0 else "down", after)
    return best
