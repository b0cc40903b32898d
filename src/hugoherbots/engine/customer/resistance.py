"""Objections: raised, held on to, explored, and let go of only in one of the ways that the scenario names."""

from __future__ import annotations

from functools import lru_cache

from hugoherbots.engine.customer import offers, topics
from hugoherbots.engine.customer.cues import CueIndex
from hugoherbots.engine.customer.mind import PROPOSAL, Stand
from hugoherbots.engine.customer.turn import Turn
from hugoherbots.engine.effects import ObjectionRaised, ObjectionResolved
from hugoherbots.engine.flow import Objection, Way

_SUBSTANCE = 8
"""Words below which nothing of substance can have been said."""
_NEAR = 0.65
_STUBBORN = 3
_OFFERS = frozenset({"3.2", "3.3", "3.4", "3.5", "4.1"})


def raise_objection(turn: Turn, objection: Objection) -> bool:
    """Puts it on the table."""
    if not turn.say(f"{objection.kind}.raised", objection.says):
        return False
    stand: Stand = turn.mind.objections.get(objection.id, "open")
    turn.change(
        objections={**turn.mind.objections, objection.id: stand},
        active=objection.id,
        last_initiative=turn.mind.turns,
    )
    turn.effects.append(ObjectionRaised(objection.id))
    return True


def resisted(turn: Turn) -> bool:
    """Reacts to how the seller deals with the objection on the table."""
    objection = _at_hand(turn)
    if objection is None:
        return False
    way = _way(turn, objection)
    if way is not None:
        return _answered(turn, objection, way)
    if _hardening(turn, objection):
        return _hardens(turn, objection)
    return _dealt_with(turn, objection)


def _at_hand(turn: Turn) -> Objection | None:
    """The objection on the table, or one laid aside that the seller comes back to by himself."""
    if turn.mind.active is not None:
        return turn.flow.objection(turn.mind.active)
    for name in turn.mind.open_objections:
        objection = turn.flow.objection(name)
        if _way(turn, objection) is not None or (_on_point(turn, objection) and _explores(turn, objection)):
            turn.change(active=name)
            return objection
    return None


def _dealt_with(turn: Turn, objection: Objection) -> bool:
    early = turn.mind.phase < PROPOSAL
    if turn.heard.shows("1.2", "1.4") or (
        early and turn.heard.shows("2.1.6", "2.1.8") and not _on_point(turn, objection)
    ):
        return False
    if turn.heard.has("parking"):
        return _parked(turn)
    if _explores(turn, objection):
        return _explored(turn, objection)
    return _aside(turn, objection) or _felt(turn, objection) or _holds(turn, objection)


def _aside(turn: Turn, objection: Objection) -> bool:
    """Answers a question about something else, reluctantly; the point stays open, at the second one in the background.

    Once there is a proposal he first insists.
    """
    heard = turn.heard
    late = turn.mind.phase >= PROPOSAL
    at_something = heard.aimed or (not late and turn.mind.objections[objection.id] == "explored")
    if not heard.asks or not at_something or heard.has("close", "lock") or not heard.techniques.isdisjoint(_OFFERS):
        return False
    times = turn.count(f"aside {objection.id}")
    if late and times == 1:
        return False
    turn.feel(0, 0, -2)
    offers.imagined(turn) or topics.asked(turn)
    if times == 1 + late:
        turn.voiced("back_to", point=objection.brief)
    else:
        turn.change(active=None)
    turn.calm = False
    return True


def _hardening(turn: Turn, objection: Objection) -> bool:
    heard = turn.heard
    acts = objection.worsens & heard.acts
    pitches = "pitch" in acts and not heard.asks and not heard.has("paraphrase") and not _on_point(turn, objection)
    return bool(acts - {"pitch"}) or pitches


def _felt(turn: Turn, objection: Objection) -> bool:
    """Understanding alone is welcome once; it is no answer."""
    if not turn.heard.has("empathy") or turn.heard.has("dismissal") or turn.count(f"felt {objection.id}") > 1:
        return False
    turn.feel(1, 0, 0)
    turn.hint = "explore"
    return turn.voiced("answer_me")


def _answered(turn: Turn, objection: Objection, way: Way) -> bool:
    if way.explored and turn.mind.objections[objection.id] == "open":
        turn.hint = "explore"
        return _explored(turn, objection)
    turn.change(objections={**turn.mind.objections, objection.id: "resolved"}, active=None, questions_running=0)
    turn.effects.append(ObjectionResolved(objection.id))
    turn.feel(5, 6, 4)
    turn.say(f"{objection.kind}.resolved", objection.resolved)
    return not turn.heard.has("close")


def _hardens(turn: Turn, objection: Objection) -> bool:
    turn.calm = False
    turn.hint = "explore"
    turn.feel(-5, -3, -8)
    return turn.say(f"{objection.kind}.worse", objection.worse) or _holds(turn, objection)


def _parked(turn: Turn) -> bool:
    if turn.count("parked objection") > 1:
        turn.feel(-2, 0, -4)
        return turn.voiced("park_no")
    turn.change(active=None)
    turn.calm = False
    return turn.voiced("park_ok")


def _explores(turn: Turn, objection: Objection) -> bool:
    heard = turn.heard
    if not heard.asks or heard.has("close", "dismissal"):
        return False
    if _on_point(turn, objection):
        return True
    if heard.has("small_talk") or heard.pointed:
        return False
    if heard.shows("4.2.2", "4.2.3", "4.2.4", "4.2.5") or heard.has("follow_up", "empathy"):
        return True
    return heard.has("opinion", "worst") and (not heard.aimed or heard.has("refers"))


def _explored(turn: Turn, objection: Objection) -> bool:
    first = turn.mind.objections[objection.id] == "open"
    if not turn.say(f"{objection.kind}.behind", objection.behind):
        return _holds(turn, objection)
    turn.change(objections={**turn.mind.objections, objection.id: "explored"}, questions_running=0)
    turn.feel(*((3, 1, 2) if first else (0, 0, -1)))
    return True


def _holds(turn: Turn, objection: Objection) -> bool:
    turn.calm = False
    turn.hint = "answer" if turn.mind.objections[objection.id] == "explored" else "explore"
    held = turn.count(f"held {objection.id}")
    turn.feel(-2, -1, (-2 if turn.heard.asks else -4) if held <= _STUBBORN else -8)
    if held % 2 == 0 and turn.voiced("held", point=objection.brief):
        return True
    return turn.say(f"{objection.kind}.held", objection.holds) or turn.voiced("held", point=objection.brief)


def _on_point(turn: Turn, objection: Objection) -> bool:
    named = turn.heard.scores.get(("objection", objection.id), 0.0) > 0
    return named or turn.heard.shared.get(("objection", objection.id), 0.0) >= _NEAR


def _way(turn: Turn, objection: Objection) -> Way | None:
    """The way that this turn takes; one that needs no exploring goes first."""
    heard = turn.heard
    if heard.size < _SUBSTANCE or heard.has("dismissal", "pressure", "discount"):
        return None
    known = turn.mind.objections[objection.id] == "explored" or heard.has("empathy")
    fitting = [
        way
        for way in objection.resolves
        if way.needs <= set(turn.mind.revealed)
        and (known or way.explored or heard.shows(*way.techniques))
        and substance(way).scores(heard.words)
    ]
    return min(fitting, key=lambda way: way.explored, default=None)


@lru_cache(maxsize=256)
def substance(way: Way) -> CueIndex:
    """The words that a way must be about."""
    return CueIndex([(("way", "0"), way.about, 1.0)])
