"""Finds the words of a turn that show a technique: the sentence that adds most to its score."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hugoherbots.engine.detection.e5_format import Floats
from hugoherbots.engine.detection.features import LABELS, Moment, spoken_cues
from hugoherbots.engine.text import Span, sentences, tokens, words
from hugoherbots.engine.types import Language

_TWO_PART = frozenset({"1.2", "1.3", "1.4", "2.1.7", "3.1", "3.3"})
"""Techniques that people often spread over two sentences: a plan and its consent, a story and its question."""
_SHORTEST = 5
"""An unpunctuated run of fewer words says too little to be quoted alone."""
_ENDS = frozenset(".!?…")
_UNFINISHED = frozenset(
    {"or", "of", "and", "en", "you", "u", "je", "ge", "i", "ik", "to", "that", "dat", "the", "de", "het", "a", "een"}
    | {"dont", "um", "uh", "so", "dus", "is", "would", "zou", "sound", "with", "met", "about"}
)
"""Words after which nobody stops."""
_PASSAGE = 30
_BRIDGE = 12
_NEIGHBOUR = 0.5
"""A neighbouring sentence joins the quote when it adds at least this share of the best one."""


@dataclass(frozen=True, slots=True)
class Contributions:
    """What each word of the turn adds to each label (words, labels), beside the weights of the rules."""

    by_word: Floats
    cue_weights: Floats


def passages(text: str) -> list[Span]:
    """A long turn cut into stretches of whole sentences of about thirty words; a short last sentence starts the next too."""
    found: list[Span] = []
    current: list[Span] = []
    for part in sentences(text):
        sizes = [len(words(span.text)) for span in (*current, part)]
        if current and sum(sizes) > _PASSAGE:
            found.append(_joined(text, current[0], current[-1]))
            current = current[-1:] if sizes[-2] < _BRIDGE else []
        current.append(part)
    return [*found, _joined(text, current[0], current[-1])] if current else found


def quote_of(text: str, label: str, language: Language, contributions: Contributions) -> Span:
    """The stretch of the original text that shows the technique; never longer than two sentences."""
    parts = sentences(text)
    if len(parts) == 1:
        return parts[0]
    column = LABELS.index(label)
    worth = _worth(text, parts, language, contributions, column)
    best = int(np.argmax(worth))
    if label in _TWO_PART:
        around = [at for at in (best - 1, best + 1) if 0 <= at < len(parts)]
        beside = max(around, key=lambda at: worth[at])
        if worth[best] > 0 and worth[beside] >= _NEIGHBOUR * worth[best]:
            return _joined(text, parts[min(best, beside)], parts[max(best, beside)])
    return _whole(text, parts, best)


def _whole(text: str, parts: Sequence[Span], at: int) -> Span:
    """The part, together with what follows while it is plainly unfinished: speech recognition has no full stops."""
    span = parts[at]
    for following in parts[at + 1 :]:
        said = [token.word for token in words(span.text)]
        if span.text[-1] in _ENDS or not (len(said) < _SHORTEST or said[-1] in _UNFINISHED):
            break
        span = _joined(text, span, following)
    return span


def _joined(text: str, first: Span, last: Span) -> Span:
    return Span(text[first.start : last.end], first.start, last.end)


def _worth(
    text: str, parts: Sequence[Span], language: Language, contributions: Contributions, column: int
) -> list[float]:
    starts = [part.start for part in parts]
    worth = [
        float(spoken_cues(Moment(language, _plain(part, language))) @ contributions.cue_weights[:, column])
        for part in parts
    ]
    for word, token in enumerate(tokens(text, language)):
        if word < len(contributions.by_word):
            worth[max(0, bisect_right(starts, token.start) - 1)] += float(contributions.by_word[word, column])
    return worth


def _plain(part: Span, language: Language) -> str:
    return " ".join(token.word for token in tokens(part.text, language))
