"""The opening and the small change of a conversation: agenda, permission, references, small talk, thanks."""

from __future__ import annotations

from hugoherbots.engine.customer.topics import tell
from hugoherbots.engine.customer.turn import Turn

_EMPTY = 4
"""Words below which a turn that is nothing else gives the customer nothing to go on."""
_EARLY = 3


def greeted(turn: Turn) -> bool:
    """Reacts to what opens a conversation."""
    heard = turn.heard
    for technique, move in (("1.2", "agenda"), ("1.4", "entry"), ("1.3", "reference"), ("1.1", "rapport")):
        if not heard.shows(technique):
            continue
        if technique in ("1.2", "1.4") or not heard.asks or technique == "1.1":
            return turn.voiced(move)
    if heard.has("small_talk") and not heard.aimed:
        again = turn.count("small talk") > 1
        turn.feel(0, -1 if again else 0, -3 if again else 0)
        turn.calm = False
        return turn.voiced("small_talk")
    if heard.has("introduction") and not heard.asks and turn.mind.turns <= _EARLY:
        turn.calm = False
        return turn.voiced("introduced")
    return False


def chatted(turn: Turn) -> bool:
    """Reacts to turns that neither ask nor offer anything."""
    heard = turn.heard
    if (heard.shows("2.1.6", "3.1") or heard.has("empathy")) and not heard.has("dismissal"):
        turn.feel(1, 0, 0)
        turn.change(questions_running=0)
        if turn.count("empathic") % 2 and turn.voiced("empathic"):
            _go_on(turn)
            return True
    for act in ("apology", "thanks", "admit"):
        if heard.has(act):
            if act == "apology":
                turn.feel(1, 0, 2 if turn.count("apology") == 1 else -1)
            return turn.voiced(act)
    return False


def waited(turn: Turn) -> bool:
    """Nothing he can react to: he goes on by himself once, then wants to know where this is going."""
    turn.feel(0, -1, -3)
    if turn.heard.has("follow_up") and _go_on(turn):
        return True
    running = turn.count("empty")
    if turn.heard.has("greeting") and turn.mind.turns == 1:
        turn.calm = False
        return turn.voiced("introduced")
    if turn.heard.has("backchannel") and running == 1 and _go_on(turn):
        return True
    if turn.heard.size < _EMPTY or turn.heard.has("backchannel"):
        turn.feel(0, -1, -3)
        turn.calm = False
        return turn.voiced("encourage")
    turn.calm = running == 1
    return turn.voiced("encourage" if turn.chance("wait", 3) else "unclear")


def _go_on(turn: Turn) -> bool:
    """Says more about what he was speaking of."""
    need = turn.last_need
    return need is not None and tell(turn, need, "more")
