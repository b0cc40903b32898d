"""How sellers of different quality choose their next turn: the words, and the techniques those words show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias, get_args

from hugoherbots.engine.sellers import good, weak
from hugoherbots.engine.sellers.script import Script
from hugoherbots.engine.session import SessionState

Style: TypeAlias = Literal["excellent", "average", "poor", "pushy", "silent", "rambling"]
STYLES: tuple[Style, ...] = get_args(Style)

NextTurn: TypeAlias = Callable[[Script, SessionState], tuple[str, tuple[str, ...]]]

TURNS: Mapping[Style, NextTurn] = {
    "excellent": good.excellent,
    "average": good.average,
    "poor": weak.poor,
    "pushy": weak.pushy,
    "silent": weak.silent,
    "rambling": weak.rambling,
}
