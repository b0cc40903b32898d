"""Turns the customer's words and the seller's answer into one row of numbers per word piece."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hugoherbots.engine.detection.e5_format import E5Weights, Floats, Layer, Vocabulary, unpack

_CUSTOMER_WORDS = 24
"""How many of the customer's last words are read; what he ends with is what the seller answers."""
_SELLER_HEAD, _SELLER_TAIL = 40, 70
"""How many pieces are read of a very long turn, from its beginning and its end."""
_SPACE = "\u2581"
_GELU = np.float32(np.sqrt(2 / np.pi))
_GELU_CUBE = np.float32(0.044715)
_HALF = np.float32(0.5)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of an exchange: `ids`, and from where on they are the seller's."""

    ids: tuple[int, ...]
    seller_from: int


def split_pieces(vocabulary: Vocabulary, text: str) -> list[int]:
    """The most probable pieces of a normalised text (Viterbi over a unigram model)."""
    found: list[int] = []
    for word in text.split():
        found += _split_word(vocabulary, _SPACE + word)
    return found


def _split_word(vocabulary: Vocabulary, word: str) -> list[int]:
    size = len(word)
    best = [0.0] + [-1e30] * size
    back = [(0, 0)] * (size + 1)
    for start in range(size):
        for end in range(start + 1, min(size, start + vocabulary.longest) + 1):
            known = vocabulary.pieces.get(word[start:end])
            if known is not None and best[start] + known[1] > best[end]:
                best[end], back[end] = best[start] + known[1], (start, known[0])
        if best[start] + vocabulary.unknown_score > best[start + 1]:
            best[start + 1] = best[start] + vocabulary.unknown_score
            back[start + 1] = (start, vocabulary.unknown)
    found: list[int] = []
    while size:
        size, piece = back[size]
        found.append(piece)
    return found[::-1]


def pieces_of(vocabulary: Vocabulary, customer: str, seller: str) -> Pieces:
    """The pieces of what the customer said last and the seller's turn, both normalised."""
    heard = " ".join(customer.split()[-_CUSTOMER_WORDS:])
    before = [vocabulary.begin]
    if heard:
        before += [*split_pieces(vocabulary, heard), vocabulary.end]
    said = split_pieces(vocabulary, seller)
    said = [said[at] for at in kept_pieces(len(said))]
    return Pieces((*before, *said, vocabulary.end), len(before))


def kept_pieces(count: int) -> list[int]:
    """Which of a turn's pieces are read."""
    if count <= _SELLER_HEAD + _SELLER_TAIL:
        return list(range(count))
    return [*range(_SELLER_HEAD), *range(count - _SELLER_TAIL, count)]


def piece_counts(vocabulary: Vocabulary, text: str) -> list[int]:
    """How many pieces each word of a normalised text has."""
    return [len(_split_word(vocabulary, _SPACE + word)) for word in text.split()]


def embed(weights: E5Weights, pieces: Pieces) -> Floats:
    """The rows that enter the first layer."""
    rows = weights.words[list(pieces.ids)]
    count, _, size = rows.shape
    embedded = unpack(rows.reshape(-1, size)).reshape(count, -1) + weights.positions[:count]
    return layer_norm(embedded, weights.norm, weights.epsilon)


def layer_norm(rows: Floats, norm: tuple[Floats, Floats], epsilon: float) -> Floats:
    centred = rows - rows.mean(axis=-1, keepdims=True)
    variance = np.mean(centred * centred, axis=-1, keepdims=True)
    scaled: Floats = centred / np.sqrt(variance + np.float32(epsilon)) * norm[0] + norm[1]
    return scaled


def gelu(rows: Floats) -> Floats:
    bent: Floats = _HALF * rows * (1 + np.tanh(_GELU * (rows + _GELU_CUBE * rows * rows * rows)))
    return bent


def apply_layer(rows: Floats, layer: Layer, heads: int, epsilon: float) -> Floats:
    """One transformer layer over the rows of a single exchange."""
    count, hidden = rows.shape
    mixed = rows @ layer.matrices["qkv"] + layer.biases["qkv"]
    query, key, value = mixed.reshape(count, 3, heads, hidden // heads).transpose(1, 2, 0, 3)
    attention = query @ key.transpose(0, 2, 1) * np.float32(1 / np.sqrt(hidden // heads))
    attention = np.exp(attention - attention.max(axis=-1, keepdims=True))
    attention /= attention.sum(axis=-1, keepdims=True)
    heard = (attention @ value).transpose(1, 0, 2).reshape(count, hidden)
    rows = layer_norm(rows + heard @ layer.matrices["ao"] + layer.biases["ao"], layer.norms["aln"], epsilon)
    inner = gelu(rows @ layer.matrices["fi"] + layer.biases["fi"])
    return layer_norm(rows + inner @ layer.matrices["fo"] + layer.biases["fo"], layer.norms["oln"], epsilon)


def encode(weights: E5Weights, pieces: Pieces, first: int = 0, rows: Floats | None = None) -> Floats:
    """The rows after the last layer, starting before layer `first` (from `rows`, when given)."""
    state = embed(weights, pieces) if rows is None else rows
    for layer in weights.layers[first:]:
        state = apply_layer(state, layer, weights.heads, weights.epsilon)
    return state
