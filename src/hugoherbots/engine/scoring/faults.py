"""What costs points: each fault with the turn and the words that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hugoherbots.engine.scoring.reading import Exchange, Turn
from hugoherbots.engine.scoring.talk import HANDLING, REFLECTING, Talk

_SAID: tuple[tuple[str, str], ...] = (
    ("insult", "insult"),
    ("off_stage", "nonsense"),
    ("discount", "discount.immediate"),
    ("pressure", "pressure"),
    ("running_down", "running_down"),
    ("understand_but", "argued_away"),
    ("brush_off", "brushed_off"),
    ("push_tag", "pushing_tag"),
)
"""Faults that a seller's own words show, by cue."""

_NEVER_CAREFUL = frozenset({"running_down", "insult", "nonsense"})
_MORE_THAN_YES = 3
_TWICE = 2
_PATTERN = 2

SPOILING = frozenset({"insult", "nonsense", "discount.immediate", "pressure", "running_down", "argued_away"})
"""Faults that spoil a technique used in the same breath."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at a turn, with the words that show it."""

    code: str
    turn: int
    quote: str


def find_faults(talk: Talk) -> tuple[Fault, ...]:
    """Every fault, in the order of the talk; one of each kind per turn."""
    found = [fault for exchange in talk.reading.exchanges for fault in _in_exchange(talk, exchange)]
    found += _interrogations(talk)
    found += _monologues(talk)
    found += _talk_share(talk)
    found += _digression(talk)
    found += _passive(talk)
    found += [
        Fault("irritation", turn.index, turn.quote_cue("irritation"))
        for turn in talk.reading.customer
        if turn.has("irritation") and talk.reading.seller_before(turn.index)
    ]
    return tuple(sorted(found, key=lambda fault: fault.turn))


def _in_exchange(talk: Talk, exchange: Exchange) -> Iterator[Fault]:
    yield from _said(exchange.seller)
    yield from _senseless(talk, exchange)
    yield from _closing(talk, exchange)
    yield from _unheard(talk, exchange)
    yield from _speeches(talk, exchange)


def _said(turn: Turn) -> Iterator[Fault]:
    careful = turn.uses(*HANDLING, *REFLECTING, "2.1.4", "1.1")
    for cue, code in _SAID:
        if turn.has(cue) and not (careful and code not in _NEVER_CAREFUL):
            yield Fault(code, turn.index, turn.quote_cue(cue))


def _senseless(talk: Talk, exchange: Exchange) -> Iterator[Fault]:
    """A turn in which nothing is said that one can understand in the language of the talk, and a lower price out of nowhere."""
    turn = exchange.seller
    own, foreign = turn.common
    blank = not own and not turn.figures and not exchange.shares and not turn.has("greeting", "features", "boast")
    if turn.words >= talk.rubric.thresholds["nonsense_words"] and (blank or foreign > _TWICE * own + 1):
        yield Fault("nonsense", turn.index, turn.text)
    if turn.has("price_drop") and not turn.has("discount") and talk.resistance(exchange) and not turn.uses(*HANDLING):
        yield Fault("discount.immediate", turn.index, turn.quote_cue("price_drop"))


def _closing(talk: Talk, exchange: Exchange) -> Iterator[Fault]:
    turn = exchange.seller
    if not turn.uses("4.1"):
        return
    if not talk.need_known(turn.index):
        yield Fault("close.rushed", turn.index, turn.quote_of("4.1"))
    elif talk.closes_over(exchange):
        yield Fault("close.over_resistance", turn.index, turn.quote_of("4.1"))


def _unheard(talk: Talk, exchange: Exchange) -> Iterator[Fault]:
    """At most one: resistance before a question, a question before something important."""
    turn = exchange.seller
    if turn.evidence or not exchange.customer or talk.courtesy(exchange) or talk.meant_for_customer(exchange):
        return
    if talk.resistance(exchange):
        if not replies(talk, exchange):
            yield Fault("resistance.ignored", turn.index, turn.text)
    elif talk.asked(exchange):
        if not answers(exchange) and not replies(talk, exchange):
            yield Fault("question.ignored", turn.index, turn.text)
    elif any(said.important and not said.has("agreement") for said in exchange.customer) and not exchange.shares:
        yield Fault("thread.dropped", turn.index, turn.text)


def replies(talk: Talk, exchange: Exchange) -> bool:
    """Whether a turn without a technique at least goes into what was raised, with words of substance."""
    turn = exchange.seller
    empty = turn.has("brush_off", "boast", "vague", "push_tag", "features", *(cue for cue, _ in _SAID))
    return turn.words >= talk.rubric.thresholds["reply_words"] and not empty


def answers(exchange: Exchange) -> bool:
    """Whether a turn without a technique still answers the customer's question."""
    turn = exchange.seller
    if turn.has("vague", "brush_off"):
        return False
    return bool(exchange.shares) or turn.has("answer") or turn.figures


def _speeches(talk: Talk, exchange: Exchange) -> Iterator[Fault]:
    turn, limits = exchange.seller, talk.rubric.thresholds
    if turn.evidence or talk.meant_for_customer(exchange):
        return
    listed = turn.count("features") + turn.count("boast")
    if listed >= limits["feature_cues"] and turn.words >= limits["feature_words"]:
        yield Fault("feature_dump", turn.index, turn.text)
    elif turn.words >= limits["empty_words"] and not _to_the_point(talk, exchange):
        yield Fault("empty_speech", turn.index, turn.text)


def _to_the_point(talk: Talk, exchange: Exchange) -> bool:
    """Whether a long turn without a technique at least answers what was raised."""
    raised = talk.resistance(exchange) is not None or talk.asked(exchange)
    return raised and (replies(talk, exchange) or (talk.asked(exchange) and answers(exchange)))


def bare_fact(exchange: Exchange) -> bool:
    """A factual question that takes up nothing the customer said."""
    turn = exchange.seller
    asks = bool(turn.techniques) and turn.techniques <= {"2.1.1", "2.1.3"} and "2.1.1" in turn.techniques
    return asks and not exchange.shares


def interrogation_run(talk: Talk, upto: Exchange) -> int:
    """How many bare facts in a row were asked, this turn included."""
    run = 0
    for exchange in talk.reading.exchanges:
        run = run + 1 if bare_fact(exchange) else 0
        if exchange is upto:
            break
    return run


def _interrogations(talk: Talk) -> list[Fault]:
    limit = talk.rubric.thresholds["interrogation_run"]
    return [
        Fault("interrogation", exchange.seller.index, exchange.seller.quote_of("2.1.1"))
        for exchange in talk.reading.exchanges
        if interrogation_run(talk, exchange) == limit
    ]


def stretches(talk: Talk) -> list[tuple[Turn, int]]:
    """Each unbroken stretch of the seller's words: the turn in which it starts, and its words."""
    found: list[tuple[Turn, int]] = []
    speaking = False
    for turn in talk.reading.turns:
        if not turn.words:
            continue
        if turn.speaker == "seller":
            found = (
                [*found[:-1], (found[-1][0], found[-1][1] + turn.words)] if speaking else [*found, (turn, turn.words)]
            )
        speaking = turn.speaker == "seller"
    return found


def _monologues(talk: Talk) -> list[Fault]:
    limit = talk.rubric.thresholds["monologue_words"]
    return [Fault("monologue", turn.index, turn.text) for turn, words in stretches(talk) if words > limit]


def talk_percent(talk: Talk) -> int:
    """The seller's share of the words that count, rounded down; 0 when nobody spoke."""
    seller = sum(turn.words for turn in talk.reading.seller)
    total = seller + sum(turn.words for turn in talk.reading.customer)
    return 100 * seller // total if total else 0


def _talk_share(talk: Talk) -> list[Fault]:
    limits = talk.rubric.thresholds
    over = talk_percent(talk) - limits["talk_percent"]
    if over <= 0 or not talk.reading.seller:
        return []
    longest = max(talk.reading.seller, key=lambda turn: (turn.words, -turn.index))
    return [Fault("talk_share", longest.index, longest.text)] * (1 + (over - 1) // limits["talk_step"])


def _digression(talk: Talk) -> list[Fault]:
    """A talk of which a good part went to long turns that asked, showed and proposed nothing; one missed turn is no pattern."""
    limits = talk.rubric.thresholds
    idle = [item for item in talk.reading.exchanges if not item.seller.evidence and not _to_the_point(talk, item)]
    stray = [
        item.seller
        for item in idle
        if item.seller.words >= limits["stray_words"] and not talk.meant_for_customer(item, closely=True)
    ]
    total = sum(turn.words for turn in talk.reading.seller)
    over = 100 * sum(turn.words for turn in stray) // total - limits["stray_percent"] if total else 0
    if over <= 0 or len(stray) < _PATTERN:
        return []
    longest = max(stray, key=lambda turn: (turn.words, -turn.index))
    return [Fault("digression", longest.index, longest.text)] * (1 + (over - 1) // limits["stray_step"])


def _passive(talk: Talk) -> list[Fault]:
    """One fault when too many turns add nothing, shown at the first that left something important."""
    limits, exchanges = talk.rubric.thresholds, talk.reading.exchanges
    idle = [item for item in exchanges if item.seller.words <= limits["passive_words"] and not _takes_part(talk, item)]
    if len(exchanges) < limits["fewest_moments"] or 100 * len(idle) < limits["passive_percent"] * len(exchanges):
        return []
    shown = next((item for item in idle if any(said.important for said in item.customer)), idle[0])
    return [Fault("passive", shown.seller.index, shown.seller.text)]


def _takes_part(talk: Talk, exchange: Exchange) -> bool:
    """Whether a short turn shows a technique, or answers a question with more than a yes or a no."""
    turn = exchange.seller
    return bool(turn.evidence) or (turn.words >= _MORE_THAN_YES and talk.asked(exchange) and answers(exchange))
