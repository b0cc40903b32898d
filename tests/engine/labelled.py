"""The labelled dialogues of the corpus, read once for all tests."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from hugoherbots.training.corpus import Dialogue, read_folder

CORPUS = Path(__file__).parents[2] / "corpus"


@cache
def corpus() -> tuple[Dialogue, ...]:
    """Every dialogue, in the order of the files."""
    return tuple(read_folder(CORPUS))


@cache
def sample(one_in: int) -> tuple[Dialogue, ...]:
    """One dialogue in so many, always the same ones whatever others are added."""
    return tuple(item for item in corpus() if int(sha256(item.id.encode()).hexdigest(), 16) % one_in == 0)
