"""Finds what a turn is about from cue words, forgiving inflection, compounds and small mistakes of spelling or hearing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from hugoherbots.engine.text import normalise

Target: TypeAlias = tuple[str, str]
"""What a cue points at: (`need` | `fact` | `objection` | `question` | `theme`, its id)."""

_PHRASE = 3.0
_APART = 1.5
_CLOSE = 6
_ENDINGS = ("jes", "je", "en", "es", "s", "e", "t")
_SHORTEST_BARE = 4
_WORD = 2.0
_INFLECTED = 1.5
_MISHEARD = 1.2
_SHORT = 0.8
_SHORTEST_CLEAR_WORD = 5
_SHORTEST_STEM = 5
_SHORTEST_FUZZY = 6
_LONGEST_FORGIVEN = 80
"""Words in a turn beyond which mistakes of hearing are not looked for: it is a monologue anyway."""


class CueIndex:
    """Cue words and phrases by target; built once, asked every turn.

    Where nothing fits, a `loose` index finds phrases of two words that are inflected, or that others stand between.
    """

    def __init__(self, entries: Iterable[tuple[Target, Iterable[str], float]], *, loose: bool = False) -> None:
        self._pairs: defaultdict[str, list[tuple[str, Target, float]]] = defaultdict(list)
        self._phrases: list[tuple[str, Target, float]] = []
        self._words: defaultdict[str, list[tuple[Target, float]]] = defaultdict(list)
        for target, cues, weight in entries:
            for cue in cues:
                plain = normalise(cue)
                if " " in plain:
                    self._phrases.append((f" {plain} ", target, weight * _PHRASE))
                    if loose:
                        self._add_pair(plain, target, weight)
                elif plain:
                    self._words[plain].append((target, weight))
        self._remembered = lru_cache(maxsize=4096)(self._match)
        self._one_off = _deletions(word for word in self._words if len(word) >= _SHORTEST_FUZZY)

    def scores(self, words: Sequence[str]) -> dict[Target, float]:
        """How strongly these words point at each target; a cue counts once."""
        padded = f" {' '.join(words)} "
        found: dict[Target, float] = {}
        for phrase, target, weight in self._phrases:
            if phrase in padded:
                found[target] = found.get(target, 0.0) + weight
        hits: dict[str, float] = {}
        forgiving = len(words) <= _LONGEST_FORGIVEN
        for word in dict.fromkeys(words):
            match = self._remembered(word, forgiving=forgiving)
            if match is not None:
                hits[match[0]] = max(hits.get(match[0], 0.0), match[1])
        for cue, strength in hits.items():
            for target, weight in self._words[cue]:
                found[target] = found.get(target, 0.0) + weight * strength
        return found or dict(self._apart(words))

    def _add_pair(self, plain: str, target: Target, weight: float) -> None:
        parts = plain.split()
        if len(parts) == 2 and max(map(len, parts)) >= _SHORTEST_STEM:  # noqa: PLR2004 — longer phrases are found whole
            self._pairs[_bare(parts[0])].append((_bare(parts[1]), target, weight * _APART))

    def _apart(self, words: Sequence[str]) -> Iterator[tuple[Target, float]]:
        """The phrases whose two words stand here in order and close together."""
        if not self._pairs:
            return
        bare = [_bare(word) for word in words]
        for at, word in enumerate(bare):
            for second, target, weight in self._pairs.get(word, ()):
                if second in bare[at + 1 : at + _CLOSE]:
                    yield target, weight

    def _match(self, word: str, *, forgiving: bool) -> tuple[str, float] | None:
        known = self._words
        if word in known:
            return word, _WORD if len(word) >= _SHORTEST_CLEAR_WORD else _SHORT
        inside = next((part for part in _parts(word) if part in known), None)
        if inside is not None:
            return inside, _INFLECTED
        near = self._misheard(word) if forgiving else None
        return (near, _MISHEARD) if near is not None else None

    def _misheard(self, word: str) -> str | None:
        """The cue that is one letter away from this word."""
        if len(word) < _SHORTEST_STEM:
            return None
        if word in self._one_off:
            return self._one_off[word]
        for shorter in _without_one(word):
            if len(shorter) >= _SHORTEST_STEM and shorter in self._words:
                return shorter
            if len(word) >= _SHORTEST_FUZZY and shorter in self._one_off:
                return self._one_off[shorter]
        return None


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    """The word without a common ending."""
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST_BARE), "")
    return word.removesuffix(ending)


def best(scores: Mapping[Target, float], kind: str) -> tuple[str | None, float]:
    """The strongest target of one kind with its score; the first named wins a tie."""
    top: tuple[str | None, float] = (None, 0.0)
    for (found, name), score in scores.items():
        if found == kind and score > top[1]:
            top = (name, score)
    return top


def _parts(word: str) -> Iterator[str]:
    """The beginnings (inflection) and the endings (compounds) of a word that are long enough to mean something."""
    for size in range(len(word) - 1, _SHORTEST_STEM - 1, -1):
        yield word[:size]
    for start in range(1, len(word) - _SHORTEST_FUZZY + 1):
        yield word[start:]


def _deletions(cues: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for cue in cues:
        for shorter in _without_one(cue):
            found.setdefault(shorter, cue)
    return found


def _without_one(word: str) -> list[str]:
    return [word[:index] + word[index + 1 :] for index in range(len(word))]
