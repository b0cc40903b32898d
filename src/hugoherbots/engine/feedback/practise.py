"""What to practise next: the technique that would have mended most, and a scenario that trains it."""

from __future__ import annotations

from collections.abc import Sequence

from hugoherbots.engine.feedback.notes import ScenarioSummary
from hugoherbots.engine.scoring.talk import ASKING, Talk
from hugoherbots.engine.types import Language

_DEEPER = ("2.1.7", "3.4", "2.1.8", "3.5", "1.2", "2.1.6", "2.1.5", "4.2.5")
"""What a good seller learns next, in this order, when nothing needs mending."""
_DIFFICULTIES = ("beginner", "intermediate", "advanced")
_NOVICE, _SKILLED = 45, 70
_UNRELATED = 2
_ENOUGH_QUESTIONS = 2


def first_technique(talk: Talk) -> str | None:
    """What comes before any finer point: asking, when the customer's situation was hardly asked after."""
    asked = sum(turn.uses(*ASKING, "2.1.5") for turn in talk.reading.seller)
    return "2.1.2" if talk.discovery_called_for and asked < _ENOUGH_QUESTIONS else None


def deeper_technique(talk: Talk) -> str:
    """The first technique of depth that the talk did not show."""
    used = {technique for turn in talk.reading.seller for technique in turn.techniques}
    return next((technique for technique in _DEEPER if technique not in used), _DEEPER[0])


def choose_scenario(
    scenarios: Sequence[ScenarioSummary], technique: str, *, language: Language, score: int
) -> ScenarioSummary | None:
    """A scenario in the language that trains the technique, at a difficulty that fits the score; None when none does."""
    target = (score >= _NOVICE) + (score >= _SKILLED)
    ranked = sorted(
        (item for item in scenarios if item.language == language and _distance(item, technique) < _UNRELATED),
        key=lambda item: (_distance(item, technique), abs(_level(item) - target), item.slug, item.id),
    )
    return ranked[0] if ranked else None


def _distance(scenario: ScenarioSummary, technique: str) -> int:
    """0 when it trains the technique, 1 when it trains a sister of it."""
    if technique in scenario.techniques_required:
        return 0
    family = technique.rsplit(".", 1)[0]
    return 1 if any(item.startswith(f"{family}.") for item in scenario.techniques_required) else _UNRELATED


def _level(scenario: ScenarioSummary) -> int:
    return _DIFFICULTIES.index(scenario.difficulty) if scenario.difficulty in _DIFFICULTIES else 1
