"""Numbers in speech, as digits or as words, so that `18`, `achttien` and `eighteen` are the same figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from hugoherbots.engine.customer.lexicon import LEXICONS
from hugoherbots.engine.types import Language

_DUTCH_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_DUTCH_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_SCALES = {"honderd": 100, "duizend": 1000, "hundred": 100, "thousand": 1000, "grand": 1000}
_SMALLEST = 2
"""One is also an article and a pronoun; it says nothing."""


@lru_cache(maxsize=2)
def _known(language: Language) -> Mapping[str, int]:
    table = dict(LEXICONS[language].numbers)
    if language == "nl":
        for place, ten in enumerate(_DUTCH_TENS, start=2):
            for unit, word in enumerate(_DUTCH_UNITS, start=1):
                table[f"{word}en{ten}"] = place * 10 + unit
        for word, value in list(table.items()):
            if value < 100:  # noqa: PLR2004 — hundreds and thousands are written as one word in Dutch
                table.setdefault(f"{word}honderd", value * 100)
                table.setdefault(f"{word}duizend", value * 1000)
    return table


@lru_cache(maxsize=1024)
def figures(words: tuple[str, ...], language: Language) -> frozenset[int]:
    """Every number from two up that these normalised words name."""
    return frozenset(number for number in _read(words, _known(language)) if number >= _SMALLEST)


def _read(words: Sequence[str], known: Mapping[str, int]) -> list[int]:
    found: list[int] = []
    joins = False
    for word in words:
        value = int(word) if word.isdigit() and len(word) <= 9 else known.get(word)  # noqa: PLR2004 — longer is no figure
        scale = _SCALES.get(word)
        if scale is not None and joins:
            found[-1] *= scale
        elif value is not None and joins and _is_unit_after_ten(found[-1], value):
            found[-1] += value
        elif value is not None:
            found.append(value)
        joins = value is not None or scale is not None
    return found


def _is_unit_after_ten(ten: int, unit: int) -> bool:
    return 20 <= ten < 100 and ten % 10 == 0 and unit < 10  # noqa: PLR2004 — `forty five`
