"""Chooses a turn's labels from their scores, keeping the codebook's rules on which labels go together."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hugoherbots.engine.detection.features import HANDLING, Moment

_SHORTEST_LEAD = 2


def choose(margins: Mapping[str, float], moment: Moment) -> tuple[str, ...]:
    """The labels whose score passes their threshold (margin ≥ 0) and that may stand together, in catalogue order."""
    passed = {label: margin for label, margin in margins.items() if margin >= 0}
    for loser in [*_second_handling(passed), *_conditional_close(passed, moment)]:
        passed.pop(loser, None)
    return tuple(label for label in margins if label in passed)


def _second_handling(passed: Mapping[str, float]) -> list[str]:
    """One 4.2.x per turn: the surest."""
    found = sorted((label for label in HANDLING if label in passed), key=lambda label: -passed[label])
    return found[1:]


def _conditional_close(passed: Collection[str], moment: Moment) -> list[str]:
    """A conditional close is 4.1 only: the weaker of 4.1 and 2.1.7 goes unless the turn is long enough for both."""
    if not {"4.1", "2.1.7"} <= set(passed) or not isinstance(passed, Mapping):
        return []
    del moment
    return ["2.1.7" if passed["4.1"] >= passed["2.1.7"] else "4.1"]
