"""Turns exact shares into whole points whose sum is exact too."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def round_half_up(value: Fraction) -> int:
    """The nearest whole number; a half goes up."""
    return (value + Fraction(1, 2)).__floor__()


def apportion(shares: Sequence[Fraction]) -> tuple[int, ...]:
    """Whole points for each share, which together make the rounded sum of the shares (largest remainder; ties: the earlier)."""
    points = [share.__floor__() for share in shares]
    left = round_half_up(sum(shares, Fraction(0))) - sum(points)
    by_remainder = sorted(range(len(shares)), key=lambda at: (points[at] - shares[at], at))
    for at in by_remainder[:left]:
        points[at] += 1
    return tuple(points)
