"""What each of the seller's turns was worth, given what the customer had just said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hugoherbots.engine.scoring.faults import SPOILING, Fault, answers, bare_fact, interrogation_run, replies
from hugoherbots.engine.scoring.reading import Exchange
from hugoherbots.engine.scoring.talk import ASKING, HANDLING, REFLECTING, Talk

_PLAIN_ANSWER = "plain_answer"
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Moment:
    """One turn's worth in percent, by the technique that earned it, and what limited it (a key of the rubric's limits)."""

    exchange: Exchange
    percent: int
    technique: str | None
    limit: str | None
    phase: int

    @property
    def code(self) -> str:
        return f"moment.{self.technique or _PLAIN_ANSWER}"


def judge_moments(talk: Talk, faults: tuple[Fault, ...]) -> tuple[Moment, ...]:
    """The turns that count, in order; a short greeting or farewell is no moment to be judged."""
    spoiled = {fault.turn for fault in faults if fault.code in SPOILING}
    faulty = {fault.turn for fault in faults}
    used: Counter[str] = Counter()
    found: list[Moment] = []
    phase = 2 if talk.midway else 1
    for exchange in talk.reading.exchanges:
        if exchange.seller.index not in faulty and talk.courtesy(exchange):
            continue
        moment = _moment(talk, exchange, used, phase, spoiled=exchange.seller.index in spoiled)
        used.update(exchange.seller.techniques)
        phase = moment.phase
        found.append(moment)
    return tuple(found)


def _moment(talk: Talk, exchange: Exchange, used: Mapping[str, int], phase: int, *, spoiled: bool) -> Moment:
    best = Moment(exchange, 0, None, None, 4 if talk.resistance(exchange) else phase)
    for technique in sorted(exchange.seller.techniques):
        percent = _worth(talk, technique, used.get(technique, 0))
        limit = _limit(talk, exchange, technique, spoiled=spoiled)
        if limit is not None:
            percent = min(percent, talk.rubric.limits[limit])
        if best.technique is None or percent > best.percent:
            best = Moment(exchange, percent, technique, limit, talk.catalogue.technique(technique).phase)
    if best.technique is None and not spoiled:
        return replace(best, percent=_plainly(talk, exchange))
    return best


def _plainly(talk: Talk, exchange: Exchange) -> int:
    """What words without a technique are worth as an answer, in percent."""
    if exchange.seller.evidence:
        return 0
    asked = talk.asked(exchange)
    if asked and answers(exchange) and not talk.resistance(exchange):
        return talk.rubric.limits["answered_plainly"]
    raised = asked or talk.resistance(exchange) is not None
    return talk.rubric.limits["raised_met_by_words"] if raised and replies(talk, exchange) else 0


def _worth(talk: Talk, technique: str, used: int) -> int:
    worth = talk.rubric.techniques.get(technique)
    if worth is None:
        return _WHOLE // 2
    return worth.percent >> max(0, used - worth.full + 1)


def _limit(talk: Talk, exchange: Exchange, technique: str, *, spoiled: bool) -> str | None:
    """The lowest limit that holds for this technique at this moment."""
    holding = _limits(talk, exchange, technique)
    if spoiled:
        holding.append("with_fault")
    return min(holding, key=lambda name: (talk.rubric.limits[name], name), default=None)


def _limits(talk: Talk, exchange: Exchange, technique: str) -> list[str]:
    turn = exchange.seller
    known, resistance = talk.need_known(turn.index), talk.resistance(exchange)
    holds = {
        "proposal_before_need": technique.startswith("3.") and not known,
        "close_before_need": technique == "4.1" and not known,
        "close_over_resistance": technique == "4.1" and talk.closes_over(exchange),
        "resistance_met_by_listening": technique in REFLECTING and bool(resistance),
        "resistance_met_by_question": technique.startswith("2.1") and technique not in REFLECTING and bool(resistance),
        "resistance_met_by_proposal": technique.startswith("3.") and technique != "3.1" and bool(resistance),
        "question_met_by_question": _asks_instead(talk, exchange, technique),
        "statement_met_by_new_subject": bare_fact(exchange) and any(said.has("pain") for said in exchange.customer),
        "interrogation": technique == "2.1.1"
        and interrogation_run(talk, exchange) >= talk.rubric.thresholds["interrogation_run"] - 1,
    }
    handled = turn.uses(*HANDLING)
    return [name for name, holding in holds.items() if holding and not (handled and name.startswith("resistance_met"))]


def _asks_instead(talk: Talk, exchange: Exchange, technique: str) -> bool:
    if technique not in ASKING or not talk.asked(exchange) or exchange.shares:
        return False
    return exchange.seller.techniques <= {*ASKING}


def wasted(talk: Talk, moments: Sequence[Moment], faults: Sequence[Fault]) -> list[Fault]:
    """The moments that earned nothing, were not meant for the customer and are not shown as a fault already."""
    shown = {fault.turn for fault in faults if fault.code != "talk_share"}
    idle = (moment.exchange for moment in moments if not moment.percent)
    turns = (exchange.seller for exchange in idle if not talk.meant_for_customer(exchange))
    return [Fault("moment.wasted", turn.index, turn.text) for turn in turns if turn.index not in shown]
