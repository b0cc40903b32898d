"""Scripted sellers against the packaged customers: the same customer, and the better seller scores higher."""

from __future__ import annotations

from functools import cache

import pytest

from hugoherbots.content.loader import load_playbook
from hugoherbots.engine.scoring import score
from hugoherbots.engine.sellers import Style, play
from hugoherbots.engine.session import replay
from tests.engine.players import flow_of, scenarios

BOOK = load_playbook()
NAMES = sorted(scenarios())[::9]


@cache
def points(name: str, style: Style) -> int:
    flow = flow_of(name)
    state = replay(play(flow, style, 2, BOOK.catalogue), BOOK.catalogue)
    return score(state.transcript, language=flow["language"], playbook=BOOK).score


@pytest.mark.parametrize("name", NAMES)
def test_strong_beats_average_beats_weak(name: str) -> None:
    weak: tuple[Style, ...] = ("poor", "pushy", "silent", "rambling")
    strong, average = points(name, "excellent"), points(name, "average")
    assert strong >= 75
    assert strong > average
    assert average > max(points(name, style) for style in weak)
    assert points(name, "pushy") <= 40
