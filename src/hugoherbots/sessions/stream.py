"""A turn as server-sent events. A turn that is stored gives the same events again, so a lost stream can go on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugoherbots.kit.sse import ServerEvent
from hugoherbots.sessions.actions import Asked
from hugoherbots.sessions.conversation import Turn, first_said

EVENT_ID = re.compile(r"(\d{1,9})\.(\d{1,9})")


def early_events(asked: Asked) -> Iterator[ServerEvent]:
    """What is known as soon as the turn is stored, before its answer has words."""
    position = len(asked.state.transcript) - 1 - (first_said(asked.effects) is not None)
    yield ServerEvent("accepted", {"turn": position, "text": asked.said.text}, f"{position}.0")
    found = [item.to_json() for item in asked.said.evidence]
    yield ServerEvent("techniques", {"turn": position, "techniques": found}, f"{position}.1")


def turn_events(turn: Turn) -> Iterator[ServerEvent]:
    """accepted, techniques, customer.delta…, customer.done, hint, state, done; ids are `turn.number`."""
    parts: list[tuple[str, dict[str, object]]] = [
        ("accepted", {"turn": turn.turn, "text": turn.text}),
        ("techniques", {"turn": turn.turn, "techniques": [item.to_json() for item in turn.techniques]}),
    ]
    parts += [("customer.delta", {"text": piece}) for piece in re.findall(r"\S+\s*", turn.reply)]
    parts += [
        ("customer.done", {"turn": turn.turn + 1, "text": turn.reply, "mood": turn.mood}),
        ("hint", {"text": turn.hint}),
        ("state", turn.state),
        ("done", {"turn": turn.turn}),
    ]
    for number, (name, data) in enumerate(parts):
        yield ServerEvent(name, data, f"{turn.turn}.{number}")


def after(events: Iterator[ServerEvent], last_event_id: str | None, turn: int) -> Iterator[ServerEvent]:
    """The events that a client has not seen, by its Last-Event-ID; an id of another turn counts for nothing."""
    match = EVENT_ID.fullmatch(last_event_id or "")
    seen = int(match[2]) if match and int(match[1]) == turn else -1
    return (event for number, event in enumerate(events) if number > seen)
