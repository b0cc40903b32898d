"""The trainable upper part of the encoder: low-rank corrections to its layers and attention over the pieces, with gradients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from hugoherbots.engine.detection.e5_format import E5Weights, Floats, Layer
from hugoherbots.engine.detection.encoder import gelu
from hugoherbots.engine.detection.model import ADAPTER_SCALE, MATRICES, Shape, adapter_name

Gradients: TypeAlias = dict[str, Floats]
Booleans: TypeAlias = NDArray[np.bool_]

F32 = np.float32
_HIDDEN = F32(-1e9)
_GELU = F32(np.sqrt(2 / np.pi))
_CUBE = F32(0.044715)


@dataclass(frozen=True, slots=True)
class Batch:
    """Exchanges padded to one length: rows before the first trained layer, and whose pieces they are."""

    rows: Floats
    present: Booleans
    seller: Booleans


@dataclass(frozen=True, slots=True)
class Dropout:
    """How much is left out while training."""

    inner: float = 0.1
    outer: float = 0.2


@dataclass(frozen=True, slots=True)
class Outputs:
    """Logits of the labels and auxiliary questions (batch, labels), and whether the customer asked (batch)."""

    labels: Floats
    customer_asks: Floats
    tape: Any


class Network:
    """Parameters by name, a forward pass and its gradients."""

    def __init__(self, weights: E5Weights, shape: Shape, outputs: int, features: int, seed: int) -> None:
        self.weights, self.shape = weights, shape
        random = np.random.default_rng(seed)
        hidden = weights.positions.shape[1]
        self.parameters: dict[str, Floats] = {}
        for number in range(shape.first, shape.last):
            for matrix in MATRICES:
                wide, out = weights.layers[number].matrices[matrix].shape
                start = random.standard_normal((wide, shape.rank)) / np.sqrt(wide)
                self.parameters[adapter_name(number, matrix, "A")] = start.astype(F32)
                self.parameters[adapter_name(number, matrix, "B")] = np.zeros((shape.rank, out), F32)
        for name, columns in (("att", outputs), ("val", outputs), ("catt", outputs + 1), ("cval", outputs + 1)):
            self.parameters[name] = np.zeros((hidden, columns), F32)
        self.parameters["bias"] = np.full(outputs, -1, F32)
        self.parameters["asks_bias"] = np.full(1, -1.5, F32)
        self.parameters["wide"] = np.zeros((features, outputs), F32)

    def forward(
        self, batch: Batch, wide: Floats, dropout: Dropout | None = None, random: np.random.Generator | None = None
    ) -> Outputs:
        """Score a batch; with dropout (and its random numbers) the tape for `backward` is kept."""
        count, length, hidden = batch.rows.shape
        rows = batch.rows.reshape(-1, hidden)
        hide = np.where(batch.present, F32(0), _HIDDEN)[:, None, None, :]
        tapes = []
        for number in range(self.shape.first, self.shape.last):
            rows, tape = self._layer_forward(rows, number, hide, dropout, random)
            tapes.append(tape)
        states = rows.reshape(count, length, hidden)
        kept = None
        if dropout and random is not None:
            kept = _mask(random, (count, 1, hidden), dropout.outer)
            states = states * kept
        p = self.parameters
        said, said_tape = _attend(states, batch.seller, p["att"], p["val"])
        heard, heard_tape = _attend(states, batch.present & ~batch.seller, p["catt"], p["cval"])
        labels = said + heard[:, :-1] + p["bias"] + wide @ p["wide"]
        tape = (states, kept, said_tape, heard_tape, tapes, wide) if dropout else None
        return Outputs(labels, heard[:, -1] + p["asks_bias"], tape)

    def backward(self, outputs: Outputs, labels: Floats, customer_asks: Floats) -> Gradients:
        """Gradients of the parameters, given those of the two outputs."""
        states, kept, said_tape, heard_tape, tapes, wide = outputs.tape
        p = self.parameters
        found: Gradients = {"bias": labels.sum(axis=0), "asks_bias": customer_asks.sum(keepdims=True)}
        found["wide"] = wide.T @ labels
        back = _attend_back(states, said_tape, labels, p, ("att", "val"), found)
        both = np.concatenate([labels, customer_asks[:, None]], axis=1)
        back = back + _attend_back(states, heard_tape, both, p, ("catt", "cval"), found)
        rows = (back * kept).reshape(-1, states.shape[-1])
        for number, tape in zip(range(self.shape.last - 1, self.shape.first - 1, -1), reversed(tapes), strict=True):
            rows = self._layer_backward(rows, number, tape, found)
        return found

    def _layer_forward(
        self, rows: Floats, number: int, hide: Floats, dropout: Dropout | None, random: np.random.Generator | None
    ) -> tuple[Floats, Any]:
        layer, heads, epsilon = self.weights.layers[number], self.weights.heads, self.weights.epsilon
        count, length = hide.shape[0], hide.shape[-1]
        hidden = rows.shape[-1]
        mixed, mixed_tape = self._matrix(rows, number, "qkv", layer)
        query, key, value = mixed.reshape(count, length, 3, heads, hidden // heads).transpose(2, 0, 3, 1, 4)
        attention = query @ key.transpose(0, 1, 3, 2) * F32(1 / np.sqrt(hidden // heads)) + hide
        attention = np.exp(attention - attention.max(axis=-1, keepdims=True))
        attention /= attention.sum(axis=-1, keepdims=True)
        heard = (attention @ value).transpose(0, 2, 1, 3).reshape(-1, hidden)
        answer, answer_tape = self._matrix(heard, number, "ao", layer)
        first_mask = _dropout(random, answer.shape, dropout)
        middle, middle_tape = _norm(rows + answer * first_mask, layer.norms["aln"], epsilon)
        inner, inner_tape = self._matrix(middle, number, "fi", layer)
        outer, outer_tape = self._matrix(gelu(inner), number, "fo", layer)
        second_mask = _dropout(random, outer.shape, dropout)
        final, final_tape = _norm(middle + outer * second_mask, layer.norms["oln"], epsilon)
        tape = (mixed_tape, query, key, value, attention, answer_tape, first_mask, middle_tape, inner_tape, inner)
        return final, (*tape, outer_tape, second_mask, final_tape) if dropout else None

    def _layer_backward(self, back: Floats, number: int, tape: Any, found: Gradients) -> Floats:
        layer, heads = self.weights.layers[number], self.weights.heads
        (mixed_tape, query, key, value, attention, answer_tape, first_mask, middle_tape, inner_tape, inner) = tape[:10]
        outer_tape, second_mask, final_tape = tape[10:]
        count, _, length, width = query.shape
        back = _norm_back(back, layer.norms["oln"], final_tape)
        inside = self._matrix_back(back * second_mask, number, "fo", outer_tape, found) * _gelu_slope(inner)
        back = back + self._matrix_back(inside, number, "fi", inner_tape, found)
        back = _norm_back(back, layer.norms["aln"], middle_tape)
        heard = self._matrix_back(back * first_mask, number, "ao", answer_tape, found)
        heard = heard.reshape(count, length, heads, width).transpose(0, 2, 1, 3)
        to_value = attention.transpose(0, 1, 3, 2) @ heard
        scores = heard @ value.transpose(0, 1, 3, 2)
        scores = attention * (scores - (attention * scores).sum(axis=-1, keepdims=True)) * F32(1 / np.sqrt(width))
        to_mixed = np.stack([scores @ key, scores.transpose(0, 1, 3, 2) @ query, to_value])
        to_mixed = to_mixed.transpose(1, 3, 0, 2, 4).reshape(count * length, -1)
        return back + self._matrix_back(to_mixed, number, "qkv", mixed_tape, found)

    def _matrix(self, rows: Floats, number: int, name: str, layer: Layer) -> tuple[Floats, Any]:
        narrow = rows @ self.parameters[adapter_name(number, name, "A")]
        added = narrow @ self.parameters[adapter_name(number, name, "B")] * ADAPTER_SCALE
        result: Floats = np.asarray(rows @ layer.matrices[name] + layer.biases[name] + added, F32)
        return result, (rows, narrow)

    def _matrix_back(self, back: Floats, number: int, name: str, tape: Any, found: Gradients) -> Floats:
        rows, narrow = tape
        first, second = adapter_name(number, name, "A"), adapter_name(number, name, "B")
        to_narrow: Floats = ADAPTER_SCALE * (back @ self.parameters[second].T)
        found[second] = ADAPTER_SCALE * (narrow.T @ back)
        found[first] = rows.T @ to_narrow
        passed: Floats = back @ self.weights.layers[number].matrices[name].T + to_narrow @ self.parameters[first].T
        return passed


class Adam:
    """The optimiser: Adam with decoupled weight decay and clipped gradients."""

    _FIRST, _SECOND, _DECAY, _CLIP = 0.9, 0.99, 0.01, 1.0
    _HEAD_RATE = 3.0
    """The attention and rule weights learn this much faster than the corrections of the layers."""

    def __init__(self, parameters: dict[str, Floats]) -> None:
        self.parameters = parameters
        self.mean = {name: np.zeros_like(value) for name, value in parameters.items()}
        self.square = {name: np.zeros_like(value) for name, value in parameters.items()}
        self.steps = 0

    def step(self, gradients: Mapping[str, Floats], rate: float) -> None:
        self.steps += 1
        norm = float(np.sqrt(sum(float(np.sum(gradient * gradient)) for gradient in gradients.values())))
        shrink = F32(min(1.0, self._CLIP / (norm + 1e-6)))
        for name, gradient in gradients.items():
            clipped = gradient * shrink
            self.mean[name] = (self._FIRST * self.mean[name] + (1 - self._FIRST) * clipped).astype(F32)
            self.square[name] = (self._SECOND * self.square[name] + (1 - self._SECOND) * clipped * clipped).astype(F32)
            own = rate * (1.0 if "." in name else self._HEAD_RATE)
            mean = self.mean[name] / (1 - self._FIRST**self.steps)
            square = self.square[name] / (1 - self._SECOND**self.steps)
            kept = self.parameters[name] * (1 - own * self._DECAY)
            self.parameters[name] = (kept - own * mean / (np.sqrt(square) + 1e-8)).astype(F32)


def _mask(random: np.random.Generator, shape: tuple[int, ...], share: float) -> Floats:
    return (random.random(shape, dtype=F32) > share).astype(F32) / F32(1 - share)


def _dropout(
    random: np.random.Generator | None, shape: tuple[int, ...], dropout: Dropout | None
) -> Floats | np.float32:
    return _mask(random, shape, dropout.inner) if dropout and random is not None else F32(1)


def _norm(rows: Floats, norm: tuple[Floats, Floats], epsilon: float) -> tuple[Floats, Any]:
    centred = rows - rows.mean(axis=-1, keepdims=True)
    scale = 1 / np.sqrt(np.mean(centred * centred, axis=-1, keepdims=True) + F32(epsilon))
    normal = centred * scale
    return normal * norm[0] + norm[1], (normal, scale)


def _norm_back(back: Floats, norm: tuple[Floats, Floats], tape: Any) -> Floats:
    normal, scale = tape
    scaled = back * norm[0]
    along = np.mean(scaled * normal, axis=-1, keepdims=True)
    passed: Floats = (scaled - scaled.mean(axis=-1, keepdims=True) - normal * along) * scale
    return passed


def _gelu_slope(rows: Floats) -> Floats:
    bent = np.tanh(_GELU * (rows + _CUBE * rows * rows * rows))
    slope: Floats = F32(0.5) * (1 + bent) + F32(0.5) * rows * (1 - bent * bent) * _GELU * (1 + 3 * _CUBE * rows * rows)
    return slope


def _attend(states: Floats, which: Booleans, scores: Floats, values: Floats) -> tuple[Floats, Any]:
    seen = which[..., None]
    weight = np.where(seen, states @ scores, _HIDDEN)
    weight = np.exp(weight - weight.max(axis=1, keepdims=True)) * seen
    weight = weight / weight.sum(axis=1, keepdims=True)
    value = states @ values
    return (weight * value).sum(axis=1), (weight, value)


def _attend_back(
    states: Floats, tape: Any, back: Floats, parameters: Mapping[str, Floats], names: tuple[str, str], found: Gradients
) -> Floats:
    weight, value = tape
    scores, values = names
    to_value = weight * back[:, None, :]
    to_weight = value * back[:, None, :]
    to_score = weight * (to_weight - (weight * to_weight).sum(axis=1, keepdims=True))
    flat = states.reshape(-1, states.shape[-1])
    found[values] = flat.T @ to_value.reshape(-1, back.shape[-1])
    found[scores] = flat.T @ to_score.reshape(-1, back.shape[-1])
    passed: Floats = to_value @ parameters[values].T + to_score @ parameters[scores].T
    return passed
