"""What went well: the moments that earned most, weighed by how the customer reacted to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hugoherbots.engine.scoring.faults import find_faults
from hugoherbots.engine.scoring.moments import Moment, judge_moments
from hugoherbots.engine.scoring.reading import Turn
from hugoherbots.engine.scoring.talk import Talk

_LEAST = 60
_TOLD_MORE = 9
_TASTE: Mapping[str, int] = {
    "2.1.6": 20, "2.1.7": 20, "3.4": 20, "4.2.5": 20, "4.2.4": 20, "4.2.3": 18, "4.2.2": 18, "2.1.8": 16, "3.1": 15,
    "2.1.2": 12, "2.1.4": 10, "3.5": 8, "4.2.1": 8, "1.2": 6, "1.4": 6, "2.1.5": 5, "1.3": 5, "4.1": 5, "1.1": 4,
}  # fmt: skip
"""How much more a coach likes to point at these than at a factual question."""

REACTIONS: Mapping[str, int] = {"agreement": 40, "opened": 25, "resistance": -15, "irritation": -70}
"""What the customer's next words say about the turn before them."""


@dataclass(frozen=True)
class Praise:
    """A moment to praise, with the customer's words before it and after it."""

    moment: Moment
    said: Turn | None
    after: Turn | None
    reaction: str | None

    @property
    def weight(self) -> int:
        return self.moment.percent + _TASTE.get(self.moment.technique or "", 0) + REACTIONS.get(self.reaction or "", 0)


def reaction_to(talk: Talk, turn: Turn) -> tuple[Turn | None, str | None]:
    """The customer's next turn, if it comes right after, and what it says about the seller's turn."""
    after = next((item for item in talk.reading.turns[turn.index + 1 :] if item.words), None)
    if after is None or after.speaker != "customer":
        return None, None
    if after.has("irritation"):
        return after, "irritation"
    if after.resistance:
        return after, "resistance"
    if after.has("agreement") and not talk.has_question(after):
        return after, "agreement"
    told = after.has("pain") or after.words >= _TOLD_MORE
    return after, "opened" if told and not talk.has_question(after) else None


def find_praise(talk: Talk) -> tuple[Praise, ...]:
    """The moments worth praising, the best first; each technique once, none with a fault in the same turn."""
    faults = find_faults(talk)
    faulty = {fault.turn for fault in faults if fault.code != "talk_share"}
    found = [
        Praise(moment, moment.exchange.said, *reaction_to(talk, moment.exchange.seller))
        for moment in judge_moments(talk, faults)
        if moment.percent >= _LEAST and moment.technique and moment.exchange.seller.index not in faulty
    ]
    best: dict[str, Praise] = {}
    for praise in sorted(found, key=lambda item: (-item.weight, item.moment.exchange.seller.index)):
        best.setdefault(praise.moment.technique or "", praise)
    return tuple(best.values())
