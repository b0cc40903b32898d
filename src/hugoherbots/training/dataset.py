"""Prepares labelled dialogues for training: rule features, the frozen layers' rows, labels and question marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hugoherbots.engine.detection.e5_format import E5Weights, Floats
from hugoherbots.engine.detection.encoder import encode, pieces_of
from hugoherbots.engine.detection.features import LABELS, Moment, names, vector
from hugoherbots.engine.detection.moments import moments
from hugoherbots.training.corpus import Dialogue, Turn
from hugoherbots.training.network import Batch

_CLOSERS = "\"'”’ )"


@dataclass(frozen=True, slots=True)
class Example:
    """One seller turn: where it comes from and the rows that enter the first trained layer."""

    dialogue: Dialogue
    moment: Moment
    rows: NDArray[np.float16]
    seller_from: int

    @property
    def size(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Prepared:
    """All examples with their arrays, row for row.

    `marks` says whether the seller's turn ends with a question mark, has one, and whether the customer's last turn ends
    with one; `marked` is 1 where that is known (punctuated text). Only training sees them: the model itself learns to
    hear a question without its mark.
    """

    examples: tuple[Example, ...]
    wide: Floats
    gold: Floats
    marks: Floats
    marked: Floats
    of_previous: NDArray[np.bool_]

    def subset(self, rows: NDArray[np.int64]) -> Prepared:
        """The examples in these rows."""
        return Prepared(
            tuple(self.examples[row] for row in rows),
            self.wide[rows],
            self.gold[rows],
            self.marks[rows],
            self.marked[rows],
            self.of_previous,
        )


def prepare(dialogues: Sequence[Dialogue], weights: E5Weights, first: int, progress: Callable[[int], None]) -> Prepared:
    """Run every seller turn through the frozen layers (those before `first`)."""
    frozen = replace(weights, layers=weights.layers[:first])
    examples: list[Example] = []
    wide: list[Floats] = []
    gold: list[list[bool]] = []
    marks: list[tuple[tuple[bool, ...], tuple[bool, ...]]] = []
    for dialogue in dialogues:
        for position, moment in moments(dialogue.annotated(), dialogue.language):
            pieces = pieces_of(weights.vocabulary, moment.customer, moment.text)
            rows = encode(frozen, pieces).astype(np.float16)
            examples.append(Example(dialogue, moment, rows, pieces.seller_from))
            wide.append(vector(moment))
            gold.append([label in dialogue.turns[position].labels for label in LABELS])
            marks.append(_marks(dialogue, position))
        progress(1)
    return Prepared(
        tuple(examples),
        np.array(wide, np.float32),
        np.array(gold, np.float32),
        np.array([seen for seen, _ in marks], np.float32),
        np.array([known for _, known in marks], np.float32),
        np.array([name.startswith(("previous", "before previous")) for name in names()]),
    )


def batch_of(examples: Sequence[Example]) -> Batch:
    """Pad examples to the longest."""
    length = max(example.size for example in examples)
    hidden = examples[0].rows.shape[1]
    rows = np.zeros((len(examples), length, hidden), np.float32)
    present = np.zeros((len(examples), length), np.bool_)
    seller = np.zeros_like(present)
    for at, example in enumerate(examples):
        rows[at, : example.size] = example.rows
        present[at, : example.size] = True
        seller[at, example.seller_from : example.size] = True
    return Batch(rows, present, seller)


def _marks(dialogue: Dialogue, position: int) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    turn = dialogue.turns[position]
    before = dialogue.turns[position - 1] if position else None
    asked = before if before is not None and before.speaker == "customer" else None
    written = dialogue.style == "clean"
    seen = (_asks(turn), "?" in turn.text, asked is not None and _asks(asked))
    return seen, (written, written, written and asked is not None)


def _asks(turn: Turn) -> bool:
    return turn.text.rstrip(_CLOSERS).endswith("?")
