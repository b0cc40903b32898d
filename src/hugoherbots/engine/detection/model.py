"""The trained model: corrections to the encoder's upper layers, attention over the pieces, and weights of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hugoherbots.engine.detection.e5_format import E5Weights, Floats, Layer
from hugoherbots.engine.detection.features import LABELS, names

FORMAT = 1
MATRICES: tuple[str, ...] = ("qkv", "ao", "fi", "fo")
ADAPTER_SCALE = np.float32(2.0)
HEADS: tuple[str, ...] = ("att", "val", "catt", "cval", "bias", "wide")


class ModelError(ValueError):
    """The model on disk does not fit this code; train it again."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which layers of the encoder are used, and from which on they were adapted."""

    first: int
    last: int
    rank: int


@dataclass(frozen=True, slots=True)
class Model:
    """What training produced.

    `thresholds` are logits, one a label; `slopes` and `offsets` turn a logit into a probability. `meta` says how the
    model was made and names its corpus by a hash.
    """

    shape: Shape
    arrays: Mapping[str, Floats]
    thresholds: NDArray[np.float64]
    slopes: NDArray[np.float64]
    offsets: NDArray[np.float64]
    meta: Mapping[str, Any]

    @property
    def version(self) -> str:
        """Changes with every training; frozen with a session's score."""
        return str(self.meta["version"])


def parse_model(arrays: Mapping[str, NDArray[Any]], meta: Mapping[str, Any]) -> Model:
    """Build the model from its stored arrays and its JSON description; raises `ModelError` when they do not fit."""
    if meta.get("format") != FORMAT:
        raise ModelError(f"model format {meta.get('format')!r} is not {FORMAT}")
    if tuple(meta["labels"]) != LABELS or tuple(meta["features"]) != names():
        raise ModelError("the model was trained for other techniques or other rule features")
    shape = Shape(**meta["shape"])
    wanted = {adapter_name(n, m, side) for n in range(shape.first, shape.last) for m in MATRICES for side in "AB"}
    missing = (wanted | set(HEADS)) - set(arrays)
    if missing:
        raise ModelError(f"the model lacks {', '.join(sorted(missing))}")
    floats = {name: np.asarray(array, np.float32) for name, array in arrays.items()}
    thresholds, slopes, offsets = (np.array(meta[key], np.float64) for key in ("thresholds", "slopes", "offsets"))
    return Model(shape, floats, thresholds, slopes, offsets, meta)


def adapter_name(layer: int, matrix: str, side: str) -> str:
    return f"{layer}.{matrix}.{side}"


def adapt(weights: E5Weights, model: Model) -> E5Weights:
    """The encoder with the model's corrections added to its upper layers, so that they cost nothing to run."""
    if len(weights.layers) != model.shape.last:
        raise ModelError(f"the encoder has {len(weights.layers)} layers and the model wants {model.shape.last}")

    def adapted(number: int, layer: Layer) -> Layer:
        if number < model.shape.first:
            return layer
        matrices = {
            name: layer.matrices[name]
            + ADAPTER_SCALE
            * (model.arrays[adapter_name(number, name, "A")] @ model.arrays[adapter_name(number, name, "B")])
            for name in MATRICES
        }
        return replace(layer, matrices=matrices)

    return replace(weights, layers=tuple(adapted(n, layer) for n, layer in enumerate(weights.layers)))


@dataclass(frozen=True, slots=True)
class Scores:
    """The logit of every label, and what each of the seller's pieces added to it (pieces, labels)."""

    logits: NDArray[np.float64]
    by_piece: Floats


def score_rows(model: Model, rows: Floats, seller_from: int, wide: Floats) -> Scores:
    """Weigh the encoded pieces and the rule features; logits are rounded so that machines agree."""
    size = len(LABELS)
    arrays = model.arrays
    said, heard = rows[seller_from:], rows[:seller_from]
    weight = _softmax(said @ arrays["att"][:, :size])
    value = said @ arrays["val"][:, :size]
    by_piece = weight * value
    heard_weight = _softmax(heard @ arrays["catt"][:, :size])
    context = np.sum(heard_weight * (heard @ arrays["cval"][:, :size]), axis=0)
    logits = by_piece.sum(axis=0) + context + wide @ arrays["wide"][:, :size] + arrays["bias"][:size]
    return Scores(np.round(logits.astype(np.float64), 3), by_piece)


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=0, keepdims=True))
    shares: Floats = raised / raised.sum(axis=0, keepdims=True)
    return shares


def probabilities(model: Model, logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Calibrated probability per label."""
    result: NDArray[np.float64] = 1 / (1 + np.exp(-(model.slopes * logits + model.offsets)))
    return result
