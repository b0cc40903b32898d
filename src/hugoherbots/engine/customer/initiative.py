"""What the customer brings up himself: resistance, questions, what is on his mind, and signs that he may buy."""

from __future__ import annotations

from hugoherbots.engine.customer import own_questions
from hugoherbots.engine.customer.mind import PROPOSAL
from hugoherbots.engine.customer.resistance import raise_objection
from hugoherbots.engine.customer.topics import tell
from hugoherbots.engine.customer.turn import Turn
from hugoherbots.engine.flow import Objection, Trigger, When

_COURTESIES = frozenset({"entry", "agenda", "introduced", "rapport", "small_talk", "confirm_short", "encourage"})
_PAUSE = 2
"""Turns between one initiative and the next."""
_LONGEST_REPLY = 260
"""Characters beyond which he leaves it at that."""
_KEEN = 62
_FIRST_NEED = 2
_FEWEST_BETWEEN_SIGNALS = 3


def take(turn: Turn) -> None:
    """Adds at most one thing of his own to a reply, when the moment is right."""
    mind = turn.mind
    if not turn.calm or turn.outcome or mind.active or mind.pending or sum(map(len, turn.parts)) > _LONGEST_REPLY:
        return
    resist = _resists(turn)
    if resist or mind.turns - mind.last_initiative < _PAUSE:
        return
    if not _asks(turn) and not _signals(turn):
        _opens(turn)


def _resists(turn: Turn) -> bool:
    """Resistance does not wait its turn when the seller just did what it is about."""
    for objection in turn.flow.objections:
        if objection.id in turn.mind.open_objections and _happened(turn, "proposal"):
            turn.change(active=objection.id, last_initiative=turn.mind.turns)
            return turn.voiced("back_to", point=objection.brief)
        waiting = objection.id not in turn.mind.objections
        soon = objection.when.after == "any" and turn.mind.turns - turn.mind.last_initiative < _PAUSE
        if waiting and not soon and objection.when.after != "close" and _now(turn, objection.when):
            return _but_first(turn, objection)
    return False


def _but_first(turn: Turn, objection: Objection) -> bool:
    """Resistance goes before courtesies: `ask away` and a reason not to talk do not go together."""
    if turn.move in _COURTESIES:
        turn.parts.clear()
        turn.move = ""
        turn.preface("but_first")
    return raise_objection(turn, objection)


def _asks(turn: Turn) -> bool:
    for question in turn.flow.questions:
        if question.id not in turn.mind.questions and _now(turn, question.when):
            return own_questions.ask(turn, question)
    return False


def _signals(turn: Turn) -> bool:
    mind = turn.mind
    keen = mind.phase >= PROPOSAL and mind.interest >= _KEEN and mind.eased
    if not keen or mind.turns - mind.count("last signal") < _FEWEST_BETWEEN_SIGNALS:
        return False
    if not turn.say("signal", turn.flow.signals):
        return False
    turn.change(counts={**turn.mind.counts, "last signal": mind.turns}, last_initiative=mind.turns)
    return True


def _opens(turn: Turn) -> bool:
    """Says unasked what he would tell anybody."""
    mind = turn.mind
    if mind.turns < _FIRST_NEED or turn.heard.has("entry", "agenda"):
        return False
    for need in turn.flow.needs:
        if need.layer == "unprompted" and need.id not in mind.revealed:
            turn.change(last_initiative=mind.turns)
            return tell(turn, need, "said")
    return False


def _now(turn: Turn, when: When) -> bool:
    mind = turn.mind
    return (
        mind.turns >= when.turn
        and mind.phase >= when.phase
        and mind.trust >= when.trust
        and mind.interest >= when.interest
        and when.needs <= set(mind.revealed)
        and _happened(turn, when.after)
    )


def _happened(turn: Turn, trigger: Trigger) -> bool:
    heard = turn.heard
    if trigger == "proposal":
        return heard.shows("3.2", "3.3", "3.4", "3.5") or heard.has("pitch", "proposal")
    if trigger == "price":
        return heard.has("price", "discount")
    return trigger == "any" or heard.has("close")
