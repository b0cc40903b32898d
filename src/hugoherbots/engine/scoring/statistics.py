"""The figures that are shown beside a score."""

from __future__ import annotations

from collections import Counter

from hugoherbots.engine.scoring.faults import answers, stretches, talk_percent
from hugoherbots.engine.scoring.scorecard import Named, Statistics
from hugoherbots.engine.scoring.skills import handled, response
from hugoherbots.engine.scoring.talk import Talk

_QUESTIONS = ("1.2", "1.4", "2.1.1", "2.1.2", "2.1.3", "2.1.5", "2.1.7", "2.1.8", "3.5", "4.1")


def measure(talk: Talk) -> Statistics:
    """Everything countable about the talk, in its own language."""
    reading, language = talk.reading, talk.reading.language
    counted = Counter(technique for turn in reading.seller for technique in turn.techniques)
    longest = max(stretches(talk), key=lambda item: (item[1], -item[0].index), default=None)
    asking = sum(turn.uses(*_QUESTIONS) or turn.has("question") for turn in reading.seller)
    return Statistics(
        seller_turns=len(reading.seller),
        customer_turns=len(reading.customer),
        seller_words=sum(turn.words for turn in reading.seller),
        customer_words=sum(turn.words for turn in reading.customer),
        talk_percent=talk_percent(talk),
        question_percent=100 * asking // len(reading.seller) if reading.seller else 0,
        monologue_words=longest[1] if longest else 0,
        monologue_turn=longest[0].index if longest else None,
        themes_covered=_themes(talk, covered=True),
        themes_missing=_themes(talk, covered=False),
        techniques=tuple(
            Named(item.id, item.name[language], counted[item.id])
            for item in talk.catalogue.techniques
            if item.id in counted
        ),
        resistances=_resistances(talk),
        moments=_moments(talk),
        questions=_questions(talk),
    )


def _themes(talk: Talk, *, covered: bool) -> tuple[Named, ...]:
    return tuple(
        Named(theme.id, theme.name[talk.reading.language])
        for theme in talk.catalogue.themes
        if (theme.id in talk.themes) == covered
    )


def _resistances(talk: Talk) -> tuple[int, int]:
    least = talk.rubric.limits["resistance_met_by_question"]
    return len(talk.resistances), sum(handled(talk, exchange) >= least for exchange in talk.resistances)


def _moments(talk: Talk) -> tuple[int, int]:
    said = [exchange for exchange in talk.reading.exchanges if any(turn.important for turn in exchange.customer)]
    least = talk.rubric.listening["answered"]
    return len(said), sum(response(talk, exchange) >= least for exchange in said)


def _questions(talk: Talk) -> tuple[int, int]:
    asked = [exchange for exchange in talk.reading.exchanges if talk.asked(exchange)]
    return len(asked), sum(bool(exchange.seller.evidence) or answers(exchange) for exchange in asked)
