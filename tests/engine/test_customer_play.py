"""Random play: whatever a seller says, the customer keeps his promises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugoherbots.engine.customer.hearing import hear
from hugoherbots.engine.customer.resistance import substance
from hugoherbots.engine.effects import ObjectionRaised, ObjectionResolved, Revealed, Say
from hugoherbots.engine.events import Event, SellerSpoke, event_from_json
from hugoherbots.engine.session import SessionError, SessionState, replay
from hugoherbots.engine.types import Evidence
from tests.engine.players import RANDOM_PLAY, Talk, catalogue, flow_of, scenarios

TECHNIQUES = sorted(catalogue().technique_ids)


def sentences(flow: dict[str, Any]) -> Iterator[str]:
    """Everything a model seller would say here, what shared sellers say, and oddities."""
    for lines in flow["seller"]["example"].values():
        yield from lines
    for need in flow["needs"]:
        yield from need["example"].values()
        yield " ".join(need["cues"])
    for objection in flow["objections"]:
        yield from objection["example"].values()
    yield from (question["example"] for question in flow["questions"])
    yield from flow["closing"]["example"]
    for lines in catalogue().voices[flow["language"]].sellers.values():
        yield from lines
    yield from ("", "?", "asdf qwer", "Waarom is dat zo?", "And why is that?", "ok", "you idiot", "x" * 5000)


@st.composite
def plays(draw: st.DrawFn) -> tuple[str, int, list[SellerSpoke]]:
    name = draw(st.sampled_from(sorted(scenarios())))
    lines = sorted(set(sentences(flow_of(name))))  # type: ignore[arg-type]  # a flow is a plain dict
    turns = []
    for text in draw(st.lists(st.sampled_from(lines) | st.text(max_size=40), min_size=3, max_size=26)):
        shown = draw(st.lists(st.sampled_from(TECHNIQUES), max_size=2, unique=True)) if text else []
        evidence = tuple(Evidence(technique, 0.9, text, 0, len(text)) for technique in shown)
        turns.append(SellerSpoke(text, evidence, draw(st.sampled_from([False, False, False, True]))))
    return name, draw(st.integers(0, 2**31)), turns


@RANDOM_PLAY
@given(plays())
def test_the_customer_keeps_his_promises(play: tuple[str, int, list[SellerSpoke]]) -> None:
    name, seed, turns = play
    talk = Talk(name, seed)
    for turn in turns:
        if talk.state.ended:
            break
        before = talk.state
        talk.happen(turn)
        nothing_hidden_slips_out(before, talk, turn)
        resistance_stays(before, talk, turn)
        if talk.state.patience == 0:
            assert talk.state.ended
    words_never_repeat(talk)
    assert replay(talk.events, catalogue()) == talk.state
    assert [event_from_json(event.to_json()) for event in talk.events] == talk.events
    if talk.state.ended:
        refuses_more(talk, turns[-1])


def nothing_hidden_slips_out(before: SessionState, talk: Talk, turn: SellerSpoke) -> None:
    flow = talk.state.flow
    assert flow is not None
    heard = hear(turn.text, turn.evidence, flow, catalogue(), interrupted=turn.interrupted)
    for effect in talk.brought(Revealed):
        assert isinstance(effect, Revealed)
        need = flow.need(effect.need_id)
        asked = heard.scores.get(("need", need.id), 0) > 0 or heard.scores.get(("theme", need.theme), 0) > 0
        if need.layer == "asked":
            assert asked
        if need.layer == "trusted":
            assert max(before.trust, talk.state.trust) >= need.trust


def resistance_stays(before: SessionState, talk: Talk, turn: SellerSpoke) -> None:
    flow = talk.state.flow
    assert flow is not None
    words = hear(turn.text, (), flow, catalogue(), interrupted=False).words
    resolved = {effect.id for effect in talk.brought(ObjectionResolved) if isinstance(effect, ObjectionResolved)}
    raised = {effect.id for effect in talk.brought(ObjectionRaised) if isinstance(effect, ObjectionRaised)}
    assert set(talk.state.open_objections) == (set(before.open_objections) - resolved) | (raised - resolved)
    for name in resolved:
        assert any(substance(way).scores(words) for way in flow.objection(name).resolves)


def words_never_repeat(talk: Talk) -> None:
    said = [utterance.text for utterance in talk.state.transcript if utterance.speaker == "customer"]
    assert all(said)
    assert len(said) == len(set(said))


def refuses_more(talk: Talk, event: Event) -> None:
    with pytest.raises(SessionError) as caught:
        talk.happen(event)
    assert caught.value.code == "already_ended"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_at_all_can_be_said_forty_times_without_hearing_a_line_twice(language: str) -> None:
    name = next(name for name in scenarios() if name.endswith(language))
    for text in ("", "hm", "Hoe komt dat? Why is that?"):
        talk = Talk(name, seed=7)
        said = []
        while not talk.state.ended:
            talk.say(text)
            said.append(talk.said.text)
        assert len(said) == len(set(said)) <= 25


def test_say_is_the_only_thing_said() -> None:
    talk = Talk(min(scenarios()))
    talk.say("Hallo, hello")
    assert len(talk.brought(Say)) == 1
