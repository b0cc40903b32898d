"""Summaries and checks of understanding: confirmed when right, corrected when wrong, denied when never said."""

from __future__ import annotations

from functools import lru_cache

from hugoherbots.engine.customer.cues import CueIndex
from hugoherbots.engine.customer.lexicon import LEXICONS
from hugoherbots.engine.customer.mind import DISCOVERY
from hugoherbots.engine.customer.numbers import figures
from hugoherbots.engine.customer.topics import tell
from hugoherbots.engine.customer.turn import Turn
from hugoherbots.engine.flow import Flow, Need
from hugoherbots.engine.text import tokens

_STEM = 5
_SHARED_STEMS = 2
_CLEAR = 2.0
_TOUCHED = 1.0
_WORTH_OPENING_UP = 3
"""Needs that have come up before he volunteers what he was keeping to himself."""
_TRUST_TO_SPARE = 6
_SELDOM = 3


def summarised(turn: Turn) -> bool:
    """Reacts to a summary; leaves the turn open when it also asks something else."""
    heard = turn.heard
    if not heard.shows("2.1.6", "2.1.8") and (not heard.has("paraphrase") or heard.has("lead", "close")):
        return False
    if heard.has("helps", "backchannel"):
        return False
    need = _meant(turn)
    if need is None:
        return _not_about_me(turn)
    if need.id not in turn.mind.revealed:
        return False
    if _mistaken(turn, need):
        turn.feel(-4, -1, -4)
        turn.hint = "summarise"
        turn.calm = False
        return turn.voiced("correct", brief=need.brief)
    return _right(turn, need)


def _right(turn: Turn, need: Need) -> bool:
    times = turn.count("summary")
    good = turn.mind.since_summary > 0
    turn.feel(*((6, 2, 3) if good and times <= 3 else (2, 1, 1) if good else (0, 0, -2)))  # noqa: PLR2004 — the first few count most
    turn.change(since_summary=0, questions_running=0, topic=("need", need.id))
    turn.enter(DISCOVERY)
    asks_on = turn.heard.asks and not turn.heard.shows("2.1.8") and not turn.heard.has("lock")
    if asks_on:
        turn.preface("confirm_short")
        return False
    if times % 2:
        turn.voiced("confirm", brief=need.brief)
    else:
        turn.voiced("confirm_short")
        turn.voiced("heard")
    _open_up(turn)
    return True


def _open_up(turn: Turn) -> None:
    """Being well understood by someone he trusts sometimes makes him say what he would not have said unasked."""
    if not turn.heard.shows("2.1.6", "2.1.8") or len(turn.mind.revealed) < _WORTH_OPENING_UP or turn.mind.active:
        return
    if turn.chance("open up", _SELDOM):
        return
    for need in turn.flow.needs:
        earned = turn.mind.trust >= need.trust + _TRUST_TO_SPARE
        if need.layer == "trusted" and need.id not in turn.mind.revealed and earned:
            turn.calm = False
            tell(turn, need, "said")
            return


def _not_about_me(turn: Turn) -> bool:
    """A restatement that touches nothing he said; only a clear summary is denied."""
    heard = turn.heard
    if not heard.shows("2.1.6", "2.1.8") or (heard.asks and not heard.has("lock")) or not turn.mind.revealed:
        return False
    if heard.has("close", "pitch", "proposal") or heard.shows("3.2", "3.4", "4.1"):
        return False
    turn.feel(-2, -1, -3)
    return turn.voiced("not_said")


def _meant(turn: Turn) -> Need | None:
    """The need that the summary is about: one that came up, if it shares enough words with the summary."""
    heard, revealed = turn.heard, turn.mind.revealed
    generic = LEXICONS[turn.flow.language].generic
    stems = {word[:_STEM] for word in heard.words if len(word) >= _STEM and word not in generic}
    found: tuple[float, Need | None] = (0.0, None)
    for need in turn.flow.needs:
        cue, known = heard.scores.get(("need", need.id), 0.0), need.id in revealed
        shared = len(stems & stems_of(turn.flow)[need.id]) + _SHARED_STEMS * len(
            heard.figures & _figures(turn.flow)[need.id]
        )
        if cue < (_TOUCHED if known else _CLEAR) and (shared < _SHARED_STEMS or not known):
            continue
        weight = cue + shared + _SHARED_STEMS + (need.id == revealed[-1]) if known else cue
        if weight > found[0]:
            found = (weight, need)
    return found[1]


def _mistaken(turn: Turn, need: Need) -> bool:
    if need.mistaken and _mistakes(need.mistaken).scores(turn.heard.words):
        return True
    own = _figures(turn.flow)[need.id]
    return bool(own) and bool(turn.heard.figures) and not turn.heard.figures & (own | turn.mind.figures)


@lru_cache(maxsize=64)
def stems_of(flow: Flow) -> dict[str, frozenset[str]]:
    """The beginnings of the longer words that tell each need."""
    return {need.id: frozenset(word[:_STEM] for word in _words(need) if len(word) >= _STEM) for need in flow.needs}


@lru_cache(maxsize=64)
def _figures(flow: Flow) -> dict[str, frozenset[int]]:
    return {need.id: figures(_words(need), flow.language) for need in flow.needs}


@lru_cache(maxsize=256)
def _mistakes(phrases: tuple[str, ...]) -> CueIndex:
    return CueIndex([(("mistake", "0"), phrases, 1.0)])


def _words(need: Need) -> tuple[str, ...]:
    texts = (need.brief, *need.said, *need.felt, *need.more)
    return tuple(token.word for text in texts for token in tokens(text))
