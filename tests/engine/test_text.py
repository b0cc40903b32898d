"""Words, sentences and clauses count the same however the speech was written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugoherbots.engine.text import clauses, normalise, sentences, tokens, words


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Uhm, so... I — er — don't think so!", "so i dont think so"),
        ("Zó'n foto’s? Euh, één keer.", "zon fotos een keer"),
        ("we we talked about the, you know, the budget", "we talked about the budget"),
        ("do you know what it costs", "do you know what it costs"),
        ("dat is zeg maar 1.200,50 euro per b2b-klant", "dat is 120050 euro per b2b klant"),
        ("", ""),
        ("?!… 😀", ""),
    ],
)
def test_fillers_case_and_punctuation_do_not_count(written: str, plain: str) -> None:
    assert normalise(written, "en") == plain


def test_er_is_a_word_in_dutch() -> None:
    assert normalise("is er budget", "nl") == "is er budget"


def test_offsets_lead_back_to_what_was_said() -> None:
    text = "Uh, zó'n   Planning?"
    assert [text[token.start : token.end] for token in tokens(text)] == ["zó'n", "Planning"]


def test_sentences_follow_punctuation() -> None:
    assert [span.text for span in sentences("Goed. En wat kost dat? Zeg het maar")] == [
        "Goed.",
        "En wat kost dat?",
        "Zeg het maar",
    ]


def test_speech_without_punctuation_is_cut_where_a_thought_starts() -> None:
    heard = "so we looked at your plant last week and i was wondering how many people do you have on the night shift"
    assert [span.text for span in sentences(heard)] == [
        "so we looked at your plant last week",
        "and i was wondering",
        "how many people",
        "do you have on the night shift",
    ]


def test_clauses_cut_at_commas_too() -> None:
    found = clauses("Dus, als ik u goed begrijp, loopt de planning vast: is dat zo?")
    assert [span.text for span in found] == ["Dus,", "als ik u goed begrijp,", "loopt de planning vast:", "is dat zo?"]


@given(st.text(max_size=200))
def test_every_span_is_a_piece_of_the_text(text: str) -> None:
    for span in (*sentences(text), *clauses(text)):
        assert text[span.start : span.end] == span.text
    for token in words(text):
        assert token.word
        assert token.start < token.end
