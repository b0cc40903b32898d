"""Feedback: tied to quoted turns, particular to this talk, in its language and its form of address."""

from __future__ import annotations

import pytest

from hugoherbots.content.loader import load_playbook
from hugoherbots.engine.feedback import Feedback, ScenarioSummary, feedback
from hugoherbots.engine.feedback.address import forms_of_address
from hugoherbots.engine.feedback.quoting import spoken_words
from hugoherbots.engine.scoring import score
from hugoherbots.engine.scoring.judge import talk_of
from hugoherbots.engine.types import Language, Utterance
from tests.engine import score_talks as talks

BOOK = load_playbook()
CASES: tuple[tuple[tuple[Utterance, ...], Language], ...] = (
    (talks.EXCELLENT_EN, "en"),
    (talks.AVERAGE_EN, "en"),
    (talks.PUSHY_EN, "en"),
    (talks.MANY_BADLY_EN, "en"),
    (talks.FEW_WELL_EN, "en"),
    (talks.GOOD_NL, "nl"),
    (talks.POOR_NL, "nl"),
    (talks.OBJECTION_NL, "nl"),
)
SCENARIOS = (
    ScenarioSummary("1", "calm", "The calm buyer", "en", "beginner", ("2.1.2", "4.2.4")),
    ScenarioSummary("2", "hard", "The hard buyer", "en", "advanced", ("2.1.2", "4.2.4")),
    ScenarioSummary("3", "strenge", "De strenge inkoper", "nl", "intermediate", ("2.1.6", "4.2.3", "3.5")),
)


def coach(
    transcript: tuple[Utterance, ...], language: Language, scenarios: tuple[ScenarioSummary, ...] = ()
) -> Feedback:
    card = score(transcript, language=language, playbook=BOOK)
    return feedback(transcript, card, language=language, playbook=BOOK, scenarios=scenarios)


def texts(notes: Feedback) -> list[str]:
    found = [item.text for item in notes.strengths] + [item.text for item in notes.improvements]
    found += [item.better for item in notes.improvements]
    found += [notes.turning_point.text] if notes.turning_point else []
    return [*found, notes.practise.text]


@pytest.mark.parametrize(("transcript", "language"), CASES)
def test_every_quote_stands_in_its_turn(transcript: tuple[Utterance, ...], language: Language) -> None:
    notes = coach(transcript, language)
    assert len(notes.strengths) <= 3
    assert len(notes.improvements) <= 3
    pointed = [(item.turn, item.quote) for item in notes.strengths]
    pointed += [(item.turn, item.quote) for item in notes.improvements]
    for turn, quote in pointed:
        assert transcript[turn].speaker == "seller"
        assert quote in transcript[turn].text
    for better in notes.improvements:
        if better.customer_turn is not None:
            assert transcript[better.customer_turn].speaker == "customer"
            assert (better.customer_quote or "-") in transcript[better.customer_turn].text
    if notes.turning_point:
        assert notes.turning_point.quote in transcript[notes.turning_point.turn].text


@pytest.mark.parametrize(("transcript", "language"), CASES)
def test_no_sentence_could_stand_under_any_transcript(transcript: tuple[Utterance, ...], language: Language) -> None:
    """A platitude is a text without at least three words in a row of this very conversation."""
    said = [spoken_words(turn.text).lower() for turn in transcript]
    for text in texts(coach(transcript, language)):
        words = [word.strip(".,:;?!‘’“”") for word in text.lower().split()]
        runs = [" ".join(words[at : at + 3]) for at in range(len(words) - 2)]
        plain = [" ".join(word.strip(".,:;?!‘’“”") for word in turn.split()) for turn in said]
        assert any(run in turn for run in runs for turn in plain), text


def test_two_conversations_never_get_the_same_text() -> None:
    seen: dict[str, int] = {}
    for number, (transcript, language) in enumerate(CASES):
        for text in texts(coach(transcript, language)):
            assert seen.setdefault(text, number) == number, text


@pytest.mark.parametrize(("transcript", "language"), CASES)
def test_a_better_wording_picks_up_the_conversation(transcript: tuple[Utterance, ...], language: Language) -> None:
    spoken = [spoken_words(turn.text) for turn in transcript]
    for item in coach(transcript, language).improvements:
        quoted = item.better.replace("‘", "“").replace("’", "”").split("“")[1:]
        assert any(part.split("”")[0] in turn for part in quoted for turn in spoken), item.better


def test_a_good_talk_is_praised_and_a_pushy_one_is_mended() -> None:
    good, pushy = coach(talks.EXCELLENT_EN, "en"), coach(talks.PUSHY_EN, "en")
    assert len(good.strengths) == 3
    assert {item.code for item in pushy.improvements} & {"pressure", "discount.immediate", "argued_away"}
    assert good.turning_point is not None
    assert good.turning_point.direction == "up"
    assert pushy.turning_point is not None
    assert pushy.turning_point.direction == "down"


def test_the_better_wording_addresses_the_customer_as_the_seller_does() -> None:
    informal = talks.talk("""
        C: Goedemiddag.
        S []: Hoi, leuk dat je er bent, ik vertel je alles over ons.
        C: Wij verliezen acht uur per week aan overtypen.
        S []: Je zult zien dat je bij ons goed zit.
    """)
    flemish = talks.talk("""
        C: Goedemiddag.
        S []: Goeiemiddag, ge gaat ervan verschieten wat ge hier krijgt.
        C: Wij verliezen acht uur per week aan overtypen.
        S []: Ge zult zien dat ge bij ons goed zit, zeg ik tegen u.
    """)
    for transcript, register, others in ((informal, "informal", ("u", "ge")), (flemish, "flemish", ("je", "jou"))):
        found = forms_of_address(talk_of(transcript, language="nl", playbook=BOOK).reading, BOOK.coaching)
        assert found["u"] == {"informal": "je", "flemish": "ge"}[register]
        better = " ".join(item.better for item in coach(transcript, "nl").improvements)
        assert not set(better.lower().replace("?", " ").replace(",", " ").replace(":", " ").split()) & set(others)


def test_practice_names_a_scenario_in_the_language_that_trains_the_technique() -> None:
    notes = coach(talks.PUSHY_EN, "en", SCENARIOS)
    assert notes.improvements[0].technique == notes.practise.technique
    assert notes.practise.scenario is not None
    assert notes.practise.scenario.slug == "calm"
    assert notes.practise.scenario.title in notes.practise.text
    assert coach(talks.PUSHY_EN, "en").practise.scenario is None


def test_a_seller_who_said_nothing_still_hears_where_to_begin() -> None:
    notes = coach((Utterance("customer", "Hello?"),), "en")
    assert (notes.strengths, notes.improvements, notes.turning_point) == ((), (), None)
    assert notes.practise.technique.name[1:] in notes.practise.text


def test_the_shape_of_the_json() -> None:
    data = coach(talks.AVERAGE_EN, "en", SCENARIOS).to_json()
    assert list(data) == ["language", "strengths", "improvements", "turning_point", "practise"]
    assert set(data["improvements"][0]) == {
        "code", "title", "text", "turn", "quote", "customer_turn", "customer_quote", "better", "technique",
    }  # fmt: skip
    assert set(data["practise"]) == {"technique", "text", "scenario"}


def test_a_turn_is_never_praised_and_mended() -> None:
    for transcript, language in CASES:
        notes = coach(transcript, language)
        assert not {item.turn for item in notes.strengths} & {item.turn for item in notes.improvements}


PUSHY_FROM_THE_START = talks.talk("""
    C: Hello?
    S [4.1]: Hi, sign today and I give you thirty percent off, what do you say to that?
    C: Tell me what it is about.
    S []: It is the best software there is, you'd be mad to miss out.
    C: Three times?
    S []: What are you waiting for, just sign right here.
    C: No, thank you.
""")


def test_a_seller_who_only_pushes_is_told_to_ask() -> None:
    notes = coach(PUSHY_FROM_THE_START, "en")
    assert notes.practise.technique.id == "2.1.2"
    assert all(item.technique.id != "4.1" for item in notes.improvements)


def test_greetings_questions_and_bare_numbers_are_no_words_to_come_back_to() -> None:
    for item in coach(PUSHY_FROM_THE_START, "en").improvements:
        assert not any(words in item.better for words in ("Hello", "Tell me what", "Three times"))
