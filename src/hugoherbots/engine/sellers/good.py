"""The excellent seller, who works through the method, and the average one, who skips half of it."""

from __future__ import annotations

from hugoherbots.engine.customer.mind import PROPOSAL, Mind
from hugoherbots.engine.flow import Flow, Need
from hugoherbots.engine.sellers.script import Script
from hugoherbots.engine.session import SessionState

Said = tuple[str, tuple[str, ...]]

_LEADS = 1
_PITCHES = 2
_VIEWS = 3


def excellent(script: Script, state: SessionState) -> Said:
    """Agenda, questions, summaries, a proposal per need, resistance explored and answered, a concrete step."""
    flow, mind = _inside(state)
    return (
        _settled(script, mind)
        or _opening(script, flow, *_OPENINGS[script.once("opening", len(_OPENINGS))])
        or _resistance(script, flow, mind, explores=True)
        or _reply(script, flow, mind)
        or (_close(script, flow) if mind.in_principle else None)
        or _summary(script, flow, mind)
        or _view(script, flow, mind)
        or _question(script, flow, mind)
        or _lead(script, flow, mind)
        or _proposal(script, flow, mind)
        or _close(script, flow)
        or (script.line("deepen"), ("2.1.1",))
    )


_RAPPORT, _AGENDA, _REFERENCE, _ENTRY = ("rapport", "1.1"), ("agenda", "1.2"), ("reference", "1.3"), ("entry", "1.4")
_OPENINGS = (
    (_AGENDA, _REFERENCE, _ENTRY),
    (_RAPPORT, _AGENDA, _ENTRY),
    (_RAPPORT, _AGENDA, _REFERENCE),
    (_AGENDA, _ENTRY),
    (_AGENDA, _REFERENCE),
)
"""Good openings differ; all agree how the talk will go."""


def average(script: Script, state: SessionState) -> Said:
    """Asks some questions and answers politely; hardly sums up, explores little, closes when it suits him."""
    flow, mind = _inside(state)
    return (
        _begins(script, flow, mind)
        or _settled(script, mind)
        or _resists_poorly(script, flow, mind)
        or _reply(script, flow, mind)
        or _gets_to_business(script, flow, mind)
    )


def _begins(script: Script, flow: Flow, mind: Mind) -> Said | None:
    if mind.turns == 0:
        return script.line("greeting"), ()
    text = script.of(*flow.seller.example["entry"]) if mind.turns == 1 else None
    return (text, ("1.4",)) if text else None


def _resists_poorly(script: Script, flow: Flow, mind: Mind) -> Said | None:
    """Brushes resistance aside at first, now and then, before he goes into it."""
    if mind.active and not script.times(f"brushed {mind.active}") and script.chance("brush", 2):
        return script.line("dismiss"), ()
    late = mind.active is not None and flow.objection(mind.active).example["answer"] in script.said
    explores = late or bool(script.chance("explore", 2))
    return _resistance(script, flow, mind, explores=explores)


def _gets_to_business(script: Script, flow: Flow, mind: Mind) -> Said:
    if len(mind.revealed) < 3 and script.times("asked") < 5:  # noqa: PLR2004 — he loses interest in asking
        weak = script.line("weak"), ()
        return weak if script.times("interest") % 2 else _question(script, flow, mind, enough=0) or weak
    if script.times("pitched") < _PITCHES:
        return script.line("pitch"), ()
    return _proposal(script, flow, mind) or _close(script, flow) or (script.line("close"), ("4.1",))


def _inside(state: SessionState) -> tuple[Flow, Mind]:
    assert state.flow is not None
    assert state.mind is not None
    return state.flow, state.mind


def _settled(script: Script, mind: Mind) -> Said | None:
    return (script.line("confirm"), ()) if mind.agreed else None


def _opening(script: Script, flow: Flow, *steps: tuple[str, str]) -> Said | None:
    for name, technique in steps:
        if not script.times(name):
            text = script.of(*flow.seller.example[name])
            return (_welcoming(script, text), (technique,)) if text else None
    return None


def _welcoming(script: Script, text: str) -> str:
    return text if script.times("greeting") else f"{script.line('greeting')} {text}"


def _resistance(script: Script, flow: Flow, mind: Mind, *, explores: bool) -> Said | None:
    if mind.active is None:
        return None
    objection = flow.objection(mind.active)
    if explores and mind.objections[objection.id] == "open":
        text = script.of(objection.example["explore"])
        if text:
            return text, (objection.technique,)
    answer = objection.example["answer"]
    text = script.of(answer) or (_again(script, answer) if explores else None)
    return (text, (objection.technique,)) if text else None


def _again(script: Script, answer: str) -> str | None:
    """The last sentence of an answer that came too soon, once more."""
    return script.of(answer.rsplit(". ", 1)[-1])


def _reply(script: Script, flow: Flow, mind: Mind) -> Said | None:
    if mind.pending is None:
        return None
    question = flow.question(mind.pending)
    text = script.of(question.example)
    shown = ("4.2.1", "4.1") if question.stage == "closing" else ()
    return (text, shown) if text else None


def _summary(script: Script, flow: Flow, mind: Mind) -> Said | None:
    """Sums up after every second answer."""
    if mind.since_summary < 2 or not mind.revealed:  # noqa: PLR2004 — every second answer
        return None
    text = script.of(flow.need(mind.revealed[-1]).example["summary"])
    return (text, ("2.1.6", "2.1.8")) if text else None


def _view(script: Script, flow: Flow, mind: Mind) -> Said | None:
    """After a fact, now and then, what the customer makes of it."""
    if (
        not mind.revealed
        or mind.phase >= PROPOSAL
        or mind.since_summary == 0
        or script.plan.get("view", 0) >= script.once("views", _VIEWS)
    ):
        return None
    need = flow.need(mind.revealed[-1])
    text = script.of(need.example["opinion"]) if need.hidden and (need.id, "felt") not in mind.angles else None
    if text is None:
        return None
    script.times("view")
    return text, ("2.1.2",)


def _question(script: Script, flow: Flow, mind: Mind, *, enough: int | None = None) -> Said | None:
    """Facts first, until he knows `enough` more hidden needs than a step takes."""
    more = script.once("enough", 2) if enough is None else enough
    if sum(flow.need(name).hidden for name in mind.revealed) >= flow.closing.needs + more:
        return None
    for need in _still_unknown(flow, mind):
        if need.layer == "trusted" and mind.trust < need.trust:
            continue
        text = script.of(need.example["fact"])
        if text:
            return text, ("2.1.1",)
    return None


def _still_unknown(flow: Flow, mind: Mind) -> list[Need]:
    order = {"unprompted": 0, "asked": 1, "trusted": 2}
    return sorted((need for need in flow.needs if need.id not in mind.revealed), key=lambda need: order[need.layer])


def _lead(script: Script, flow: Flow, mind: Mind) -> Said | None:
    if script.plan.get("lead", 0) >= _LEADS or mind.phase >= PROPOSAL:
        return None
    deepest = [name for name in reversed(mind.revealed) if flow.need(name).hidden]
    text = next(filter(None, (script.of(flow.need(name).example["lead"]) for name in deepest)), None)
    script.times("lead")
    return (text, ("2.1.7",)) if text else None


def _proposal(script: Script, flow: Flow, mind: Mind) -> Said | None:
    """One need at a time, the deepest first, and each time asks what the customer makes of it."""
    closing = flow.closing
    if mind.eased and not script.times("opinion"):
        return script.line("opinion"), ("3.5",)
    if mind.eased and mind.interest >= closing.interest and mind.trust >= closing.trust:
        return None
    known = [flow.need(name) for name in mind.revealed if name not in mind.eased]
    for need in sorted(known, key=lambda need: ("trusted", "asked", "unprompted").index(need.layer)):
        text = script.of(need.example["proposal"])
        if text:
            return text, ("3.2", "3.4")
    return None


def _close(script: Script, flow: Flow) -> Said | None:
    text = script.of(*flow.closing.example)
    return (text, ("4.1",)) if text else None
