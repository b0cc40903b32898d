"""The worked example in the documentation is what the code computes."""

from __future__ import annotations

from pathlib import Path

from hugoherbots.content.loader import load_playbook
from hugoherbots.engine.scoring import score
from tests.engine.score_talks import WORKED_EN

PAGE = Path(__file__).parents[2] / "docs" / "scoring.md"
BOOK = load_playbook()


def test_the_worked_example_adds_up_as_the_page_says() -> None:
    card = score(WORKED_EN, language="en", playbook=BOOK)
    page = PAGE.read_text(encoding="utf-8")
    for reason in card.reasons:
        turn = "" if reason.turn is None else reason.turn
        assert f"| {turn} | {reason.points:+d} | `{reason.code}` | {reason.text} |" in page
    assert f"| {card.score:+d} | **score** |" in page


def test_the_worked_example_quotes_the_whole_talk() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for turn in WORKED_EN:
        assert turn.text in page


def test_the_bands_on_the_page_are_those_of_the_rubric() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for band in BOOK.rubric.bands:
        assert f"| `{band.code}` | {band.low}–{band.high} |" in page
