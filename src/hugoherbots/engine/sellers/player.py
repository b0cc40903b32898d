"""Plays a whole session: a scripted seller of a given style against the customer of a scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.effects import Effect, Say
from hugoherbots.engine.events import CustomerSpoke, EndedByPerson, Event, Opened, SellerSpoke
from hugoherbots.engine.sellers.script import Script
from hugoherbots.engine.sellers.styles import TURNS, Style
from hugoherbots.engine.session import SessionState, advance, initial
from hugoherbots.engine.types import Evidence, Language, Utterance

Detect: TypeAlias = Callable[[str, Sequence[Utterance], Language], Sequence[Evidence]]
"""Finds the techniques in a seller's text, given what was said before."""

_LONGEST = 30
_SURE = 0.9


def play(
    flow: Mapping[str, Any],
    style: Style,
    seed: int,
    catalogue: Catalogue,
    detect: Detect | None = None,
    versions: Mapping[str, str] | None = None,
) -> list[Event]:
    """The events of a finished session. Without `detect`, the techniques that each sentence was written to show."""
    opened = Opened(flow, flow["language"], seed, hints=False, versions=dict(versions or {}))
    events: list[Event] = []
    state = initial()

    def happen(event: Event) -> tuple[Effect, ...]:
        nonlocal state
        events.append(event)
        state, effects = advance(state, event, catalogue)
        return effects

    _record(happen(opened), happen)
    script = Script.begin(state, seed, catalogue)
    for _ in range(_LONGEST):
        if state.ended:
            break
        line, techniques = TURNS[style](script, state)
        evidence = _evidence(line, techniques, state, detect)
        _record(happen(SellerSpoke(line, evidence)), happen)
    if not state.ended:
        happen(EndedByPerson("seller"))
    return events


def _record(effects: Sequence[Effect], happen: Callable[[Event], tuple[Effect, ...]]) -> None:
    for effect in effects:
        if isinstance(effect, Say):
            happen(CustomerSpoke(effect.text, effect.move))


def _evidence(line: str, techniques: Sequence[str], state: SessionState, detect: Detect | None) -> tuple[Evidence, ...]:
    if detect is not None:
        return tuple(detect(line, state.transcript, state.language))
    return tuple(Evidence(name, _SURE, line, 0, len(line)) for name in techniques if line)
