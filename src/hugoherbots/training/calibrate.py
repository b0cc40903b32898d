"""Chooses thresholds and confidences from scores of dialogues that the scoring network had not seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from hugoherbots.engine.detection.codebook import choose
from hugoherbots.engine.detection.e5_format import Floats
from hugoherbots.engine.detection.features import LABELS, vector
from hugoherbots.engine.types import LANGUAGES
from hugoherbots.training.dataset import Prepared
from hugoherbots.training.evaluate import Report, Tally

Doubles = NDArray[np.float64]

_GRID = np.arange(-3.0, 3.01, 0.1)
_PLATEAU = 0.01
"""Thresholds whose F1 is this close to the best are taken as equal; their middle is chosen."""
_KEPT = 0.87
"""The share of unlabelled turns that must stay unlabelled, per language, on unseen dialogues."""
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Unseen:
    """Scores by networks that had not seen the writer: the encoder's part, and the rule weights to add to it."""

    prepared: Prepared
    encoded: Doubles
    rules: Mapping[str, Floats]
    """Per writer left out: the weights of the rule features (features, labels)."""


@dataclass(frozen=True, slots=True)
class Calibration:
    thresholds: Doubles
    slopes: Doubles
    offsets: Doubles
    report: Report


def calibrate(unseen: Unseen) -> Calibration:
    """Thresholds for the best F1 per label under the bound on unlabelled turns; probabilities by Platt's method."""
    logits = unseen.encoded + _rule_part(unseen)
    gold = unseen.prepared.gold > 0
    thresholds = _best_thresholds(logits, gold)
    for _ in range(_ROUNDS):
        logits, _ = decode(unseen, thresholds)
        thresholds = _best_thresholds(logits, gold)
    thresholds = _raise_until_kept(unseen, thresholds)
    logits, report = decode(unseen, thresholds)
    slopes, offsets = _platt(logits, gold)
    return Calibration(thresholds, slopes, offsets, report)


def decode(unseen: Unseen, thresholds: Doubles) -> tuple[Doubles, Report]:
    """Label every dialogue from its first turn to its last, each turn knowing the labels found before it."""
    logits = np.zeros_like(unseen.encoded)
    report = Report(Tally(), {language: Tally() for language in LANGUAGES})
    previous = before = frozenset[str]()
    current = ""
    for at, example in enumerate(unseen.prepared.examples):
        if example.dialogue.id != current:
            previous = before = frozenset[str]()
            current = example.dialogue.id
        moment = replace(example.moment, previous=previous, before_previous=before)
        logits[at] = np.round(unseen.encoded[at] + vector(moment) @ unseen.rules[example.dialogue.writer], 3)
        margins = dict(zip(LABELS, (logits[at] - thresholds).tolist(), strict=True))
        found = frozenset(choose(margins))
        gold = frozenset(label for label, on in zip(LABELS, unseen.prepared.gold[at] > 0, strict=True) if on)
        report.overall.add(gold, found)
        report.languages[example.dialogue.language].add(gold, found)
        previous, before = found, previous
    return logits, report


def _rule_part(unseen: Unseen) -> Doubles:
    rows = zip(unseen.prepared.wide, unseen.prepared.examples, strict=True)
    return np.array([wide @ unseen.rules[example.dialogue.writer] for wide, example in rows], np.float64)


def _best_thresholds(logits: Doubles, gold: NDArray[np.bool_]) -> Doubles:
    return np.array([_best_threshold(logits[:, column], gold[:, column]) for column in range(len(LABELS))])


def _best_threshold(logits: Doubles, gold: NDArray[np.bool_]) -> float:
    found = logits[:, None] >= _GRID
    hits = (found & gold[:, None]).sum(axis=0)
    scores = 2 * hits / np.maximum(1, found.sum(axis=0) + gold.sum())
    best = int(np.argmax(scores))
    low = high = best
    while low and scores[low - 1] >= scores[best] - _PLATEAU:
        low -= 1
    while high < len(_GRID) - 1 and scores[high + 1] >= scores[best] - _PLATEAU:
        high += 1
    return float(np.round((_GRID[low] + _GRID[high]) / 2, 2))


def _raise_until_kept(unseen: Unseen, thresholds: Doubles) -> Doubles:
    def kept(report: Report) -> float:
        return min(tally.unlabelled_kept / max(1, tally.unlabelled) for tally in report.languages.values())

    raised = thresholds
    while kept(decode(unseen, raised)[1]) < _KEPT and raised[0] < thresholds[0] + 2:
        raised = np.round(raised + 0.1, 2)
    return raised


def _platt(logits: Doubles, gold: NDArray[np.bool_]) -> tuple[Doubles, Doubles]:
    """One slope for all labels and an offset for each."""
    count, size = logits.shape
    which = np.tile(np.eye(size), (count, 1))
    inputs = np.concatenate([logits.reshape(-1, 1), which], axis=1)
    regression = LogisticRegression(C=1.0, max_iter=1000).fit(inputs, gold.reshape(-1))
    slope, *offsets = regression.coef_[0]
    return np.full(size, np.round(slope, 4)), np.round(np.array(offsets) + regression.intercept_[0], 4)
