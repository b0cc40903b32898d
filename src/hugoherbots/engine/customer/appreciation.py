"""How good technique, by itself, moves trust, interest and patience."""

from __future__ import annotations

from collections.abc import Mapping

from hugoherbots.engine.customer.mind import PROPOSAL
from hugoherbots.engine.customer.turn import Turn

_GAIN: Mapping[str, tuple[int, int, int]] = {
    # trust, interest, patience
    "1.1": (4, 1, 1),
    "1.2": (5, 1, 3),
    "1.3": (3, 3, 0),
    "1.4": (3, 0, 1),
    "2.1.1": (1, 0, 0),
    "2.1.2": (2, 1, 0),
    "2.1.3": (1, 0, 0),
    "2.1.7": (1, 3, 0),
    "3.1": (2, 1, 0),
    "3.3": (0, 2, 0),
    "3.5": (2, 1, 1),
}
_ONCE = frozenset({"1.1", "1.2", "1.3", "1.4"})
_FULL_TIMES = 4
"""After so many times a technique works half as well: variety is part of the craft."""


def _deserved(turn: Turn, technique: str) -> bool:
    """Small talk is no interest in his business, and there is no view to ask for before there is a proposal."""
    if turn.heard.has("small_talk") and not turn.heard.aimed and technique not in _ONCE:
        return False
    return technique != "3.5" or turn.mind.phase >= PROPOSAL or turn.heard.shows("3.2", "3.4")


def appreciate(turn: Turn) -> None:
    """Listening, proposing, closing and handling resistance are judged where their content is known."""
    for technique in sorted(turn.heard.techniques):
        gain = _GAIN.get(technique)
        if gain is None or not _deserved(turn, technique):
            continue
        times = turn.count(f"used {technique}")
        if technique in _ONCE and times > 1:
            continue
        share = 1 if times <= _FULL_TIMES else 2
        turn.feel(gain[0] // share, gain[1] // share, gain[2] // share)
