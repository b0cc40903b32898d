"""A recording without a transcript is heard and scored beside the requests."""

from __future__ import annotations

from uuid import UUID

import structlog

from hugoherbots.engine.types import Utterance
from hugoherbots.kit.identity import Identity
from hugoherbots.kit.speech import SpeechError
from hugoherbots.services import Services
from hugoherbots.sessions import queries
from hugoherbots.sessions.actions import access_session
from hugoherbots.sessions.files import read_recording
from hugoherbots.sessions.processing import HEAR_AND_SCORE, complete

log = structlog.get_logger(__name__)


def owner_identity(services: Services, user_id: UUID) -> Identity:
    """The owner of a session, for a job on his behalf: the database knows him, Storage trusts the service."""
    claims = {"sub": str(user_id), "role": "authenticated"}
    return Identity(user_id, claims, services.supabase.service_token("sessions: hear a recording"))


def register(services: Services) -> None:
    """Adds the jobs of this slice."""

    async def hear_and_score(*, session_id: str, user_id: str) -> None:
        await do_hear_and_score(services, owner_identity(services, UUID(user_id)), UUID(session_id))

    services.jobs.add(HEAR_AND_SCORE, hear_and_score)


async def do_hear_and_score(services: Services, identity: Identity, session_id: UUID) -> None:
    """Transcribes the stored recording and scores it; what can not be understood is said on the session itself."""
    async with services.db.reading(identity.server_claims) as db:
        row = await access_session(db, session_id, identity)
    if row.status != "processing" or row.audio_url is None or services.transcriber is None:
        return
    content = await read_recording(services, identity, row.audio_url)
    try:
        words = await services.transcriber.transcribe(content, language=row.language)
    except SpeechError:
        await give_back(services, identity, session_id, "audio_unreadable")
        return
    if not words:
        await give_back(services, identity, session_id, "audio_silent")
        return
    await complete(services, identity, session_id, (Utterance("seller", words),))


async def give_back(services: Services, identity: Identity, session_id: UUID, code: str) -> None:
    """Opens the session again, with what was wrong, so that the seller can send a better recording."""
    log.info("recording_not_understood", session_id=str(session_id), code=code)
    async with services.db.as_user(identity.server_claims) as db:
        await queries.set_status(db, session_id, "in_progress", problem=code)
