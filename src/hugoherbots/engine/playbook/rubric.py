"""The rubric: every figure that decides a score, typed, from plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hugoherbots.engine.types import LANGUAGES, Language

SKILLS: tuple[str, ...] = ("listening", "questioning", "summarising", "objections", "next_step")
"""The skills that a scorecard shows, in this order."""

_WHOLE = 100


class RubricError(ValueError):
    """The rubric has a fault at `path`."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


@dataclass(frozen=True, slots=True)
class Worth:
    """What a technique earns at its moment (percent), and how many uses earn that in full."""

    percent: int
    full: int


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken off each time, and at most; `drives_away` tells a fault that repels from one that neglects."""

    points: int
    most: int
    drives_away: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the scale with the name that a coach gives it."""

    code: str
    low: int
    high: int
    label: Mapping[Language, str]


@dataclass(frozen=True)
class Rubric:
    """Weights, limits, deductions, thresholds and bands; percents and points are whole numbers."""

    version: str
    parts: Mapping[str, int]
    techniques: Mapping[str, Worth]
    limits: Mapping[str, int]
    skills: Mapping[str, int]
    listening: Mapping[str, int]
    questioning: Mapping[str, int]
    summarising: Mapping[str, int]
    next_step: Mapping[str, int]
    deductions: Mapping[str, Deduction]
    thresholds: Mapping[str, int]
    bands: tuple[Band, ...]

    def band(self, score: int) -> Band:
        """The band that holds this score."""
        return next(band for band in reversed(self.bands) if score >= band.low)


def load_rubric(data: Mapping[str, Any]) -> Rubric:
    """The rubric in this parsed YAML; raises RubricError with the path of the first fault."""
    rubric = Rubric(
        version=str(_section(data, "version")),
        parts=_figures(data, "parts"),
        techniques={
            str(key): Worth(*_pair(item, "worth", "full", f"techniques.{key}"))
            for key, item in _items(data, "techniques")
        },
        limits=_figures(data, "limits"),
        skills=_figures(data, "skills"),
        listening=_figures(data, "listening"),
        questioning=_questioning(_section(data, "questioning")),
        summarising=_figures(data, "summarising"),
        next_step=_figures(data, "next_step"),
        deductions={str(key): _deduction(item, f"deductions.{key}") for key, item in _items(data, "deductions")},
        thresholds=_figures(data, "thresholds"),
        bands=_bands(_section(data, "bands")),
    )
    _check(rubric)
    return rubric


def _check(rubric: Rubric) -> None:
    if sum(rubric.parts.values()) != _WHOLE:
        raise RubricError("parts", f"must add up to {_WHOLE}")
    if set(rubric.skills) != set(SKILLS):
        raise RubricError("skills", f"must name {', '.join(SKILLS)}")
    if rubric.bands[0].low != 0 or any(band.high < band.low for band in rubric.bands):
        raise RubricError("bands", "must begin at 0 and rise")


def _bands(items: Any) -> tuple[Band, ...]:
    lows = [_whole(item.get("from"), f"bands[{at}].from") for at, item in enumerate(items)]
    highs = [*(low - 1 for low in lows[1:]), _WHOLE]
    return tuple(
        Band(str(item["code"]), low, high, {language: str(item["label"][language]) for language in LANGUAGES})
        for item, low, high in zip(items, lows, highs, strict=True)
    )


def _questioning(data: Mapping[str, Any]) -> dict[str, int]:
    parts = data["parts"]
    return {
        "kinds": _whole(data["kinds"], "questioning.kinds"),
        "themes": _whole(data["themes"], "questioning.themes"),
        "kinds_part": _whole(parts["kinds"], "questioning.parts.kinds"),
        "themes_part": _whole(parts["themes"], "questioning.parts.themes"),
    }


def _section(data: Mapping[str, Any], key: str) -> Any:
    if key not in data:
        raise RubricError(key, "is missing")
    return data[key]


def _items(data: Mapping[str, Any], key: str) -> list[tuple[Any, Any]]:
    section = _section(data, key)
    if not isinstance(section, Mapping):
        raise RubricError(key, "must be a mapping")
    return list(section.items())


def _figures(data: Mapping[str, Any], key: str) -> dict[str, int]:
    return {str(name): _whole(value, f"{key}.{name}") for name, value in _items(data, key)}


def _pair(item: Any, first: str, second: str, path: str) -> tuple[int, int]:
    if not isinstance(item, Mapping) or first not in item or second not in item:
        raise RubricError(path, f"needs {first} and {second}")
    return _whole(item[first], f"{path}.{first}"), _whole(item[second], f"{path}.{second}")


def _deduction(item: Any, path: str) -> Deduction:
    return Deduction(*_pair(item, "points", "most", path), drives_away=bool(item.get("drives_away", False)))


def _whole(value: Any, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise RubricError(path, "must be a whole number that is not negative")
    return value
