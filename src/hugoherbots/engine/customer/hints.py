"""One short line of coaching for the seller's next turn, when it helps."""

from __future__ import annotations

from hugoherbots.engine.customer.closing import ripe
from hugoherbots.engine.customer.mind import PROPOSAL
from hugoherbots.engine.customer.speech import filled
from hugoherbots.engine.customer.turn import Turn
from hugoherbots.engine.effects import Hint

_NEVER_SUMMARISED = 3
_ENOUGH_KNOWN = 3
_IMPATIENT = 25
_FACTS_ONLY = 3


def hint(turn: Turn) -> Hint | None:
    """The most useful advice now; none when it would only repeat the last."""
    if turn.outcome or turn.mind.agreed:
        return None
    code = _code(turn)
    if code is None or code == turn.mind.hint:
        turn.change(hint=None if code is None else turn.mind.hint)
        return None
    turn.change(hint=code)
    lines = turn.voice.hints[code]
    line = lines[turn.chance("hint", len(lines))]
    return Hint(code, filled(line, formal=turn.flow.formal))


def _code(turn: Turn) -> str | None:
    mind = turn.mind
    if mind.active is not None:
        return "answer" if mind.objections.get(mind.active) == "explored" else "explore"
    if mind.pending is not None:
        return "reply"
    if turn.hint is not None:
        return turn.hint
    if mind.patience < _IMPATIENT:
        return "repair"
    return _by_phase(turn)


def _by_phase(turn: Turn) -> str | None:
    mind = turn.mind
    if mind.turns == 0:
        return "agenda"
    if mind.since_summary >= _NEVER_SUMMARISED:
        return "summarise"
    if mind.phase >= PROPOSAL:
        return _to_the_close(turn)
    return _in_discovery(turn)


def _to_the_close(turn: Turn) -> str | None:
    if ripe(turn):
        return "close"
    return "opinion" if len(turn.mind.eased) == 1 and not turn.mind.count("used 3.5") else None


def _in_discovery(turn: Turn) -> str | None:
    mind = turn.mind
    if len(mind.revealed) >= _ENOUGH_KNOWN:
        return "propose"
    if mind.count("used 2.1.1") >= _FACTS_ONLY and not mind.count("used 2.1.2"):
        return "feeling"
    if not mind.revealed:
        return "ask"
    return None if turn.heard.asks else "deepen"
