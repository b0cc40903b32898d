"""Scripted sellers against every scenario: good technique is rewarded, pushing is not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from hugoherbots.engine.sellers import STYLES, Style, play
from hugoherbots.engine.session import SessionState, replay
from hugoherbots.engine.text import normalise
from hugoherbots.engine.types import Evidence, Language, Utterance
from tests.engine.players import DEEP, RANDOM_PLAY, catalogue, flow_of, scenarios

NAMES = sorted(scenarios())
WEAK: tuple[Style, ...] = ("pushy", "silent", "rambling", "poor")
PAIRS = [
    (name, style)
    for number, name in enumerate(NAMES)
    for place, style in enumerate(WEAK)
    if RANDOM_PLAY is DEEP or place == number % len(WEAK)
]
"""Every scenario with one weak seller, each seller with several scenarios; all of them in the deep profile."""


@cache
def outcome(name: str, style: Style, seed: int = 3) -> SessionState:
    return replay(play(flow_of(name), style, seed, catalogue()), catalogue())


@pytest.mark.parametrize("name", NAMES)
def test_an_excellent_seller_reaches_a_next_step(name: str) -> None:
    state = outcome(name, "excellent")
    assert state.outcome == "next_step"
    assert 8 <= state.turns <= 27
    assert state.phase == 4
    assert not state.open_objections


@pytest.mark.parametrize(("name", "style"), PAIRS)
def test_others_lose_the_customer(name: str, style: Style) -> None:
    state = outcome(name, style)
    assert state.outcome == "customer_left"
    assert state.turns >= 3


@pytest.mark.parametrize("name", [name for name, style in PAIRS if style == "pushy"])
def test_an_average_seller_gets_further_than_a_pushy_one(name: str) -> None:
    average, pushy = outcome(name, "average"), outcome(name, "pushy")
    assert average.turns > pushy.turns
    assert average.trust >= pushy.trust


def test_the_same_seed_gives_the_same_events() -> None:
    flow = flow_of(NAMES[0])
    assert play(flow, "average", 5, catalogue()) == play(flow, "average", 5, catalogue())


def test_other_seeds_give_other_words() -> None:
    spoken = {outcome(NAMES[0], "excellent", seed).transcript for seed in range(4)}
    assert len(spoken) == 4


@pytest.mark.parametrize("style", STYLES)
def test_a_detector_may_find_the_techniques(style: Style) -> None:
    asked: list[str] = []

    def detect(text: str, context: Sequence[Utterance], language: Language) -> Sequence[Evidence]:
        assert context[-1].speaker == "customer"
        assert language == "en"
        asked.append(text)
        return ()

    name = next(name for name in NAMES if name.endswith(".en"))
    state = replay(play(flow_of(name), style, 1, catalogue(), detect), catalogue())
    assert asked == [utterance.text for utterance in state.transcript if utterance.speaker == "seller"]


@pytest.mark.parametrize("name", NAMES)
def test_good_sellers_do_not_repeat_themselves(name: str) -> None:
    said = [normalise(item.text) for item in outcome(name, "excellent").transcript if item.speaker == "seller"]
    assert len(said) == len(set(said))
