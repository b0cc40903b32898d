"""Reactions to what the seller puts forward: hypothetical questions, proposals that fit or not, asking for a view."""

from __future__ import annotations

from hugoherbots.engine.customer.mind import PROPOSAL
from hugoherbots.engine.customer.topics import tell
from hugoherbots.engine.customer.turn import Turn
from hugoherbots.engine.flow import Need

_FITS = 1.5
_NEAR = 0.65
_IN_HIS_WORDS = 2.0
"""How much of what he said about a need a proposal must have to meet it without any of its cues."""
_FEATURES = 2
"""Features named in one breath that make it a list."""
_LONG_LIST = 55
_HIGH = 55
_MIDDLE = 40
_UNASKED = 2
"""Hidden needs that must have come up before a proposal about nothing in particular is taken in good part."""


def imagined(turn: Turn) -> bool:
    """Answers a hypothetical question about a need that came up."""
    heard = turn.heard
    if not heard.shows("2.1.7") or heard.has("threat"):
        return False
    need = _touched(turn) or (None if heard.pointed else _nearest(turn))
    if need is None and heard.pointed:
        return False
    need = need or turn.last_need
    if need is not None and need.imagined and tell(turn, need, "imagined"):
        turn.feel(1, 3, 1)
        turn.change(questions_running=0)
        return True
    if need is None and heard.aimed:
        return False
    return turn.voiced("imagine")


def viewed(turn: Turn) -> bool:
    """Says what he makes of the proposal."""
    heard = turn.heard
    offered_before = turn.mind.phase >= PROPOSAL or turn.mind.count("missed") > 0
    if not offered_before or heard.pointed or not (heard.shows("3.5") or heard.has("view_of_offer")):
        return False
    interest = turn.mind.interest
    name = "opinion_high" if interest >= _HIGH else "opinion_mid" if interest >= _MIDDLE else "opinion_low"
    return turn.voiced(name)


def offered(turn: Turn) -> bool:
    """Reacts to a proposal: warmer when it meets a need he named, cold when it meets none."""
    heard = turn.heard
    listed = _features_named(turn)
    if (
        not heard.shows("3.2", "3.3", "3.4")
        and not heard.has("pitch", "offering", "proposal", "helps")
        and listed < _FEATURES
    ):
        return False
    need = _touched(turn)
    if need is not None and listed < _FEATURES:
        return _fits(turn, need)
    if heard.asks and not heard.has("view_of_offer", "helps"):
        return False
    if heard.size >= _LONG_LIST or listed >= _FEATURES:
        turn.feel(-3, -3, -6 - 2 * turn.count("dump"))
        turn.calm = False
        turn.hint = "ask"
        return turn.voiced("dump")
    return _misses(turn)


def _fits(turn: Turn, need: Need) -> bool:
    turn.enter(PROPOSAL)
    turn.change(questions_running=0, topic=("need", need.id))
    if need.id in turn.mind.eased:
        turn.feel(0, 1, -1)
        return turn.say("proposal_again", need.eased) or turn.voiced("proposal_again")
    turn.change(eased=turn.mind.eased | {need.id})
    turn.feel(3, 8 if need.hidden else 6, 3)
    return turn.say("need.eased", need.eased) or turn.voiced("proposal_warm")


def _misses(turn: Turn) -> bool:
    hidden = sum(turn.flow.need(name).hidden for name in turn.mind.revealed)
    turn.hint = "ask"
    if turn.count("missed") == 1 and hidden >= _UNASKED:
        turn.feel(0, 0, -2)
    else:
        turn.feel(-2, -3, -5)
        turn.calm = False
    return turn.voiced("proposal_cold")


def _touched(turn: Turn) -> Need | None:
    """The need that came up and that this turn names most clearly."""
    scores = turn.heard.scores
    found = [(scores.get(("need", name), 0.0), name) for name in turn.mind.revealed]
    score, name = max(found, default=(0.0, ""))
    if score >= _FITS:
        return turn.flow.need(name)
    own = [(turn.heard.shared.get(("need", name), 0.0), name) for name in turn.mind.revealed]
    score, name = max(own, default=(0.0, ""))
    return turn.flow.need(name) if score >= _IN_HIS_WORDS else None


def _nearest(turn: Turn) -> Need | None:
    """The need that came up, or that he tells anybody, and that shares most words with this turn."""
    free = {*turn.mind.revealed, *(need.id for need in turn.flow.needs if need.layer == "unprompted")}
    found = [(turn.heard.shared.get(("need", name), 0.0), name) for name in sorted(free)]
    score, name = max(found, default=(0.0, ""))
    return turn.flow.need(name) if score >= _NEAR else None


def _features_named(turn: Turn) -> int:
    said = turn.heard.text.lower()
    return sum(feature.lower() in said for feature in turn.flow.seller.features)
