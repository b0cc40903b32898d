"""A scorecard for reading: every reason under its skill or phase, and the figures beside the score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hugoherbots.kit.i18n import Translations
from hugoherbots.sessions.words import SKILLS, WHOLE_TALK


@dataclass(frozen=True, slots=True)
class ReasonGroup:
    """The reasons that belong together, and what they add up to."""

    name: str
    points: int
    reasons: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Bar:
    """How far a skill or phase came, in percent; None when the talk did not call for it."""

    name: str
    percent: int | None
    points: int
    available: int


@dataclass(frozen=True, slots=True)
class Report:
    """What the result page shows of a scorecard."""

    score: int
    band: str
    band_label: str
    earned: int
    lost: int
    groups: Sequence[ReasonGroup]
    skills: Sequence[Bar]
    phases: Sequence[Bar]
    stats: Mapping[str, Any]


def report_of(scorecard: Mapping[str, Any], words: Translations, phase_names: Mapping[int, str]) -> Report:
    """The report of a stored scorecard, with its headings in the reader's language."""
    counted = [reason for reason in scorecard["reasons"] if reason["points"]]
    return Report(
        score=scorecard["score"],
        band=scorecard["band"]["code"],
        band_label=scorecard["band"]["label"],
        earned=sum(reason["points"] for reason in counted if reason["points"] > 0),
        lost=sum(reason["points"] for reason in counted if reason["points"] < 0),
        groups=list(grouped(counted, words, phase_names)),
        skills=[bar(item, words.gettext(SKILLS[item["skill"]])) for item in scorecard["skills"]],
        phases=[bar(item, phase_names[item["phase"]]) for item in scorecard["phases"]],
        stats=scorecard["stats"],
    )


def bar(item: Mapping[str, Any], name: str) -> Bar:
    """One line of the overview; nothing is judged that the talk did not call for."""
    percent = item["percent"] if item["called_for"] else None
    return Bar(name, percent, item["points"], item["available"])


def grouped(
    reasons: Sequence[Mapping[str, Any]], words: Translations, phase_names: Mapping[int, str]
) -> Iterator[ReasonGroup]:
    """By skill, then by phase, then what is about the whole talk; a reason stands in one group only."""
    headed: dict[str, list[Mapping[str, Any]]] = {words.gettext(name): [] for name in SKILLS.values()}
    headed |= {name: [] for name in phase_names.values()}
    headed[words.gettext(WHOLE_TALK)] = []
    for reason in reasons:
        if reason["skill"] is not None:
            head = words.gettext(SKILLS[reason["skill"]])
        elif reason["phase"] is not None:
            head = phase_names[reason["phase"]]
        else:
            head = words.gettext(WHOLE_TALK)
        headed[head].append(reason)
    for name, found in headed.items():
        if found:
            yield ReasonGroup(name, sum(reason["points"] for reason in found), found)
