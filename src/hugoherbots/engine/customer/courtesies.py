"""The opening and the small change of a conversation: agenda, permission, references, small talk, thanks."""

from __future__ import annotations

from hugoherbots.engine.customer.topics import tell
from hugoherbots.engine.customer.turn import Turn

_HOW = frozenset({"hoe", "how"})
_HOW_MUCH = frozenset(
    ["lang", "veel", "vaak", "groot", "oud", "ver", "many", "much", "long", "often", "old", "big", "far"]
)
_ASKING = frozenset(
    ["hoe", "wat", "wie", "waarom", "wanneer", "welke", "hoeveel", "how", "what", "who", "why", "when", "which"]
)
_ANNOUNCING = frozenset(
    [
        "vragen",
        "vraag",
        "vraagje",
        "vraagjes",
        "questions",
        "question",
        "few",
        "couple",
        "some",
        "things",
        "something",
        "first",
        "eerst",
        "paar",
        "iets",
    ]
)
_EMPTY = 4
"""Words below which a turn that is nothing else gives the customer nothing to go on."""
_EARLY = 3
_UNDERSTANDING = 5
"""Words from which sympathy is more than `I see`, and makes him go on."""


def greeted(turn: Turn) -> bool:
    """Reacts to what opens a conversation."""
    heard = turn.heard
    for technique, move in (("1.2", "agenda"), ("1.4", "entry")):
        if heard.shows(technique) and not _asks_at_once(turn):
            turn.voiced(move)
            if turn.mind.active is not None:
                turn.calm = False
                turn.voiced("back_to", point=turn.flow.objection(turn.mind.active).brief)
            return True
    if _names_a_customer(turn):
        return turn.voiced("reference")
    if heard.shows("1.1") or (heard.has("noticed") and turn.mind.turns <= _EARLY and not heard.cued):
        return _warmed(turn)
    if heard.has("small_talk") and not heard.aimed:
        again = turn.count("small talk") > 1
        turn.feel(0, -1 if again else 0, -3 if again else 0)
        turn.calm = False
        return turn.voiced("small_talk")
    if heard.has("introduction") and not heard.asks and turn.mind.turns <= _EARLY:
        turn.calm = False
        return turn.voiced("introduced")
    return False


def _asks_at_once(turn: Turn) -> bool:
    """`May I ask who does it now?` asks it already."""
    words = set(turn.heard.words)
    return turn.heard.cued and bool(words & _ASKING) and not words & _ANNOUNCING and not turn.heard.shows("1.2")


def _names_a_customer(turn: Turn) -> bool:
    heard = turn.heard
    if heard.asks or (heard.pointed and heard.shows("3.2", "3.4")):
        return False
    return heard.shows("1.3") or (heard.has("reference") and not heard.shows("2.1.8", "3.2", "3.4", "4.1"))


def _warmed(turn: Turn) -> bool:
    """A personal word is welcome; what it asks is answered too."""
    if not turn.heard.asks:
        return turn.voiced("rapport")
    if turn.heard.cued:
        turn.preface("rapport")
        return False
    words = set(turn.heard.words)
    return turn.voiced("rapport", "rapport_answer" if _HOW & words and not _HOW_MUCH & words else "rapport")


def chatted(turn: Turn) -> bool:
    """Reacts to turns that neither ask nor offer anything."""
    heard = turn.heard
    if (heard.shows("2.1.6", "3.1") or heard.has("empathy")) and not heard.has("dismissal"):
        turn.feel(1, 0, 0)
        turn.change(questions_running=0)
        often, more = turn.count("empathic"), turn.heard.size >= _UNDERSTANDING
        if often % 2 and turn.voiced("empathic"):
            if more:
                _go_on(turn)
            return True
        if more and _go_on(turn):
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
    if turn.heard.has("follow_up", "go_on") and _go_on(turn):
        return True
    running = turn.count("empty")
    if turn.heard.has("greeting") and turn.mind.turns == 1:
        turn.calm = False
        return turn.voiced("introduced")
    if turn.heard.size < _EMPTY or turn.heard.has("backchannel"):
        turn.feel(0, -1, -1 if running == 1 else -3)
        turn.calm = False
        return turn.voiced("encourage", "acknowledged" if turn.heard.has("backchannel", "empathy") else "encourage")
    turn.calm = running == 1
    return turn.voiced("encourage" if turn.chance("wait", 3) else "unclear")


def _go_on(turn: Turn) -> bool:
    """Says more about what he was speaking of."""
    need = turn.last_need
    return need is not None and need.layer != "trusted" and tell(turn, need, "more")
