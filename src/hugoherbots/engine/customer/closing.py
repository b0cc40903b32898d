"""Asking for a step: refused when it comes too early, resisted when something is open, agreed when the time is ripe."""

from __future__ import annotations

from hugoherbots.engine.customer.mind import CLOSING, PROPOSAL
from hugoherbots.engine.customer.resistance import raise_objection
from hugoherbots.engine.customer.turn import Turn
from hugoherbots.engine.flow import Objection

_INTERROGATIVES = frozenset(
    ("hoe", "wat", "wie", "waarom", "welke", "hoeveel", "waar", "how", "what", "who", "why", "which", "where")
)
_PREMATURE = 3
"""Closes that came far too early, after which he leaves."""
_NEARLY = 14
"""So many points short of what a step takes he hesitates instead of refusing."""


def parted(turn: Turn) -> bool:
    """Once a step is agreed, the seller's next turn is followed by a goodbye."""
    if not turn.mind.agreed:
        return False
    turn.calm = False
    turn.say("goodbye", turn.flow.closing.goodbye) or turn.voiced("bye")
    turn.end("next_step")
    return True


def asked_for_step(turn: Turn) -> bool:
    """Reacts to a close; a concrete moment after an agreement in principle counts as one."""
    if not turn.heard.has("close") and not _names_a_moment(turn):
        return False
    if missing(turn):
        return _unmoved(turn)
    blocking = next(iter(_blocking(turn)), None)
    if blocking is not None:
        turn.enter(CLOSING)
        return raise_objection(turn, blocking) or _back_to(turn, blocking)
    return _agrees(turn)


def _names_a_moment(turn: Turn) -> bool:
    """`Tuesday at ten, with your brother?` asks for a step too, once there is a proposal."""
    heard, mind = turn.heard, turn.mind
    if not heard.has("concrete"):
        return False
    return mind.in_principle or (heard.asks and mind.phase >= PROPOSAL and _INTERROGATIVES.isdisjoint(heard.words))


def ripe(turn: Turn) -> bool:
    """Whether a close would meet no refusal now."""
    return not missing(turn) and not turn.mind.active


def missing(turn: Turn) -> int:
    """How many points, of trust, interest or needs understood, a step is still away; 0 when it is not."""
    mind, closing = turn.mind, turn.flow.closing
    hidden = sum(turn.flow.need(name).hidden for name in mind.revealed)
    short = max(0, closing.needs - hidden) * _NEARLY
    short += max(0, closing.trust - mind.trust) + max(0, closing.interest - mind.interest)
    return short if mind.eased else short + _NEARLY


def _agrees(turn: Turn) -> bool:
    turn.enter(CLOSING)
    turn.feel(3, 3, 2)
    turn.calm = False
    if not turn.heard.has("concrete"):
        if turn.mind.in_principle:
            return turn.say("specify", turn.flow.closing.specify) or turn.voiced("thin_answer")
        turn.change(in_principle=True)
        turn.hint = "specify"
        return turn.say("specify", turn.flow.closing.specify)
    turn.change(agreed=True)
    return turn.say("accepts", turn.flow.closing.accepts)


def _unmoved(turn: Turn) -> bool:
    turn.calm = False
    turn.hint = "too_early"
    if missing(turn) < _NEARLY and turn.mind.eased:
        turn.feel(-1, 0, -3)
        if turn.count("nearly") <= 2:  # noqa: PLR2004 — hesitating a third time would be a refusal
            return turn.voiced("opinion_mid")
    times = turn.count("premature")
    turn.feel(-5, -3, -7 - 2 * times)
    if times > _PREMATURE:
        turn.voiced("stall_close")
        turn.end("customer_left")
        return True
    return turn.say("not_yet", turn.flow.closing.not_yet) or turn.voiced("too_early")


def _back_to(turn: Turn, objection: Objection) -> bool:
    """Something was left on the table; it comes first."""
    turn.change(active=objection.id)
    turn.hint = "explore"
    turn.calm = False
    return turn.say(f"{objection.kind}.held", objection.holds) or turn.voiced("held", point=objection.brief)


def _blocking(turn: Turn) -> list[Objection]:
    """What stands in the way, spoken or not; those that wait for a close go last."""
    stands = turn.mind.objections
    open_ones = [item for item in turn.flow.objections if item.blocking and stands.get(item.id) != "resolved"]
    return sorted(open_ones, key=lambda item: (item.id not in stands, item.when.after == "close"))
