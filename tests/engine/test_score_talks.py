"""The score on whole conversations: a coach's order and bands, and each fault shown with its cost."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hugoherbots.content.loader import load_playbook
from hugoherbots.engine.scoring import Scorecard, score
from hugoherbots.engine.types import Language, Utterance
from tests.engine import score_talks as talks

BOOK = load_playbook()


def judge(transcript: tuple[Utterance, ...], language: Language = "en") -> Scorecard:
    return score(transcript, language=language, playbook=BOOK)


def codes(card: Scorecard) -> dict[str, int]:
    found: dict[str, int] = {}
    for reason in card.reasons:
        found[reason.code] = found.get(reason.code, 0) + reason.points
    return found


@pytest.mark.parametrize(
    ("transcript", "language", "low", "high"),
    [
        (talks.EXCELLENT_EN, "en", 80, 100),
        (talks.GOOD_NL, "nl", 70, 96),
        (talks.OBJECTION_NL, "nl", 70, 95),
        (talks.AVERAGE_EN, "en", 35, 65),
        (talks.POOR_NL, "nl", 10, 35),
        (talks.PUSHY_EN, "en", 0, 15),
        (talks.MANY_BADLY_EN, "en", 0, 30),
    ],
)
def test_conversations_land_in_a_coachs_band(
    transcript: tuple[Utterance, ...], language: Language, low: int, high: int
) -> None:
    assert low <= judge(transcript, language).score <= high


def test_strong_beats_average_beats_pushy_for_the_same_customer() -> None:
    ranked = [judge(item).score for item in (talks.EXCELLENT_EN, talks.AVERAGE_EN, talks.PUSHY_EN)]
    assert ranked == sorted(ranked, reverse=True)
    assert min(a - b for a, b in pairwise(ranked)) >= 15


def test_many_techniques_badly_do_not_beat_few_well() -> None:
    badly, well = judge(talks.MANY_BADLY_EN), judge(talks.FEW_WELL_EN)
    assert len(badly.statistics.techniques) > len(well.statistics.techniques)
    assert badly.score + 40 < well.score


@pytest.mark.parametrize(
    ("code", "transcript", "language"),
    [
        ("discount.immediate", talks.PUSHY_EN, "en"),
        ("pressure", talks.PUSHY_EN, "en"),
        ("running_down", talks.PUSHY_EN, "en"),
        ("argued_away", talks.PUSHY_EN, "en"),
        ("irritation", talks.PUSHY_EN, "en"),
        ("close.rushed", talks.MANY_BADLY_EN, "en"),
        ("close.over_resistance", talks.MANY_BADLY_EN, "en"),
        ("brushed_off", talks.POOR_NL, "nl"),
        ("feature_dump", talks.POOR_NL, "nl"),
        ("thread.dropped", talks.POOR_NL, "nl"),
        ("question.ignored", talks.POOR_NL, "nl"),
        ("resistance.ignored", talks.POOR_NL, "nl"),
    ],
)
def test_a_fault_costs_points_and_shows_its_turn_and_quote(
    code: str, transcript: tuple[Utterance, ...], language: Language
) -> None:
    shown = [reason for reason in judge(transcript, language).reasons if reason.code == code]
    assert shown
    for reason in shown:
        assert reason.points < 0
        assert reason.turn is not None
        assert reason.quote
        assert reason.quote in transcript[reason.turn].text


def _monologue(words: int) -> tuple[Utterance, ...]:
    speech = " ".join(f"and another thing about us number {count}" for count in range(words // 7 + 1))
    return (
        Utterance("customer", "We lose a day a week on retyping orders, it is a mess."),
        Utterance("seller", speech),
        Utterance("customer", "Right."),
        Utterance("seller", speech),
    )


def test_long_speeches_and_too_much_of_the_talking_cost_points() -> None:
    shown = codes(judge(_monologue(160)))
    assert shown["monologue"] < 0
    assert shown["talk_share"] < 0
    assert shown["empty_speech"] < 0


def _questions(count: int) -> tuple[Utterance, ...]:
    found: list[Utterance] = []
    for number in range(count):
        found += talks.talk(
            f"C: It is what it is over here.\nS [2.1.1]: How many of the type {chr(97 + number)} do you have?"
        )
    return tuple(found)


def test_an_interrogation_costs_points_and_the_tenth_fact_earns_nothing() -> None:
    card = judge(_questions(10))
    assert codes(card)["interrogation"] < 0
    last = [reason for reason in card.reasons if reason.turn == 19 and reason.kind == "credit"]
    assert not last
    assert card.score <= judge(_questions(4)).score


def test_nothing_said_is_nought_with_a_reason() -> None:
    card = judge(())
    assert card.score == 0
    assert [reason.code for reason in card.reasons] == ["conduct.no_seller"]


def test_a_seller_who_never_speaks_scores_nought() -> None:
    card = judge((Utterance("customer", "Hello?"), Utterance("customer", "Is anybody there?")))
    assert (card.score, card.statistics.seller_words) == (0, 0)


def test_a_seller_without_any_technique_stays_at_the_bottom() -> None:
    plain = tuple(Utterance(turn.speaker, turn.text) for turn in talks.EXCELLENT_EN)
    assert judge(plain).score <= 25


def test_a_fragment_is_judged_on_what_it_called_for() -> None:
    card = judge(talks.OBJECTION_NL, "nl")
    by_skill = {row.key: row for row in card.skills}
    assert by_skill["questioning"].percent is None
    assert by_skill["objections"].percent == 100
    assert card.phases[0].called_for is False


def test_a_proposal_before_discovery_is_worth_little() -> None:
    late = talks.talk("""
        C: Good morning.
        C: We lose a day a week on retyping orders.
        S [3.2]: Our link turns each mail into an order, so nobody has to retype.
    """)
    early = talks.talk("""
        C: Good morning.
        S [3.2]: Our link turns each mail into an order, so nobody has to retype.
        C: We lose a day a week on retyping orders.
    """)
    assert codes(judge(early))["moment.3.2"] < codes(judge(late))["moment.3.2"]


def test_a_neglected_customer_is_not_a_customer_driven_away() -> None:
    card = judge(talks.POOR_NL, "nl")
    assert card.score == BOOK.rubric.thresholds["neglect_floor"]
    assert codes(card)["limit.neglect"] > 0
