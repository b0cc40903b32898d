"""How far each skill was shown, as an exact share of what the conversation called for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hugoherbots.engine.playbook.rubric import SKILLS
from hugoherbots.engine.scoring.faults import replies
from hugoherbots.engine.scoring.reading import Exchange, Turn
from hugoherbots.engine.scoring.talk import ASKING, HANDLING, REFLECTING, Talk

_WHOLE = 100
_QUESTION_KINDS = (*ASKING, "2.1.5")


@dataclass(frozen=True)
class Skill:
    """A skill: the share shown (0–1), counts to tell it with, and the turn that shows it best; None when not called for."""

    name: str
    share: Fraction | None
    done: int = 0
    wanted: int = 0
    turn: Turn | None = None
    technique: str | None = None


def judge_skills(talk: Talk) -> tuple[Skill, ...]:
    """The five skills in their fixed order."""
    return tuple(_JUDGES[name](talk) for name in SKILLS)


def response(talk: Talk, exchange: Exchange) -> int:
    """How well a turn responds to what was said, in percent."""
    turn, worth = exchange.seller, talk.rubric.listening
    if turn.uses(*HANDLING, *REFLECTING, "2.1.4"):
        return worth["reflected"]
    if turn.uses("2.1", "3.", "4.2.1", "1."):
        return worth["followed_up"] if exchange.shares or turn.uses("2.1.2", "2.1.7", "3.4") else worth["answered"]
    return worth["echoed"] if exchange.shares else 0


def _listening(talk: Talk) -> Skill:
    heard = [exchange for exchange in talk.reading.exchanges if talk.statement(exchange)]
    if not heard:
        return Skill("listening", None)
    rules = talk.rubric.listening
    weights = [rules["important_weighs"] if any(said.important for said in e.customer) else 1 for e in heard]
    worths = [response(talk, exchange) for exchange in heard]
    share = Fraction(sum(w * v for w, v in zip(weights, worths, strict=True)), _WHOLE * sum(weights))
    if not any(exchange.seller.uses(*REFLECTING, *HANDLING) for exchange in heard):
        share *= Fraction(rules["without_reflection"], _WHOLE)
    best = _first(talk, "2.1.6", "2.1.8", "3.1", *HANDLING)
    picked = sum(value >= rules["answered"] for value in worths)
    return Skill("listening", share, picked, len(heard), *best)


def _questioning(talk: Talk) -> Skill:
    if not talk.discovery_called_for:
        return Skill("questioning", None)
    rules = talk.rubric.questioning
    kinds = sum(any(turn.uses(kind) for turn in talk.reading.seller) for kind in _QUESTION_KINDS)
    parts = (
        Fraction(min(kinds, rules["kinds"]), rules["kinds"]) * rules["kinds_part"],
        Fraction(min(len(talk.themes), rules["themes"]), rules["themes"]) * rules["themes_part"],
    )
    best = _first(talk, "2.1.7", "2.1.2", "2.1.5", "2.1.3", "2.1.1")
    return Skill("questioning", sum(parts, Fraction(0)) / _WHOLE, kinds, rules["kinds"], *best)


def _summarising(talk: Talk) -> Skill:
    rules = talk.rubric.summarising
    if sum(talk.statement(exchange) for exchange in talk.reading.exchanges) < rules["wanted"]:
        return Skill("summarising", None)
    wanted = rules["wanted"] if len(talk.reading.seller) > rules["short_talk"] else rules["wanted_short"]
    done = sum(turn.uses("2.1.6", "2.1.8") for turn in talk.reading.seller)
    return Skill("summarising", Fraction(min(done, wanted), wanted), done, wanted, *_first(talk, "2.1.8", "2.1.6"))


def handled(talk: Talk, exchange: Exchange) -> int:
    """How far a turn takes resistance seriously, in percent."""
    turn, limits = exchange.seller, talk.rubric.limits
    if turn.uses(*HANDLING):
        return _WHOLE
    if turn.uses(*REFLECTING):
        return limits["resistance_met_by_listening"]
    if turn.uses("2.1"):
        return limits["resistance_met_by_question"]
    if turn.uses("3.", "4.2.1"):
        return limits["resistance_met_by_proposal"]
    return limits["raised_met_by_words"] if not turn.evidence and replies(talk, exchange) else 0


def _objections(talk: Talk) -> Skill:
    raised = talk.resistances
    if not raised:
        return Skill("objections", None)
    worths = [handled(talk, exchange) for exchange in raised]
    done = sum(worth >= talk.rubric.limits["resistance_met_by_question"] for worth in worths)
    return Skill("objections", Fraction(sum(worths), _WHOLE * len(raised)), done, len(raised), *_first(talk, *HANDLING))


def _next_step(talk: Talk) -> Skill:
    if not talk.step_called_for:
        return Skill("next_step", None)
    rules = talk.rubric.next_step
    worths: list[tuple[int, Turn]] = []
    for exchange in talk.reading.exchanges:
        turn = exchange.seller
        if turn.uses("4.1", "4.2.1"):
            over = talk.closes_over(exchange)
            name = "asked" if talk.need_known(turn.index) else "before_need"
            worths.append((rules["without_answer_to_resistance" if over else name], turn))
    if not worths:
        return Skill("next_step", Fraction(0), 0, 1)
    worth, turn = max(worths, key=lambda item: (item[0], item[1].index))
    return Skill("next_step", Fraction(worth, _WHOLE), 1, 1, turn, "4.1" if turn.uses("4.1") else "4.2.1")


def _first(talk: Talk, *techniques: str) -> tuple[Turn | None, str | None]:
    for technique in techniques:
        for turn in talk.reading.seller:
            if technique in turn.techniques:
                return turn, technique
    return None, None


_JUDGES: Mapping[str, Callable[[Talk], Skill]] = {
    "listening": _listening,
    "questioning": _questioning,
    "summarising": _summarising,
    "objections": _objections,
    "next_step": _next_step,
}
