"""Looking back at a session: what was said, with the techniques in it, whatever state the session is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hugoherbots.engine.types import Utterance
from hugoherbots.kit.identity import Identity
from hugoherbots.services import Services
from hugoherbots.sessions import queries
from hugoherbots.sessions.actions import access_session
from hugoherbots.sessions.conversation import judged_transcript, public_state, rebuild
from hugoherbots.sessions.queries import SessionRow


@dataclass(frozen=True, slots=True)
class Conversation:
    """A session and what was said in it; `state` is what the seller may know of a talk, None for an uploaded one."""

    row: SessionRow
    transcript: tuple[Utterance, ...]
    state: dict[str, Any] | None

    def turns_json(self) -> Iterator[dict[str, Any]]:
        for index, item in enumerate(self.transcript):
            yield {"index": index, **item.to_json()}


async def read_conversation(services: Services, identity: Identity, session_id: UUID) -> Conversation:
    """The caller's own session with its transcript, from its events: the file in Storage is the seller's to change."""
    async with services.db.reading(identity.server_claims) as db:
        row = await access_session(db, session_id, identity)
        events = await queries.events(db, session_id)
    state = rebuild(events, services.coach.catalogue) if events else None
    view = public_state(state) if state else None
    transcript = judged_transcript(events) or (state.transcript if state else ())
    return Conversation(row, transcript, view)
