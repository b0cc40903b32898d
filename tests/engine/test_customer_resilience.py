"""The customer understands what is asked in unforeseen words, and says no more than was asked and earned."""

from __future__ import annotations

import pytest

from hugoherbots.engine.effects import ObjectionRaised, Revealed
from tests.engine.players import Talk, catalogue, scenarios

VAN, BAKERY, COFFEE = "van-tracking.en", "bakery-energy.nl", "office-coffee.nl"
CHOCOLATE, SAFETY, NOTARY = "chocolate-packaging.nl", "warehouse-safety.en", "notary-cybersecurity.nl"


@pytest.mark.parametrize(
    ("name", "said", "need"),
    [
        (VAN, "who picks which engineer gets a job when it comes in", "nearest-van"),
        (VAN, "do you get any break ins", "break-ins"),
        (VAN, "what does it cost you when a lad turns up late", "missed-calls"),
        (BAKERY, "stel dat die factuur halveert, wat doet u dan met dat geld?", "nachtstroom"),
        (BAKERY, "hoe zit dat met de zonnepanelen brengen die nog iets op", "opbrengst"),
        (BAKERY, "wat is voor u het belangrijkst", "wie-opneemt"),
        (CHOCOLATE, "wat doen jullie als er een ander doosje moet komen", "omstellen"),
        (CHOCOLATE, "Wat is er gebeurd met de huidige leverancier?", "italiaan"),
    ],
)
def test_a_question_in_other_words_is_understood(name: str, said: str, need: str) -> None:
    talk = Talk(name)
    talk.say(said)
    assert [effect.need_id for effect in talk.effects if isinstance(effect, Revealed)][:1] == [need]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (BAKERY, "je bent een dief"),
        (BAKERY, "vuile oplichter"),
        (CHOCOLATE, "gij liegt"),
        (CHOCOLATE, "jullie zijn allemaal bedriegers"),
        (COFFEE, "hou toch je kop"),
        (VAN, "you're a crook"),
        (VAN, "you lying cheat"),
        (SAFETY, "shut your mouth"),
    ],
)
def test_insults_meet_a_boundary(name: str, said: str) -> None:
    assert Talk(name).say(said).move == "boundary"


@pytest.mark.parametrize("said", ["De vorige firma was een dief.", "Ik heb u niet belogen hoor."])
def test_what_is_said_of_others_is_no_insult(said: str) -> None:
    assert Talk(BAKERY).say(said).move != "boundary"


@pytest.mark.parametrize(
    ("name", "said"), [(CHOCOLATE, "begrijp ik"), (CHOCOLATE, "oké"), (VAN, "I see"), (VAN, "right")]
)
def test_a_bare_acknowledgement_opens_nothing(name: str, said: str) -> None:
    talk = Talk(name)
    talk.say("Who's free, how does dispatch know?" if name == VAN else "Hoeveel tijd kost omstellen?", "2.1.1")
    assert talk.say(said).move in {"empathic", "encourage"}


def test_how_it_feels_is_told_when_asked_and_trusted() -> None:
    talk = Talk(CHOCOLATE)
    for _ in range(2):
        talk.say("Ik kan u tien procent korting geven.")
    flow = talk.state.flow
    assert flow is not None
    felt = flow.need("italiaan").felt
    assert not any(line in talk.say("Bent u tevreden over de technieker uit Bologna?", "2.1.2").text for line in felt)


def test_small_talk_is_no_interest_in_the_proposal() -> None:
    talk = Talk(VAN)
    trust = talk.state.trust
    assert talk.say("what do you think of football?", "3.5").move == "small_talk"
    assert talk.state.trust <= trust


def test_coffee_is_no_small_talk_where_it_is_the_trade() -> None:
    assert Talk(COFFEE).say("hoe vaak is een kopje koffie hier niet te drinken?", "2.1.1").move != "small_talk"


def test_what_a_personal_word_asks_is_answered() -> None:
    talk = Talk(SAFETY)
    said = talk.say("I noticed you won an award, how did that go?", "1.1")
    assert said.move == "rapport"
    lines = talk.state.flow and catalogue().voices["en"].base["rapport_answer"]
    assert said.text in (lines or ())


def test_resistance_goes_before_permission_to_ask() -> None:
    talk = Talk(BAKERY)
    talk.say("Goeiemorgen meneer Verbeeck")
    said = talk.say("Mag ik u een paar vragen stellen?", "1.4")
    assert any(isinstance(effect, ObjectionRaised) for effect in talk.effects)
    assert said.move.endswith(".raised")
    starts = catalogue().voices["nl"].base["but_first"]
    assert any(said.text.startswith(line.replace("[u|je]", "u")) for line in starts)


def test_nobody_confirms_and_confides_in_the_same_breath_without_trust() -> None:
    for name in scenarios():
        talk = Talk(name, seed=4)
        flow = talk.state.flow
        assert flow is not None
        for need in [need for need in flow.needs if need.layer != "trusted"][:3]:
            talk.say(need.example["fact"], "2.1.1")
            talk.say(need.example["summary"], "2.1.6", "2.1.8")
            told = {effect.need_id for effect in talk.effects if isinstance(effect, Revealed)}
            assert all(talk.state.trust > flow.need(one).trust for one in told if flow.need(one).layer == "trusted")
