"""The poor, the pushy, the silent and the rambling seller."""

from __future__ import annotations

from hugoherbots.engine.sellers.script import Script
from hugoherbots.engine.session import SessionState

Said = tuple[str, tuple[str, ...]]

_RAMBLES = 3


def poor(script: Script, state: SessionState) -> Said:
    """Talks about his product, asks little that matters, brushes resistance aside, and tries to close."""
    mind = state.mind
    assert mind is not None
    if mind.turns == 0:
        return script.line("greeting"), ()
    if mind.active:
        return script.line(("dismiss", "discount", "dismiss")[script.times("brush") % 3]), ()
    if mind.pending:
        return script.line("pitch"), ()
    step = ("weak", "pitch", "fact", "pitch", "close", "weak", "discount", "close")[script.times("step") % 8]
    if step == "fact":
        return _one_fact(script, state)
    return script.line(step), ("4.1",) if step == "close" else ()


def pushy(script: Script, state: SessionState) -> Said:
    """Pitches, presses and closes, whatever the customer says."""
    assert state.mind is not None
    step = ("pitch", "close", "pressure", "discount", "close", "pressure")[script.times("step") % 6]
    if state.turns == 0:
        return f"{script.line('greeting')} {script.line('pitch')}", ()
    if step == "discount":
        return f"{script.line('discount')} {script.line('close')}", ("4.1",)
    return script.line(step), ("4.1",) if step == "close" else ()


def silent(script: Script, _state: SessionState) -> Said:
    """Hardly says a word."""
    lines = script.voice.sellers["silent"]
    return lines[script.times("silent") % len(lines)], ()


def rambling(script: Script, state: SessionState) -> Said:
    """Talks on and on."""
    if state.turns == 0:
        return f"{script.line('greeting')} {script.line('ramble')}", ()
    return " ".join(script.line("ramble") for _ in range(_RAMBLES)), ()


def _one_fact(script: Script, state: SessionState) -> Said:
    assert state.flow is not None
    needs = [need.example["fact"] for need in state.flow.needs if need.layer != "trusted"]
    text = script.of(*needs)
    return (text, ("2.1.1",)) if text else (script.line("weak"), ())
