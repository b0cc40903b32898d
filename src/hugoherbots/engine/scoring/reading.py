"""A transcript read once: per turn the words that count, the cues in them, and what the turns have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.playbook.cues import Cues, Hit, Spoken
from hugoherbots.engine.types import Evidence, Language, Speaker, Utterance

RESISTANCE: tuple[str, ...] = ("fear", "objection", "postponement", "doubt")
"""Kinds of resistance, the most specific first."""

_STEM = 5
_SHORTEST_CONTENT_WORD = 4
_WORDS_OF_A_STATEMENT = 3
_WORDS_OF_A_NUMBER_STATEMENT = 8


@dataclass(frozen=True)
class Turn:
    """One turn as the judge reads it; `index` is its place in the transcript."""

    index: int
    speaker: Speaker
    spoken: Spoken
    cues: Mapping[str, tuple[Hit, ...]]
    evidence: tuple[Evidence, ...]
    stems: frozenset[str]
    common: tuple[int, int] = (0, 0)
    """How many of its words are everyday words of the language of the talk, and of the other language only."""

    @property
    def text(self) -> str:
        return self.spoken.text

    @property
    def words(self) -> int:
        return len(self.spoken.words)

    @cached_property
    def techniques(self) -> frozenset[str]:
        return frozenset(item.technique for item in self.evidence)

    def has(self, *kinds: str) -> bool:
        """Whether the turn holds a cue of one of these kinds."""
        return any(kind in self.cues for kind in kinds)

    def uses(self, *prefixes: str) -> bool:
        """Whether the turn shows a technique whose id begins so."""
        return any(technique.startswith(prefixes) for technique in self.techniques)

    def count(self, kind: str) -> int:
        return len(self.cues.get(kind, ()))

    def quote_of(self, technique: str) -> str:
        """The words that show the technique; the whole turn when they are not marked."""
        found = (item.quote for item in self.evidence if item.technique == technique)
        return next(found, "") or self.text

    def quote_cue(self, kind: str) -> str:
        """The words of the first cue of the kind; the whole turn when there is none."""
        hits = self.cues.get(kind)
        return self.spoken.quote(hits[0]) if hits else self.text

    @cached_property
    def resistance(self) -> str | None:
        """The kind of resistance in a customer's turn, if any."""
        return next((kind for kind in RESISTANCE if kind in self.cues), None)

    @cached_property
    def important(self) -> bool:
        """Whether a customer's turn holds something that a listener would pick up: trouble, a wish, resistance, a figure."""
        if self.words < _WORDS_OF_A_STATEMENT:
            return False
        weighty = self.figures and self.words >= _WORDS_OF_A_NUMBER_STATEMENT
        return self.has("pain") or self.resistance is not None or weighty

    @cached_property
    def figures(self) -> bool:
        """Whether a number is named."""
        return self.has("figure") or any(word[0].isdigit() for word in self.spoken.words)


@dataclass(frozen=True)
class Exchange:
    """A seller's turn with the customer's words since the seller last spoke."""

    seller: Turn
    customer: tuple[Turn, ...]

    @property
    def said(self) -> Turn | None:
        """What the customer said last, which this turn answers."""
        return self.customer[-1] if self.customer else None

    @cached_property
    def shares(self) -> int:
        """How many subject words the seller's turn takes from the customer's words before it."""
        return len(self.seller.stems & frozenset(stem for turn in self.customer for stem in turn.stems))


@dataclass(frozen=True)
class Reading:
    """The whole transcript as the judge reads it."""

    language: Language
    turns: tuple[Turn, ...]
    exchanges: tuple[Exchange, ...]

    @cached_property
    def seller(self) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.speaker == "seller" and turn.words)

    @cached_property
    def customer(self) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.speaker == "customer" and turn.words)

    def customer_before(self, index: int) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.customer if turn.index < index)

    def seller_before(self, index: int) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.seller if turn.index < index)


def read(
    transcript: Sequence[Utterance],
    *,
    language: Language,
    catalogue: Catalogue,
    cues: Cues,
    hollow: Mapping[Language, frozenset[str]],
    common: Mapping[Language, frozenset[str]],
) -> Reading:
    """The transcript with everything that code hears in it; techniques that the catalogue does not know are left out."""
    foreign = frozenset[str]().union(*common.values()) - common[language]
    spoken = tuple(Spoken(item.text, language) for item in transcript)
    turns = tuple(
        replace(
            _turn(index, item, said, known=catalogue.technique_ids, cues=cues, hollow=hollow[language]),
            common=(sum(word in common[language] for word in said.words), sum(word in foreign for word in said.words)),
        )
        for index, (item, said) in enumerate(zip(transcript, spoken, strict=True))
    )
    return Reading(language, turns, tuple(_exchanges(turns)))


def _turn(
    index: int, item: Utterance, spoken: Spoken, *, known: frozenset[str], cues: Cues, hollow: frozenset[str]
) -> Turn:
    evidence = tuple(found for found in item.evidence if found.technique in known and item.speaker == "seller")
    return Turn(index, item.speaker, spoken, cues.find(item.speaker, spoken), evidence, _stems(spoken, hollow))


def _stems(spoken: Spoken, hollow: frozenset[str]) -> frozenset[str]:
    return frozenset(
        word[:_STEM]
        for word in spoken.words
        if word[0].isdigit() or (len(word) >= _SHORTEST_CONTENT_WORD and word not in hollow)
    )


def _exchanges(turns: Sequence[Turn]) -> list[Exchange]:
    found: list[Exchange] = []
    heard: list[Turn] = []
    for turn in turns:
        if not turn.words:
            continue
        if turn.speaker == "customer":
            heard.append(turn)
        else:
            found.append(Exchange(turn, tuple(heard)))
            heard = []
    return found
