"""Chooses a turn's labels from their scores, keeping the codebook's rules on which labels go together."""

from __future__ import annotations

from collections.abc import Mapping

from hugoherbots.engine.detection.features import HANDLING

_YIELDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("2.1.2", frozenset({"1.4", "3.5", "4.2.2", "4.2.3", "4.2.4", "4.2.5"})),
    ("3.1", frozenset({"4.2.2", "4.2.3", "4.2.4", "4.2.5"})),
)
"""A label that goes when one of the others is found: the question already serves them, or they include it."""

_RIVALS: tuple[tuple[str, str], ...] = (
    ("2.1.1", "1.2"),
    ("2.1.1", "1.4"),
    ("2.1.1", "2.1.7"),
    ("2.1.1", "2.1.8"),
    ("2.1.2", "1.2"),
    ("2.1.2", "2.1.7"),
    ("2.1.2", "2.1.8"),
    ("2.1.7", "4.1"),
    ("3.1", "2.1.6"),
    ("3.2", "4.2.4"),
    ("3.2", "4.2.5"),
    ("3.3", "4.2.4"),
    ("3.3", "4.2.5"),
)
"""Two labels that do not stand for the same words: the surer one stays."""


def choose(margins: Mapping[str, float]) -> tuple[str, ...]:
    """The labels whose score passes their threshold (margin ≥ 0) and that may stand together, in catalogue order."""
    passed = {label: margin for label, margin in margins.items() if margin >= 0}
    surest = max((label for label in HANDLING if label in passed), key=passed.__getitem__, default=None)
    for label in HANDLING:
        if label != surest:
            passed.pop(label, None)
    for label, stronger in _YIELDS:
        if stronger & passed.keys():
            passed.pop(label, None)
    for first, second in _RIVALS:
        if first in passed and second in passed:
            passed.pop(min(first, second, key=passed.__getitem__))
    return tuple(label for label in margins if label in passed)
