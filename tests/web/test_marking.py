"""Words of a transcript are marked exactly, whatever overlaps, and each reason stands at its turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hugoherbots.engine.types import Evidence, Utterance
from hugoherbots.sessions.marking import Piece, marked, pieces_of

TEXT = "So every morning it breaks. What does that do to you?"


def found(technique: str, start: int, end: int, text: str = TEXT) -> Evidence:
    return Evidence(technique, 0.9, text[start:end], start, end)


def pieces(*evidence: Evidence) -> list[Piece]:
    return list(pieces_of(TEXT, evidence, str.upper))


def test_a_text_without_evidence_is_one_plain_piece() -> None:
    assert pieces() == [Piece(TEXT, ())]


def test_an_empty_turn_has_no_pieces() -> None:
    assert list(pieces_of("", (), str)) == []


def test_overlapping_quotes_share_the_words_that_show_both() -> None:
    assert pieces(found("a", 0, 32), found("b", 28, 53)) == [
        Piece(TEXT[:28], ("A",)),
        Piece("What", ("A", "B")),
        Piece(TEXT[32:], ("B",)),
    ]


def test_a_quote_within_a_quote() -> None:
    assert [piece.techniques for piece in pieces(found("a", 0, 27), found("b", 3, 16))] == [
        ("A",),
        ("A", "B"),
        ("A",),
        (),
    ]


def test_one_technique_twice_on_the_same_words_is_named_once() -> None:
    assert pieces(found("a", 0, 53), found("a", 0, 53)) == [Piece(TEXT, ("A",))]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=8))
def test_no_word_is_lost_or_added_whatever_is_marked(text: str, spans: list[tuple[int, int]]) -> None:
    evidence = [Evidence("a", 0.5, "", start, end) for start, end in spans]
    assert "".join(piece.text for piece in pieces_of(text, evidence, str)) == text


def test_reasons_stand_at_their_turn_and_those_without_points_do_not() -> None:
    reasons: list[dict[str, int | None]] = [
        {"turn": 1, "points": 3},
        {"turn": 1, "points": 0},
        {"turn": None, "points": 5},
    ]
    first, second = marked((Utterance("customer", "Yes?"), Utterance("seller", TEXT)), reasons, str)
    assert first.reasons == ()
    assert second.reasons == ({"turn": 1, "points": 3},)


def test_techniques_are_named_in_the_order_of_the_words() -> None:
    said = Utterance("seller", TEXT, (found("late", 28, 53), found("early", 0, 27), found("late", 30, 53)))
    assert marked((said,), (), str)[0].techniques == ("early", "late")
