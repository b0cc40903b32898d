"""The words of a text, with offsets back into what was really said."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’`´][^\W_]+)*|['’][^\W_]+")
_APOSTROPHE = re.compile(r"['’`´]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word as it counts (`word`: lower case, no accents or apostrophes) and where it stands in the text."""

    word: str
    start: int
    end: int


def listed(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def fold(word: str) -> str:
    """Lower case, without accents and apostrophes: `Zó'n` and `zon` count as the same word."""
    bare = _APOSTROPHE.sub("", word).lower()
    if bare.isascii():
        return bare
    plain = unicodedata.normalize("NFKD", bare)
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Token, ...]:
    """Every word of the text, fillers included."""
    found = (
        Token(fold(match.group()).replace(",", "").replace(".", ""), *match.span()) for match in WORD.finditer(text)
    )
    return tuple(token for token in found if token.word)
