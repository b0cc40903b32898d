"""What others may do with sessions: keep a conversation that was played elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from hugoherbots.engine.events import Event, Opened, SellerSpoke
from hugoherbots.engine.session import replay
from hugoherbots.kit.identity import Identity
from hugoherbots.services import Services
from hugoherbots.sessions import queries
from hugoherbots.sessions.conversation import PHASE_NAMES
from hugoherbots.sessions.processing import complete
from hugoherbots.sessions.queries import SessionRow

WORDS_PER_SECOND = 2.5
PAUSE = timedelta(seconds=4)


async def do_record(
    services: Services,
    identity: Identity,
    at: datetime,
    scenario_id: UUID,
    workspace_id: UUID | None,
    events: Sequence[Event],
) -> SessionRow:
    """Keeps a conversation that was played from `at` on, and scores it like any other."""
    opened = events[0]
    assert isinstance(opened, Opened)
    state = replay(events, services.coach.catalogue)
    times = list(spoken_times(at, events))
    async with services.db.as_user(identity.server_claims) as db:
        row = await queries.insert_session(
            db,
            user_id=identity.user_id,
            workspace_id=workspace_id,
            scenario_id=scenario_id,
            mode="text",
            language=opened.language,
            at=at,
        )
        for seq, (moment, event) in enumerate(zip(times, events, strict=True)):
            await queries.append_events(db, row.id, seq, moment, [event])
        seconds = int((times[-1] - at).total_seconds())
        await queries.set_progress(db, row.id, phase=PHASE_NAMES[state.phase], outcome=state.outcome, seconds=seconds)
    return await complete(replace(services, clock=lambda: times[-1]), identity, row.id, None)


def spoken_times(at: datetime, events: Sequence[Event]) -> list[datetime]:
    """When each event happens, at the pace of people who speak."""
    times = []
    for event in events:
        times.append(at)
        words = len(event.text.split()) if isinstance(event, SellerSpoke) else 15
        at += PAUSE + timedelta(seconds=words / WORDS_PER_SECOND)
    return times
