"""Where the conversation could have gone better: each chance with its weight, its moment and the technique that mends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from hugoherbots.engine.scoring.faults import Fault, find_faults, talk_percent
from hugoherbots.engine.scoring.moments import Moment, judge_moments
from hugoherbots.engine.scoring.reading import Exchange, Turn
from hugoherbots.engine.scoring.talk import PROPOSING, Talk

_MENDS: Mapping[str, tuple[int, str]] = {
    "discount.immediate": (80, "4.2.4"),
    "insult": (95, "2.1.6"),
    "nonsense": (92, "2.1.2"),
    "pressure": (85, "2.1.2"),
    "running_down": (75, "3.3"),
    "argued_away": (78, "4.2.4"),
    "brushed_off": (70, "4.2.5"),
    "pushing_tag": (45, "2.1.2"),
    "close.rushed": (82, "2.1.2"),
    "close.over_resistance": (80, "4.2.4"),
    "resistance.fear": (76, "4.2.5"),
    "resistance.objection": (74, "4.2.4"),
    "resistance.postponement": (72, "4.2.3"),
    "resistance.doubt": (72, "4.2.2"),
    "question.ignored": (68, "2.1.5"),
    "thread.figure": (66, "2.1.6"),
    "thread.plain": (65, "2.1.6"),
    "thread.fact": (47, "2.1.2"),
    "feature_dump": (64, "3.2"),
    "empty_speech": (62, "2.1.2"),
    "opening_speech": (58, "1.2"),
    "interrogation": (60, "2.1.6"),
    "digression": (63, "2.1.2"),
    "passive": (79, "2.1.2"),
    "monologue": (50, "3.5"),
    "talk_share": (30, "2.1.2"),
    "proposal_before_need": (57, "1.4"),
    "missed_close": (56, "4.1"),
    "no_step": (48, "4.1"),
    "no_summary": (44, "2.1.8"),
    "no_open_question": (42, "2.1.2"),
    "no_opinion": (40, "3.5"),
    "no_agenda": (34, "1.2"),
    "no_lead_question": (32, "2.1.7"),
}
"""How much a chance matters to the coach (only the order counts), and the technique that would have mended it."""

_ANSWERS_TO: Mapping[str, str] = {"doubt": "4.2.2", "postponement": "4.2.3", "objection": "4.2.4", "fear": "4.2.5"}
_OF_RESISTANCE = frozenset({"pressure", "argued_away", "brushed_off", "close.over_resistance", "discount.immediate"})
_ABOUT_THE_LAST_WORDS = frozenset({"question.ignored", "missed_close", "insult", "running_down"})
_FEWEST_TOLD = 3
_FEWEST_STEMS = 1
_STRONG = 85
"""A turn that earned this much, in percent, is no place to mend."""
_AFTER_TWO = 2
_LONG_STATEMENT = 6
_FAR_TOO_MUCH = 75
"""From this share of the words the coach brings it up."""


@dataclass(frozen=True)
class Chance:
    """A seller's turn that could have been better; `said` is the customer's turn that it answered."""

    code: str
    turn: Turn
    quote: str
    said: Turn | None
    technique: str
    count: int = 0

    @property
    def weight(self) -> int:
        """What the coach would take up first: the kind, and how much was at stake in what the customer said."""
        stake = self.said.count("pain") + self.said.figures if self.said else 0
        return 10 * _MENDS[self.code][0] + min(stake, 4)


def find_chances(talk: Talk) -> tuple[Chance, ...]:
    """Every chance, the most telling first; one per turn."""
    faults = find_faults(talk)
    moments = judge_moments(talk, faults)
    strong = {moment.exchange.seller.index for moment in moments if moment.percent >= _STRONG}
    found = [*_from_faults(talk, faults), *_from_moments(talk, moments), *_missed(talk)]
    best: dict[int, Chance] = {}
    for chance in sorted(found, key=lambda item: (-item.weight, item.turn.index)):
        nothing_there = chance.said is None and chance.turn.words < _FEWEST_TOLD
        if chance.turn.index not in strong and not nothing_there:
            best.setdefault(chance.turn.index, chance)
    return tuple(best.values())


def _chance(
    talk: Talk, code: str, exchange: Exchange, quote: str = "", count: int = 0, kind: str | None = None
) -> Chance:
    technique = _ANSWERS_TO[kind] if kind and code in _OF_RESISTANCE else _MENDS[code][1]
    if exchange.said is None and not talk.reading.customer_before(exchange.seller.index):
        code, technique, count = "opening_speech", "1.2", exchange.seller.words
    said = exchange.said if code in _ABOUT_THE_LAST_WORDS else _told_last(talk, exchange)
    if kind and code.startswith(("resistance.", "close.over")):
        said = next((turn for turn in exchange.customer if turn.resistance == kind), said)
    return Chance(code, exchange.seller, quote or exchange.seller.text, said, technique, count)


def _told_last(talk: Talk, exchange: Exchange) -> Turn | None:
    """What the customer last told that one can come back to; None when he has told nothing yet."""
    heard = [*exchange.customer[::-1], *talk.reading.customer_before(exchange.seller.index)[::-1]]
    weighty = next((turn for turn in exchange.customer[::-1] if turn.important and tells(talk, turn)), None)
    return weighty or next((turn for turn in heard if tells(talk, turn)), None)


def tells(talk: Talk, turn: Turn) -> bool:
    """Whether a customer's turn holds something to come back to: no greeting, no question, no bare number or nod."""
    if turn.words < _FEWEST_TOLD or len(turn.stems) < _FEWEST_STEMS:
        return False
    if turn.resistance or turn.has("irritation"):
        return True
    return not talk.has_question(turn) and (turn.has("pain") or not turn.has("greeting"))


def _from_faults(talk: Talk, faults: tuple[Fault, ...]) -> Iterator[Chance]:
    exchanges = {exchange.seller.index: exchange for exchange in talk.reading.exchanges}
    for fault in faults:
        exchange = exchanges.get(fault.turn)
        if exchange is None:
            continue
        kind = talk.resistance(exchange)
        code = fault.code
        if code == "brushed_off" and not (kind or any(turn.has("pain") for turn in exchange.customer)):
            continue
        if code == "talk_share":
            if talk_percent(talk) < _FAR_TOO_MUCH:
                continue
            exchange = _weightiest(talk, exchange)
            if not any(turn.has("pain") for turn in exchange.customer):
                continue
        if code == "resistance.ignored":
            code = f"resistance.{kind}"
        elif code == "thread.dropped":
            code = _thread(exchange)
        count = talk_percent(talk) if code == "talk_share" else exchange.seller.words
        yield _chance(talk, code, exchange, fault.quote, count, kind)


def _thread(exchange: Exchange) -> str:
    """Which kind of thread was dropped: trouble with a figure to it, trouble, or a bare fact."""
    troubled = [turn for turn in exchange.customer if turn.has("pain")]
    if not troubled:
        return "thread.fact"
    return "thread.figure" if any(turn.figures for turn in troubled) else "thread.plain"


def _from_moments(talk: Talk, moments: tuple[Moment, ...]) -> Iterator[Chance]:
    for moment in moments:
        if moment.limit == "proposal_before_need" and moment.technique:
            yield _chance(talk, moment.limit, moment.exchange, moment.exchange.seller.quote_of(moment.technique))
    for exchange in talk.reading.exchanges:
        ready = any(_agrees(talk, turn) or turn.has("closing_question") for turn in exchange.customer)
        offered = any(turn.uses(*PROPOSING) for turn in talk.reading.seller_before(exchange.seller.index))
        if ready and offered and not exchange.seller.uses("4.", "3.5") and not _step_asked(talk):
            yield _chance(talk, "missed_close", exchange)


def _agrees(talk: Talk, turn: Turn) -> bool:
    return turn.has("agreement") and not talk.has_question(turn)


def _step_asked(talk: Talk) -> bool:
    return any(turn.uses("4.1", "4.2.1") for turn in talk.reading.seller)


def _missed(talk: Talk) -> Iterator[Chance]:
    """What a whole talk lacked, at the moment where it was most called for."""
    exchanges = [exchange for exchange in talk.reading.exchanges if exchange.customer]
    if not exchanges:
        return
    uses = {technique for turn in talk.reading.seller for technique in turn.techniques}
    last = exchanges[-1].seller
    dated = last.has("question") and last.figures
    if talk.step_called_for and not _step_asked(talk) and not last.uses("4.", "3.5") and not dated:
        yield _chance(talk, "no_step", exchanges[-1])
    passed = [item for item in exchanges if not item.seller.uses("2.1.2", "2.1.6", "2.1.7", "2.1.8", "3.1", "4.")]
    told = max(passed, key=lambda item: (_told(item), -item.seller.index), default=None)
    if talk.discovery_called_for and told and any(turn.has("pain") for turn in told.customer):
        yield _chance(talk, "no_lead_question" if uses & {"2.1.6", "2.1.8"} else "no_summary", told)
    facts = [item for item, after in pairwise(exchanges) if "2.1.1" in item.seller.techniques and after.said]
    if len(facts) >= _AFTER_TWO and not uses & {"2.1.2", "2.1.7"}:
        yield _chance(talk, "no_open_question", exchanges[exchanges.index(facts[-1]) + 1])
    proposed = [item for item in exchanges if item.seller.uses("3.2", "3.3", "3.4")]
    if proposed and "3.5" not in uses and _troubled_before(talk, proposed[-1]):
        yield _chance(talk, "no_opinion", proposed[-1], proposed[-1].seller.quote_of(_proposal(proposed[-1].seller)))
    start = next((item for item in exchanges[:_AFTER_TWO] if _opens(talk, item)), None)
    if not talk.midway and len(exchanges) > _AFTER_TWO and start and not uses & {"1.2", "1.4"}:
        yield _chance(talk, "no_agenda", start)


def _opens(talk: Talk, exchange: Exchange) -> bool:
    """Whether more than a hello was answered with more than a nod, and nothing stood in the way."""
    spoke = any(turn.words > _AFTER_TWO and not turn.has("greeting") for turn in exchange.customer)
    return spoke and exchange.seller.words > _LONG_STATEMENT and not talk.resistance(exchange)


def _troubled_before(talk: Talk, exchange: Exchange) -> bool:
    return any(turn.has("pain") for turn in talk.reading.customer_before(exchange.seller.index))


def _proposal(turn: Turn) -> str:
    return max(technique for technique in turn.techniques if technique in {"3.2", "3.3", "3.4"})


def _weightiest(talk: Talk, fallback: Exchange) -> Exchange:
    """The exchange in which the customer told most."""
    return max(talk.reading.exchanges, key=lambda item: (_told(item), item is fallback, -item.seller.index))


def _told(exchange: Exchange) -> int:
    """How much there was to take up in what the customer said before this turn."""
    return sum(
        turn.count("pain") + turn.figures + (turn.words >= _LONG_STATEMENT)
        for turn in exchange.customer
        if turn.important
    )
