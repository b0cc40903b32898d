"""Finds what a turn is about from the customer's own words, when the seller uses none of a scenario's cues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from hugoherbots.engine.customer.cues import Target
from hugoherbots.engine.customer.lexicon import LEXICONS
from hugoherbots.engine.flow import Flow, Need
from hugoherbots.engine.text import tokens

_SHORTEST = 4
_STEM = 6
_SHORTEST_PART = 6
"""Letters from which the end of a Dutch compound is worth recognising by itself."""
_ENDINGS = ("jes", "tje", "je", "ing", "ed", "en", "es", "s", "e")
_MOST_PLACES = 3
"""A word used about more things than this says nothing about which one is meant."""
_OF_THE_CORE = 1.0
_AROUND_IT = 0.7
_KEPT_BACK = 0.5
"""What he keeps for those he trusts takes a plainer question."""

Vocabulary = Mapping[str, Mapping[Target, float]]


def shared(words: Iterable[str], flow: Flow) -> Mapping[Target, float]:
    """How much of the content of these words is what he would say about each need, fact, question and objection."""
    known = vocabulary(flow)
    words = set(words) - _empty(flow)
    found: dict[Target, float] = {}
    for stem in {stem for word in words if (stem := _known_stem(word, known)) is not None}:
        for target, weight in known[stem].items():
            found[target] = found.get(target, 0.0) + weight
    return found


def _empty(flow: Flow) -> frozenset[str]:
    lexicon = LEXICONS[flow.language]
    return lexicon.generic | lexicon.everyday


@lru_cache(maxsize=64)
def vocabulary(flow: Flow) -> Vocabulary:
    """The stems of the content words about each target, lighter as more targets share them."""
    empty = _empty(flow)
    raw: defaultdict[str, dict[Target, float]] = defaultdict(dict)
    for target, weight, line in _told(flow):
        for token in tokens(line):
            if len(token.word) >= _SHORTEST and token.word not in empty and not token.word.isdigit():
                for stem in _stems(token.word):
                    raw[stem][target] = max(weight, raw[stem].get(target, 0.0))
    kept = {("need", need.id) for need in flow.needs if need.layer == "trusted"}
    return {
        stem: {
            target: weight * (_KEPT_BACK if target in kept else 1.0) / len(places) for target, weight in places.items()
        }
        for stem, places in raw.items()
        if len(places) <= _MOST_PLACES
    }


def _known_stem(word: str, known: Vocabulary) -> str | None:
    if len(word) < _SHORTEST:
        return None
    return next((stem for stem in _stems(word) if stem in known), None)


@lru_cache(maxsize=8192)
def _stems(word: str) -> tuple[str, ...]:
    """The beginning of the word without its ending, and the beginnings of what may be the last part of a compound."""
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
    bare = word.removesuffix(ending)
    return bare[:_STEM], *(bare[start:][:_STEM] for start in range(_SHORTEST, len(bare) - _SHORTEST_PART + 1))


def _told(flow: Flow) -> Iterator[tuple[Target, float, str]]:
    for need in flow.needs:
        yield from _lines(("need", need.id), _OF_THE_CORE, (need.brief, *need.said, *_asked(need)))
        yield from _lines(("need", need.id), _AROUND_IT, (*need.felt, *need.more, *need.imagined))
    for fact in flow.facts:
        yield from _lines(("fact", fact.id), _OF_THE_CORE, fact.said)
    for question in flow.questions:
        yield from _lines(("question", question.id), _AROUND_IT, (*question.says, *question.answered))
    for objection in flow.objections:
        yield from _lines(
            ("objection", objection.id), _AROUND_IT, (*objection.says, *objection.behind, *objection.resolved)
        )


def _asked(need: Need) -> tuple[str, ...]:
    """How a seller would ask about it."""
    return tuple(need.example[name] for name in ("fact", "opinion", "lead", "summary") if name in need.example)


def _lines(target: Target, weight: float, lines: Iterable[str]) -> Iterator[tuple[Target, float, str]]:
    return ((target, weight, line) for line in lines)
