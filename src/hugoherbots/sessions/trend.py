"""The line of somebody's scores, as places in a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hugoherbots.sessions.queries import SessionSummary

WIDTH = 560
HEIGHT = 180
MARGIN = 14
LEFT = 40
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One finished session in the drawing."""

    x: float
    y: float
    row: SessionSummary


@dataclass(frozen=True, slots=True)
class Trend:
    """The drawing: its points from old to new, the line through them, and what is said beside it."""

    points: Sequence[Point]
    line: str
    average: int
    best: int
    last: int


def trend_of(newest_first: Sequence[SessionSummary]) -> Trend | None:
    """The trend of finished sessions; None when there are too few to draw a line."""
    scored = [(row, row.score) for row in reversed(newest_first) if row.score is not None]
    if len(scored) < FEWEST:
        return None
    step = (WIDTH - MARGIN - LEFT) / (len(scored) - 1)
    scores = [score for _, score in scored]
    points = [Point(round(LEFT + step * place, 1), height_of(score), row) for place, (row, score) in enumerate(scored)]
    line = " ".join(f"{point.x},{point.y}" for point in points)
    return Trend(points, line, average=round(sum(scores) / len(scores)), best=max(scores), last=scores[-1])


def height_of(score: int) -> float:
    """Where a score stands: 100 at the top."""
    return round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * score / 100, 1)
