"""What the tests of the customer share: the packaged catalogue and scenarios, and one way to play a turn."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import HealthCheck, settings

from hugoherbots.content.loader import load_catalogue, load_scenarios
from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.effects import Effect, Say
from hugoherbots.engine.events import CustomerSpoke, Event, Opened, SellerSpoke
from hugoherbots.engine.session import SessionState, advance, initial
from hugoherbots.engine.types import Evidence

QUICK = settings(max_examples=12, derandomize=True, deadline=None)
DEEP = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
RANDOM_PLAY = DEEP if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else QUICK
"""How much of random play is tried; `HYPOTHESIS_PROFILE=deep` tries a great deal."""


def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def scenarios() -> dict[str, Mapping[str, Any]]:
    """The packaged scenario documents by `slug.language`."""
    return {f"{item['slug']}.{item['language']}": item for item in load_scenarios()}


def flow_of(name: str) -> Mapping[str, Any]:
    flow: Mapping[str, Any] = scenarios()[name]["flow"]
    return flow


class Talk:
    """A session under test: plays events, and keeps them with the effects of the last."""

    def __init__(self, name: str, seed: int = 1, *, hints: bool = True) -> None:
        self.state: SessionState = initial()
        self.events: list[Event] = []
        self.effects: tuple[Effect, ...] = ()
        flow = flow_of(name)
        self.happen(Opened(flow, flow["language"], seed, hints=hints))

    def happen(self, event: Event) -> tuple[Effect, ...]:
        self.state, effects = advance(self.state, event, catalogue())
        self.events.append(event)
        for effect in effects:
            if isinstance(effect, Say):
                self.happen(CustomerSpoke(effect.text, effect.move))
        self.effects = effects
        return effects

    def say(self, text: str, *techniques: str, interrupted: bool = False) -> Say:
        """The customer's answer to a seller's turn that shows these techniques."""
        evidence = tuple(Evidence(technique, 0.9, text, 0, len(text)) for technique in techniques if text)
        self.happen(SellerSpoke(text, evidence, interrupted))
        return self.said

    @property
    def said(self) -> Say:
        return next(effect for effect in self.effects if isinstance(effect, Say))

    def brought(self, kind: type[Effect]) -> list[Effect]:
        """The effects of this kind that the last turn had."""
        return [effect for effect in self.effects if isinstance(effect, kind)]
