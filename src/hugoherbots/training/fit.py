"""Trains one network on prepared seller turns: rule weights first, then the encoder's corrections on top of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from hugoherbots.engine.detection.e5_format import E5Weights, Floats
from hugoherbots.engine.detection.features import LABELS, names
from hugoherbots.engine.detection.model import Shape
from hugoherbots.training.dataset import Example, Prepared, batch_of
from hugoherbots.training.network import F32, Adam, Dropout, Network

Indices = NDArray[np.int64]

AUXILIARY = 2
"""Extra outputs that only training uses: does the seller's turn end with, and contain, a question mark."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what training makes, beside the corpus."""

    shape: Shape = field(default_factory=lambda: Shape(first=2, last=6, rank=8))
    epochs: int = 4
    rate: float = 1e-3
    batch: int = 16
    seed: int = 0
    rule_strength: float = 0.3
    """Inverse regularisation of the logistic regression that starts the rule weights."""
    rule_decay: float = 0.002
    forget_previous: float = 0.15
    """How often a turn is trained without knowing the previous turns' techniques, which may be detected wrongly."""
    forget_rule: float = 0.1
    auxiliary: float = 0.5
    warm_up: float = 0.1


def fit(
    prepared: Prepared, chosen: Indices, weights: E5Weights, recipe: Recipe, progress: Callable[[int], None]
) -> Network:
    """Train on the chosen examples; `progress` hears of the number of examples done."""
    random = np.random.default_rng(recipe.seed)
    network = Network(weights, recipe.shape, len(LABELS) + AUXILIARY, len(names()), recipe.seed)
    start_rules(network, prepared, chosen, recipe)
    optimiser = Adam(network.parameters)
    total = recipe.epochs * -(-len(chosen) // recipe.batch)
    for _ in range(recipe.epochs):
        for picked in _batches(prepared.examples, chosen, recipe.batch, random):
            share = (optimiser.steps + 1) / (total + 1)
            rate = recipe.rate * min(1.0, share / recipe.warm_up) * (1 - share)
            _train_batch(network, optimiser, prepared, picked, recipe, random, rate)
            progress(len(picked))
    return network


def start_rules(network: Network, prepared: Prepared, chosen: Indices, recipe: Recipe) -> None:
    """Begin with the rule weights of a logistic regression per label."""
    for column in range(len(LABELS)):
        wanted = prepared.gold[chosen, column]
        if wanted.min() == wanted.max():
            continue
        regression = LogisticRegression(C=recipe.rule_strength, max_iter=500)
        regression.fit(prepared.wide[chosen], wanted)
        network.parameters["wide"][:, column] = regression.coef_[0]
        network.parameters["bias"][column] = regression.intercept_[0]


def predict(network: Network, prepared: Prepared, chosen: Indices, batch: int = 32) -> NDArray[np.float64]:
    """The labels' logits of the chosen examples (examples, labels)."""
    found = np.zeros((len(chosen), len(LABELS)))
    order = sorted(range(len(chosen)), key=lambda at: prepared.examples[chosen[at]].size)
    for begin in range(0, len(order), batch):
        rows = order[begin : begin + batch]
        picked = [int(chosen[row]) for row in rows]
        outputs = network.forward(batch_of([prepared.examples[at] for at in picked]), prepared.wide[picked])
        found[rows] = outputs.labels[:, : len(LABELS)]
    return found


def _batches(examples: Sequence[Example], chosen: Indices, size: int, random: np.random.Generator) -> list[list[int]]:
    """Shuffled batches of turns of like length, so that little padding is computed."""
    mixed = chosen[random.permutation(len(chosen))]
    batches: list[list[int]] = []
    for begin in range(0, len(mixed), size * 16):
        pool = sorted((int(at) for at in mixed[begin : begin + size * 16]), key=lambda at: examples[at].size)
        batches += [pool[at : at + size] for at in range(0, len(pool), size)]
    return [batches[at] for at in random.permutation(len(batches))]


def _train_batch(
    network: Network,
    optimiser: Adam,
    prepared: Prepared,
    picked: list[int],
    recipe: Recipe,
    random: np.random.Generator,
    rate: float,
) -> None:
    wide = _forget(prepared.wide[picked], prepared.of_previous, recipe, random)
    outputs = network.forward(batch_of([prepared.examples[at] for at in picked]), wide, Dropout(), random)
    wanted = np.concatenate([prepared.gold[picked], prepared.marks[picked, :AUXILIARY]], axis=1)
    counted = np.ones_like(wanted)
    counted[:, len(LABELS) :] = recipe.auxiliary * prepared.marked[picked, :AUXILIARY]
    labels = (counted * (_sigmoid(outputs.labels) - wanted) / len(picked)).astype(F32)
    asks = recipe.auxiliary * prepared.marked[picked, AUXILIARY]
    asks = asks * (_sigmoid(outputs.customer_asks) - prepared.marks[picked, AUXILIARY]) / len(picked)
    gradients = network.backward(outputs, labels, asks.astype(F32))
    gradients["wide"] = gradients["wide"] + F32(recipe.rule_decay / len(picked)) * network.parameters["wide"]
    optimiser.step(gradients, rate)


def _forget(wide: Floats, of_previous: NDArray[np.bool_], recipe: Recipe, random: np.random.Generator) -> Floats:
    remembered = random.random((len(wide), 1)) > recipe.forget_previous
    kept = random.random(wide.shape) > recipe.forget_rule
    seen: Floats = np.asarray(wide * np.where(of_previous, remembered, True) * kept / (1 - recipe.forget_rule), F32)
    return seen


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), F32)
