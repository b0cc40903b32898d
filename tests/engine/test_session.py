"""Sessions as events: order, refusals, recorded words, ends, and the way events are stored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hugoherbots.engine.effects import Ended, PhaseEntered
from hugoherbots.engine.events import CustomerSpoke, EndedByPerson, EventError, Opened, SellerSpoke, event_from_json
from hugoherbots.engine.session import SessionError, SessionState, advance, initial, replay
from hugoherbots.engine.types import Evidence
from tests.engine.players import Talk, catalogue, flow_of

EN = "warehouse-safety.en"


def opened(seed: int = 1) -> Opened:
    return Opened(flow_of(EN), "en", seed, versions={"catalogue": "1"})


def test_before_it_opens_a_session_is_in_preparation() -> None:
    assert initial().phase == -1
    assert not initial().ended


def test_opening_speaks_and_enters_the_first_phase() -> None:
    talk = Talk(EN)
    assert talk.said.move == "opening"
    assert talk.brought(PhaseEntered) == [PhaseEntered(1)]
    assert talk.state.transcript[0].speaker == "customer"


def test_other_seeds_open_otherwise_and_the_same_seed_the_same() -> None:
    words = {seed: Talk(EN, seed).said.text for seed in range(8)}
    assert len(set(words.values())) == 2
    assert Talk(EN, 3).said.text == words[3]


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ([SellerSpoke("hello")], "not_opened"),
        ([CustomerSpoke("hello", "opening")], "not_opened"),
        ([opened(), opened()], "already_opened"),
        ([opened(), CustomerSpoke("a", "opening"), CustomerSpoke("b", "opening")], "nothing_to_record"),
        ([opened(), EndedByPerson("seller"), SellerSpoke("hello")], "already_ended"),
        ([opened(), EndedByPerson("seller"), EndedByPerson("seller")], "already_ended"),
        ([opened(), EndedByPerson("abandoned"), CustomerSpoke("a", "opening")], "nothing_to_record"),
    ],
)
def test_what_cannot_happen_is_refused(events: list[Any], code: str) -> None:
    with pytest.raises(SessionError) as caught:
        replay(events, catalogue())
    assert caught.value.code == code


def test_a_catalogue_without_voices_cannot_speak() -> None:
    with pytest.raises(SessionError) as caught:
        advance(initial(), opened(), replace(catalogue(), voices={}))
    assert caught.value.code == "no_voice"


@pytest.mark.parametrize(("reason", "outcome"), [("seller", "seller_ended"), ("abandoned", "abandoned")])
def test_a_person_may_end_it(reason: Any, outcome: str) -> None:
    talk = Talk(EN)
    assert talk.happen(EndedByPerson(reason)) == (Ended(outcome),)  # type: ignore[arg-type]  # outcome is data here
    assert talk.state.outcome == outcome


def test_the_words_really_said_take_the_place_of_the_planned_ones() -> None:
    state, effects = advance(initial(), opened(), catalogue())
    planned = state.transcript[-1].text
    state, nothing = advance(state, CustomerSpoke("Well, hello there.", "opening"), catalogue())
    assert nothing == ()
    assert effects
    assert [utterance.text for utterance in state.transcript] == ["Well, hello there."]
    assert planned != "Well, hello there."


def test_evidence_stays_with_the_turn() -> None:
    talk = Talk(EN)
    talk.say("How many forklifts are there?", "2.1.1")
    assert talk.state.transcript[1].techniques == {"2.1.1"}


def test_a_state_is_never_changed() -> None:
    state, _ = advance(initial(), opened(), catalogue())
    before = repr(state)
    advance(state, SellerSpoke("How many near misses do you record?"), catalogue())
    assert repr(state) == before
    assert isinstance(state, SessionState)


def test_events_survive_storage() -> None:
    evidence = (Evidence("2.1.1", 0.9, "How", 0, 3),)
    for event in (opened(), SellerSpoke("How?", evidence, True), CustomerSpoke("a", "b"), EndedByPerson("abandoned")):
        assert event_from_json(event.to_json()) == event


@pytest.mark.parametrize(
    "data", [{}, {"kind": "other"}, {"kind": "seller"}, {"kind": "ended", "reason": "boredom"}, {"kind": "opened"}]
)
def test_what_is_no_event_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(EventError):
        event_from_json(data)
