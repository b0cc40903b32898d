"""Words, sentences and clauses of spoken language, with offsets back into the text that was really said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hugoherbots.engine.fillers import HESITATIONS as HESITATIONS
from hugoherbots.engine.fillers import without_fillers
from hugoherbots.engine.types import Language
from hugoherbots.engine.words import WORD, listed
from hugoherbots.engine.words import Token as Token
from hugoherbots.engine.words import fold as fold
from hugoherbots.engine.words import words as words

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[;\n]+")
_CLAUSE_MARK = re.compile(r"[,:;–—]\s|\s-\s")

_STARTERS: frozenset[str] = listed(
    # Dutch words that open a new clause when a speaker runs on
    "maar dus want omdat zodat terwijl hoe wat wie waarom wanneer welke waar hoeveel oke goed kijk stel en "
    # English ones
    "but so because while how what who why when which where okay right well look suppose and"
)  # fmt: skip
_PAIR_STARTERS: frozenset[tuple[str, str]] = frozenset(
    {
        ("kunt", "u"), ("kan", "u"), ("kun", "je"), ("kan", "ik"), ("mag", "ik"), ("mogen", "we"), ("zou", "u"),
        ("zou", "je"), ("bent", "u"), ("ben", "je"), ("heeft", "u"), ("hebt", "u"), ("heb", "je"), ("hebben", "jullie"),
        ("is", "dat"), ("is", "het"), ("wilt", "u"), ("wil", "je"), ("vindt", "u"), ("vind", "je"),
        ("can", "you"), ("could", "you"), ("would", "you"), ("do", "you"), ("did", "you"), ("are", "you"),
        ("have", "you"), ("is", "that"), ("is", "it"), ("may", "i"), ("can", "i"), ("shall", "we"), ("should", "we"),
    }
)  # fmt: skip

_SHORTEST_CLAUSE = 3
_LONGEST_BREATH = 14
"""Words without punctuation after which a text is taken to be raw speech recognition."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text` equals `original[start:end]`, without white space around it."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def tokens(text: str, language: Language | None = None) -> tuple[Token, ...]:
    """The words that count: without hesitations, filler phrases and stammered repetitions.

    With a language, sounds that are fillers only there (`er` in English) go too.
    """
    kept: list[Token] = []
    for token in without_fillers(text, words(text), language):
        if kept and kept[-1].word == token.word and not token.word.isdigit():
            continue
        kept.append(token)
    return tuple(kept)


def normalise(text: str, language: Language | None = None) -> str:
    """The counting words with single spaces between: what two spellings of the same speech have in common."""
    return " ".join(token.word for token in tokens(text, language))


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences by their punctuation; an unpunctuated run of words is cut where a new thought starts."""
    found: list[Span] = []
    for start, end in _cut(text, _SENTENCE_END):
        span = _strip(text, start, end)
        if span is None:
            continue
        inside = words(span.text)
        punctuated = bool(_CLAUSE_MARK.search(span.text)) or span.text[-1] in ".!?…"
        found.extend([span] if punctuated or len(inside) <= _LONGEST_BREATH else _cut_at_starters(text, span))
    return tuple(found)


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[Span, ...]:
    """Sentences cut further at commas, colons, dashes and at words that open a new clause."""
    found: list[Span] = []
    for sentence in sentences(text):
        for start, end in _cut(sentence.text, _CLAUSE_MARK):
            span = _strip(text, sentence.start + start, sentence.start + end)
            if span is not None:
                found.extend(_cut_at_starters(text, span))
    return tuple(found)


def _cut(text: str, at: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in at.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _strip(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    stripped = part.strip()
    if not WORD.search(stripped):
        return None
    left = start + part.index(stripped)
    return Span(stripped, left, left + len(stripped))


def _cut_at_starters(text: str, span: Span) -> Iterator[Span]:
    inside = words(span.text)
    edges = [0]
    last = 0
    for index in range(1, len(inside) - 1):
        pair = (inside[index].word, inside[index + 1].word)
        opens = inside[index].word in _STARTERS or pair in _PAIR_STARTERS
        if opens and index - last >= _SHORTEST_CLAUSE and len(inside) - index >= _SHORTEST_CLAUSE:
            edges.append(inside[index].start)
            last = index
    for left, right in zip(edges, [*edges[1:], len(span.text)], strict=True):
        cut = _strip(text, span.start + left, span.start + right)
        if cut is not None:
            yield cut
