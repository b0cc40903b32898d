"""Whole conversations written by hand, as data: what the seller says, and which move each turn gets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hugoherbots.content.loader import read_yaml
from hugoherbots.engine.effects import ObjectionRaised, ObjectionResolved, Revealed
from tests.engine.players import Talk

DIALOGUES = sorted((Path(__file__).parent / "dialogues").glob("*.yaml"))


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(path: Path) -> None:
    written = read_yaml(path)
    talk = Talk(written["scenario"], written["seed"])
    for turn in written["turns"]:
        said = talk.say(turn["seller"], *turn.get("techniques", ()), interrupted=turn.get("interrupted", False))
        assert said.move == turn["move"], f"{turn['seller']!r} got {said.text!r}"
        assert changes(talk) == {name: turn.get(name, []) for name in ("reveals", "raises", "resolves")}
        assert talk.state.phase == turn.get("phase", talk.state.phase)
    assert talk.state.outcome == written["outcome"]


def changes(talk: Talk) -> dict[str, Any]:
    return {
        "reveals": [effect.need_id for effect in talk.effects if isinstance(effect, Revealed)],
        "raises": [effect.id for effect in talk.effects if isinstance(effect, ObjectionRaised)],
        "resolves": [effect.id for effect in talk.effects if isinstance(effect, ObjectionResolved)],
    }
