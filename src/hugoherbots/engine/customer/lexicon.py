"""What the customer recognises without help: acts and question forms, as patterns over normalised words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from hugoherbots.engine.customer import lexicon_en, lexicon_nl
from hugoherbots.engine.types import Language

Patterns: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language: compiled acts, the words that open a question, its commonest words, those that name no subject, and those (`everyday`) that hardly do."""

    acts: Mapping[str, re.Pattern[str]]
    question_start: re.Pattern[str]
    question_inside: re.Pattern[str]
    question_end: re.Pattern[str]
    common: frozenset[str]
    generic: frozenset[str]
    everyday: frozenset[str]
    foreign: Mapping[str, frozenset[str]]
    themes: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    or_word: str
    we: frozenset[str]


def _compile(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


_FRENCH = "le la les vous est et nous que pour dans une des avez bonjour merci pas avec votre sur je suis"
_GERMAN = "der das und sie ist ich wir nicht haben mit für fur ein eine sind konnen guten auch ihnen"

_SOURCES = {"nl": lexicon_nl, "en": lexicon_en}


def _lexicon(language: Language) -> Lexicon:
    own = _SOURCES[language]
    other = _SOURCES["en" if language == "nl" else "nl"]
    common = frozenset(own.COMMON.split())
    strangers: dict[str, frozenset[str]] = {
        "en" if language == "nl" else "nl": frozenset(other.COMMON.split()),
        "fr": frozenset(_FRENCH.split()),
        "de": frozenset(_GERMAN.split()),
    }
    return Lexicon(
        acts={name: _compile(patterns) for name, patterns in own.ACTS.items()},
        question_start=re.compile(rf"^(?:(?:{own.LEAD_INS}) )*(?:{'|'.join(own.QUESTION_START)})\b"),
        question_inside=_compile(own.QUESTION_INSIDE),
        question_end=re.compile(rf"\b(?:{'|'.join(own.QUESTION_END)})$"),
        common=common,
        everyday=frozenset(own.EVERYDAY.split()),
        generic=common | frozenset(own.GENERIC.split()),
        foreign={name: words - common for name, words in strangers.items()},
        themes=own.THEMES,
        numbers=own.NUMBERS,
        or_word=own.OR,
        we=frozenset(own.WE.split()),
    )


LEXICONS: Mapping[Language, Lexicon] = {"nl": _lexicon("nl"), "en": _lexicon("en")}
