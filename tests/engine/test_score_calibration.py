"""The score against dialogues that their writers rated: it must keep their order, and the scale of a coach."""

from __future__ import annotations

from statistics import median

import numpy as np
import pytest

from hugoherbots.content.loader import load_playbook
from hugoherbots.engine.scoring import score
from tests.engine.labelled import sample

RATING = {"excellent": 88, "good": 77, "average": 57, "poor": 27, "rambling": 27, "pushy": 15, "silent": 15}
BOOK = load_playbook()
_ONE_IN = 8


def ranks(values: list[int]) -> list[float]:
    """Ranks in which equal values share their mean place."""
    return [float(np.mean([place for place, other in enumerate(sorted(values)) if other == value])) for value in values]


@pytest.fixture(scope="module")
def judged() -> list[tuple[str, int]]:
    rated = [item for item in sample(_ONE_IN) if item.quality in RATING]
    return [(item.quality, score(item.annotated(), language=item.language, playbook=BOOK).score) for item in rated]


def test_better_rated_dialogues_score_higher(judged: list[tuple[str, int]]) -> None:
    assert len(judged) >= 30
    rated = ranks([RATING[quality] for quality, _ in judged])
    scored = ranks([points for _, points in judged])
    assert np.corrcoef(rated, scored)[0, 1] >= 0.7


@pytest.mark.parametrize(
    ("qualities", "low", "high"),
    [
        ({"excellent", "good"}, 75, 92),
        ({"average"}, 45, 70),
        ({"poor", "rambling"}, 15, 42),
        ({"pushy", "silent"}, 0, 30),
    ],
)
def test_the_middle_of_each_rating_lies_in_its_band(
    judged: list[tuple[str, int]], qualities: set[str], low: int, high: int
) -> None:
    assert low <= median(points for quality, points in judged if quality in qualities) <= high
