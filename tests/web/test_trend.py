"""The line of scores, and the faces of personas."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hugoherbots.scenarios.words import LOOKS, look_of
from hugoherbots.sessions.queries import SessionSummary
from hugoherbots.sessions.trend import HEIGHT, LEFT, MARGIN, WIDTH, trend_of

NOW = datetime(2026, 1, 31, tzinfo=UTC)


def finished(days_ago: int, score: int | None) -> SessionSummary:
    at = NOW - timedelta(days=days_ago)
    return SessionSummary(UUID(int=days_ago), None, "", "completed", score, None, "nl", "text", 60, at, at)


def test_one_score_is_no_line() -> None:
    assert trend_of([]) is None
    assert trend_of([finished(0, 70), finished(1, None)]) is None


def test_the_line_goes_from_old_to_new_within_the_drawing() -> None:
    trend = trend_of([finished(0, 100), finished(1, 0), finished(2, 50)])
    assert trend is not None
    assert [point.x for point in trend.points] == [LEFT, (LEFT + WIDTH - MARGIN) / 2, WIDTH - MARGIN]
    assert [point.y for point in trend.points] == [HEIGHT / 2, HEIGHT - MARGIN, MARGIN]
    assert (trend.last, trend.best, trend.average) == (100, 100, 50)
    assert trend.line == "40.0,90.0 293.0,166.0 546.0,14.0"


def test_a_persona_always_looks_the_same() -> None:
    assert look_of("Katrien Maes", "Ze heeft er haar buik vol van.") == look_of("Katrien Maes", "She has had enough.")
    assert "hair-long" in look_of("Katrien Maes", "Ze heeft er haar buik vol van.")
    assert "hair-long" not in look_of("Martin Okafor", "He has seen every gadget.")
    assert {look_of(chr(code) * 5, "")[-1] for code in range(60, 120)} == {str(n) for n in range(1, LOOKS + 1)}
