"""Finds listed words and phrases in speech: on words that count, so fillers, case and punctuation change nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.text import Token, fold, tokens
from hugoherbots.engine.types import LANGUAGES, Language
from hugoherbots.engine.words import listed as listed

_GAP = "..."
_LONGEST_GAP = 4
_PREFIX_KEY = 3
_CONTRACTION = re.compile(r"(\w) (s|t|m|d|ll|re|ve)\b")
_LEAD_INS: Mapping[Language, frozenset[str]] = {
    "nl": listed("ja nee oke ok en maar dus nou wel tja ach kijk goed awel allee enfin trouwens want"),
    "en": listed("yes yeah no ok okay and but so well right look sure now listen anyway hmm cause alright"),
}
"""Words that may stand before the beginning of a clause without being it."""


_ASIDES = frozenset({("you", "know"), ("i", "mean"), ("zeg", "maar")})


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found, by the positions of its words."""

    first: int
    last: int


class Spoken:
    """A text as words that count, each of which knows where it stands in the text."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.tokens: tuple[Token, ...] = tuple(_without_asides(tokens(text, language)))
        self.words: tuple[str, ...] = tuple(token.word for token in self.tokens)

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """The first letters of the words."""
        return frozenset(word[:_PREFIX_KEY] for word in self.words)

    @cached_property
    def opening(self) -> int:
        """The position of the first word that is no lead-in."""
        lead_ins = _LEAD_INS[self.language]
        return next((at for at, word in enumerate(self.words) if word not in lead_ins), len(self.words))

    def quote(self, hit: Hit) -> str:
        """The words of the hit as they stand in the text."""
        return self.text[self.tokens[hit.first].start : self.tokens[hit.last].end]


@dataclass(frozen=True, slots=True)
class _Phrase:
    parts: tuple[str, ...]
    anchored: bool

    def end(self, words: Sequence[str], at: int, part: int = 0) -> int | None:
        """The position after the phrase when it stands at `at`."""
        if part == len(self.parts):
            return at
        if self.parts[part] == _GAP:
            tries = (self.end(words, at + skip, part + 1) for skip in range(_LONGEST_GAP + 1))
            return next((end for end in tries if end is not None), None)
        if at >= len(words) or not _same(self.parts[part], words[at]):
            return None
        return self.end(words, at + 1, part + 1)


class PhraseList:
    """One list of phrases in one language."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._by_word: dict[str, list[_Phrase]] = {}
        self._by_prefix: dict[str, list[_Phrase]] = {}
        for phrase in dict.fromkeys(variant for text in phrases for variant in _variants(text)):
            self._add(phrase)

    def _add(self, text: str) -> None:
        parts = tuple(part if part == _GAP else fold(part) for part in text.removeprefix("^").split())
        phrase = _Phrase(parts, text.startswith("^"))
        if parts[0].endswith("*"):
            self._by_prefix.setdefault(parts[0][:_PREFIX_KEY], []).append(phrase)
        else:
            self._by_word.setdefault(parts[0], []).append(phrase)

    def hits(self, spoken: Spoken) -> Iterator[Hit]:
        """The hits in order of their place; at one place the longest counts, and hits do not overlap."""
        if self._by_word.keys().isdisjoint(spoken.distinct) and self._by_prefix.keys().isdisjoint(spoken.prefixes):
            return
        free = 0
        for at, word in enumerate(spoken.words):
            exact, begun = self._by_word.get(word), self._by_prefix.get(word[:_PREFIX_KEY])
            if at < free or not (exact or begun):
                continue
            found = (*(exact or ()), *(begun or ()))
            ends = [
                end
                for phrase in found
                if not phrase.anchored or at <= spoken.opening
                if (end := phrase.end(spoken.words, at)) is not None
            ]
            if ends:
                free = max(ends)
                yield Hit(at, free - 1)


class Cues:
    """Every list of phrases of the playbook, by speaker, kind and language."""

    def __init__(self, data: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]) -> None:
        self._lists: dict[tuple[str, str, Language], PhraseList] = {
            (speaker, kind, language): PhraseList(by_language.get(language, ()))
            for speaker, kinds in data.items()
            for kind, by_language in kinds.items()
            for language in LANGUAGES
        }
        self.kinds: Mapping[str, tuple[str, ...]] = {speaker: tuple(kinds) for speaker, kinds in data.items()}

    def find(self, speaker: str, spoken: Spoken) -> dict[str, tuple[Hit, ...]]:
        """The hits of every kind that has any."""
        found = {kind: tuple(self._lists[speaker, kind, spoken.language].hits(spoken)) for kind in self.kinds[speaker]}
        return {kind: hits for kind, hits in found.items() if hits}


def load_cues(data: Mapping[str, Any], catalogue: Catalogue) -> Cues:
    """The cues in parsed YAML (speaker → kind → language → phrases), and the catalogue's themes as `theme.<id>`.

    What stands under `both` is listened for in both speakers. KeyError when a speaker is missing.
    """
    both = {**data["both"], **{f"theme.{theme.id}": theme.cues for theme in catalogue.themes}}
    return Cues({"customer": {**data["customer"], **both}, "seller": {**data["seller"], **both}})


def _without_asides(spoken: Sequence[Token]) -> Iterator[Token]:
    """The words without `you know`, `I mean` and `zeg maar`, wherever they stand: a cue may be broken by one."""
    at = 0
    while at < len(spoken):
        pair = tuple(token.word for token in spoken[at : at + 2])
        aside = pair in _ASIDES and (not at or spoken[at - 1].word != "let")
        if not aside:
            yield spoken[at]
        at += 2 if aside else 1


def _variants(text: str) -> tuple[str, str]:
    """The phrase as listed, and with its contractions written as one word (`don t` → `dont`)."""
    return text, _CONTRACTION.sub(r"\1\2", text)


def _same(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
