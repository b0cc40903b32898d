"""What holds for every conversation: the range, the sum of the reasons, exact quotes, and what may not move a score."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hugoherbots.content.loader import load_playbook
from hugoherbots.engine.scoring import score
from hugoherbots.engine.types import Evidence, Language, Utterance
from tests.engine import score_talks as talks

BOOK = load_playbook()
POOL: dict[Language, tuple[Utterance, ...]] = {
    "en": talks.EXCELLENT_EN + talks.PUSHY_EN + talks.MANY_BADLY_EN,
    "nl": talks.GOOD_NL + talks.POOR_NL + talks.OBJECTION_NL,
}
FILLERS: dict[Language, tuple[str, ...]] = {
    "en": ("uh", "you know", "er", "I mean"),
    "nl": ("eh", "euh", "zeg maar", "ehm"),
}
FEW = settings(max_examples=8, deadline=None, derandomize=True)


@st.composite
def conversations(draw: st.DrawFn) -> tuple[Language, tuple[Utterance, ...]]:
    language: Language = draw(st.sampled_from(("nl", "en")))
    return language, tuple(draw(st.lists(st.sampled_from(POOL[language]), max_size=24)))


def respoken(turn: Utterance, text: str) -> Utterance:
    """The same turn in another spelling, with the same techniques."""
    found = tuple(Evidence(item.technique, item.confidence, text, 0, len(text)) for item in turn.evidence)
    return Utterance(turn.speaker, text, found)


@FEW
@given(conversations())
def test_points_add_up_to_a_score_from_0_to_100(case: tuple[Language, tuple[Utterance, ...]]) -> None:
    language, transcript = case
    card = score(transcript, language=language, playbook=BOOK)
    assert 0 <= card.score <= 100
    assert sum(reason.points for reason in card.reasons) == card.score
    assert [row.key for row in card.phases] == [1, 2, 3, 4]
    assert all(row.percent is None or 0 <= row.percent <= 100 for row in (*card.phases, *card.skills))
    assert card.band["from"] <= card.score <= card.band["to"]


@FEW
@given(conversations())
def test_every_quote_stands_in_its_turn(case: tuple[Language, tuple[Utterance, ...]]) -> None:
    language, transcript = case
    for reason in score(transcript, language=language, playbook=BOOK).reasons:
        if reason.quote is not None:
            assert reason.turn is not None
            assert reason.quote in transcript[reason.turn].text


@FEW
@given(conversations())
def test_fillers_case_and_punctuation_do_not_move_the_score(
    case: tuple[Language, tuple[Utterance, ...]],
) -> None:
    language, transcript = case
    spoken = []
    for turn in transcript:
        words = "".join(mark for mark in turn.text if mark.isalnum() or mark in " '’-").upper().split()
        at = len(words) // 2
        spoken.append(respoken(turn, " ".join([*words[:at], FILLERS[language][at % 4], *words[at:]])))
    before = score(transcript, language=language, playbook=BOOK).score
    assert abs(score(spoken, language=language, playbook=BOOK).score - before) <= 2


@FEW
@given(conversations(), conversations())
def test_the_order_of_calls_changes_nothing(
    one: tuple[Language, tuple[Utterance, ...]], other: tuple[Language, tuple[Utterance, ...]]
) -> None:
    first = score(one[1], language=one[0], playbook=BOOK)
    score(other[1], language=other[0], playbook=BOOK)
    assert score(one[1], language=one[0], playbook=BOOK).to_json() == first.to_json()


@FEW
@given(st.integers(0, 19), st.booleans())
def test_one_missed_or_imagined_technique_moves_the_score_a_little(place: int, imagined: bool) -> None:
    transcript = list(talks.EXCELLENT_EN)
    sellers = [at for at, turn in enumerate(transcript) if turn.speaker == "seller"]
    at = sellers[place % len(sellers)]
    turn = transcript[at]
    extra = (*turn.evidence, Evidence("2.1.1", 0.6, turn.text, 0, len(turn.text))) if imagined else turn.evidence[:-1]
    transcript[at] = Utterance("seller", turn.text, extra)
    before = score(talks.EXCELLENT_EN, language="en", playbook=BOOK).score
    assert abs(score(transcript, language="en", playbook=BOOK).score - before) <= 16


def test_a_technique_that_the_catalogue_does_not_know_counts_for_nothing() -> None:
    odd = [
        Utterance(
            turn.speaker, turn.text, tuple(Evidence("9.9", 1.0, item.quote, 0, item.end) for item in turn.evidence)
        )
        for turn in talks.EXCELLENT_EN
    ]
    bare = [Utterance(turn.speaker, turn.text) for turn in talks.EXCELLENT_EN]
    assert score(odd, language="en", playbook=BOOK).score == score(bare, language="en", playbook=BOOK).score
