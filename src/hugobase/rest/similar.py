"""The best match for a misspelt name: of those that share parts of two or three letters, the one with fewest changes."""

import math
from collections import Counter
from collections.abc import Iterable

SCORE = 0.33
CLOSE = 0.75
LONGEST = 200


class Similar:
    """Names to choose from; comparing ignores case, and their parts ignore punctuation."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))

    def best(self, name: str, *, least: float = SCORE, exact: bool = True) -> str | None:
        """The most similar name of at least this score; without `exact`, never an equal one. Very long names have none."""
        if len(name) > LONGEST:
            return None
        wanted = _normal(name)
        same = next((known for known in self._names if _normal(known) == wanted), None)
        if same is not None:
            return same if exact else None
        for size in (3, 2):
            scored = [
                (score, known) for known in self._names if (score := _score(wanted, _normal(known), size)) >= least
            ]
            if scored:
                return max(scored, key=lambda pair: pair[0])[1]
        return None


def _normal(text: str) -> str:
    return text.lower()


def _grams(text: str, size: int) -> Counter[str]:
    padded = "-" + "".join(char for char in text if char.isalnum() or char in " ,") + "-"
    return Counter(padded[start : start + size] for start in range(max(1, len(padded) - size + 1)))


def _score(one: str, other: str, size: int) -> float:
    if not _grams(one, size).keys() & _grams(other, size).keys():
        return 0.0
    longest = max(len(one), len(other))
    return 1.0 - _distance(one, other) / longest if longest else math.nan


def _distance(one: str, other: str) -> int:
    """Letters to insert, delete or change."""
    previous = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        current = [row]
        for column, right in enumerate(other, 1):
            current.append(min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (left != right)))
        previous = current
    return previous[-1]
