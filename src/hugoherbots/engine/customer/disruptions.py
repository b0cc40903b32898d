"""What breaks the conversation: silence, insults, another language, nonsense, tricks, monologues and pressure."""

from __future__ import annotations

import re

from hugoherbots.engine.customer.language import foreign
from hugoherbots.engine.customer.turn import Turn

_LONGEST_TURN = 120
_LONG_TURN = 75
"""Words: from the second on a turn is too long when it neither asks nor shows any technique."""
_SILENCES = 3
_INSULTS = 2
_MASHED = re.compile(r"^(?:[^aeiouy]{4,}|.*[^aeiouy\d]{7,}.*|(.)\1{3,}|.*(?:asdf|qwer|zxcv|hjkl|sdfg).*)$")
_LATEST_HELLO = 2


def disrupted(turn: Turn) -> bool:
    """Reacts to the gravest disruption, if there is any."""
    return any(react(turn) for react in (_silence, _trick, _foreign, _nonsense, _farewell, _monologue))


def insulted(turn: Turn) -> bool:
    """Sets a boundary once; the second time the talk is over."""
    if not turn.heard.has("insult"):
        return False
    turn.calm = False
    if turn.count("insult") >= _INSULTS:
        turn.voiced("boundary_leave")
        turn.end("customer_left")
    else:
        turn.feel(-25, -12, -22)
        turn.voiced("boundary")
    return True


def _silence(turn: Turn) -> bool:
    if turn.heard.size:
        return False
    turn.calm = False
    turn.feel(-1, -1, -12)
    times = turn.count("silence")
    if times >= _SILENCES:
        turn.voiced("silence_leave")
        turn.end("customer_left")
    else:
        turn.voiced("silence" if times == 1 else "silence_again")
    return True


def _trick(turn: Turn) -> bool:
    """Attempts to talk to something else than the customer get the customer's own puzzled answer."""
    if not turn.heard.has("meta"):
        return False
    turn.calm = False
    turn.feel(-5, -3, -8 * turn.count("trick"))
    return turn.voiced("meta")


def _foreign(turn: Turn) -> bool:
    if not foreign(turn.heard.words, turn.flow.language):
        return False
    turn.calm = False
    turn.feel(-1, -1, -4 * turn.count("foreign"))
    return turn.voiced("other_language")


def _nonsense(turn: Turn) -> bool:
    heard = turn.heard
    if 2 * sum(bool(_MASHED.match(word)) for word in heard.words) < heard.size:
        return False
    turn.calm = False
    turn.feel(-2, -1, -5)
    return turn.voiced("nonsense")


def _farewell(turn: Turn) -> bool:
    """The seller takes his leave without a next step."""
    heard = turn.heard
    if not heard.has("goodbye") or heard.asks or heard.has("close", "agenda") or turn.mind.turns <= _LATEST_HELLO:
        return False
    turn.calm = False
    turn.voiced("bye")
    turn.end("seller_ended")
    return True


def _monologue(turn: Turn) -> bool:
    heard = turn.heard
    empty = not heard.asks and not heard.techniques - {"3.2", "3.3"}
    if heard.size <= _LONG_TURN or (heard.size <= _LONGEST_TURN and not empty):
        return False
    turn.calm = False
    turn.hint = "shorter"
    turn.feel(-3, -3, -8 - 3 * turn.count("monologue"))
    return turn.voiced("cut_short")


def pushed(turn: Turn) -> bool:
    """Pressure, an unasked discount, running others down or flattery, when nothing else is in the turn."""
    heard = turn.heard
    if heard.has("pressure"):
        turn.calm = False
        turn.feel(-6, -4, -9 - 2 * turn.count("pressure"))
        turn.hint = "repair"
        return turn.voiced("pressure")
    if heard.has("discount"):
        turn.calm = False
        turn.feel(-5, -3, -4 - 2 * turn.count("discount"))
        turn.hint = "ask"
        return turn.voiced("discount")
    if heard.has("competitor_bashing"):
        turn.feel(-4, -1, -4)
        return turn.voiced("bashing")
    if heard.has("flattery") and (not heard.asks or ("?" not in heard.text and not heard.aimed)):
        if turn.count("flattery") > 1:
            turn.feel(-3, -1, -4)
        return turn.voiced("flattery")
    return False
