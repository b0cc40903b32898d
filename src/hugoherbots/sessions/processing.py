"""From a finished talk to its score: gather what was said, judge it, keep the result."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from hugobase import WriteDb
from hugoherbots.engine.analysis import Analysis
from hugoherbots.engine.events import EndedByPerson
from hugoherbots.engine.session import SessionState, advance
from hugoherbots.engine.transcript import TranscriptError, parse_transcript
from hugoherbots.engine.types import Language, Utterance
from hugoherbots.kit.errors import Problem
from hugoherbots.kit.identity import Identity
from hugoherbots.scenarios.api import summaries_for_feedback
from hugoherbots.services import Services
from hugoherbots.sessions import queries
from hugoherbots.sessions.actions import access_session_for_change, current_state, seconds_since, settle_answer
from hugoherbots.sessions.conversation import PHASE_NAMES
from hugoherbots.sessions.files import store_recording, store_transcript
from hugoherbots.sessions.queries import LockedSession, SessionRow

MOST_TURNS = 400
MOST_CHARACTERS = 200_000
HEAR_AND_SCORE = "sessions.hear_and_score"
"""The job that listens to a recording and scores it."""


@dataclass(frozen=True, slots=True)
class Recording:
    """An uploaded recording."""

    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Material:
    """What `process` is given besides the session's own turns; `transcript` is text, or JSON that is still to be checked."""

    transcript: Any = None
    recording: Recording | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a session is completed with; `sent` when the transcript came with the request."""

    analysis: Analysis
    outcome: str | None
    phase: str
    transcript_url: str
    sent: bool


async def do_process(services: Services, identity: Identity, session_id: UUID, material: Material) -> SessionRow:
    """Scores a session and completes it.

    A transcript that is sent is what is scored; else the session's own turns; else the words of the recording, which are
    heard by a job: the row then says `processing`. A session that is completed already is answered as it is. Raises
    Problem: 404, 409 when abandoned, 422 when there is nothing to score, 415 or 413 for the recording.
    """
    async with services.db.as_user(identity.server_claims) as db:
        locked = await access_session_for_change(db, session_id, identity)
    row = locked.row
    if row.status in ("completed", "processing"):
        return row
    if row.status == "abandoned":
        raise Problem(409, "session_ended", "This session was abandoned.", extra={"session_status": "abandoned"})
    sent = read_sent(row, material)
    if material.recording is not None:
        await keep_recording(services, identity, session_id, material.recording)
        if sent is None and locked.last_seq < 1:
            return await hear_later(services, identity, session_id)
    return await complete(services, identity, session_id, sent)


def read_sent(row: SessionRow, material: Material) -> tuple[Utterance, ...] | None:
    """The transcript in the request, if there is one."""
    if material.transcript is None:
        return None
    sent = {"turns": material.transcript} if isinstance(material.transcript, list) else material.transcript
    text = sent if isinstance(sent, str) else json.dumps(sent)
    try:
        turns = parse_transcript(text, language=cast(Language, row.language)).turns
    except TranscriptError as error:
        raise Problem(422, "transcript_invalid", str(error)) from error
    if len(turns) > MOST_TURNS or sum(len(turn.text) for turn in turns) > MOST_CHARACTERS:
        limits = f"{MOST_TURNS} turns and {MOST_CHARACTERS} characters"
        raise Problem(422, "transcript_too_long", f"A transcript has at most {limits}: send it in parts.")
    return turns


async def keep_recording(services: Services, identity: Identity, session_id: UUID, recording: Recording) -> None:
    """Puts the recording in the seller's own folder and remembers where."""
    url = await store_recording(services, identity, session_id, recording.content, recording.kind)
    async with services.db.as_user(identity.server_claims) as db:
        await queries.set_audio(db, session_id, url)


async def hear_later(services: Services, identity: Identity, session_id: UUID) -> SessionRow:
    """Has a job listen to the recording, where there is something to listen with."""
    if services.transcriber is None:
        raise Problem(
            422,
            "transcript_needed",
            "The recording is kept, but no speech recognition is installed: send a transcript.",
        )
    async with services.db.as_user(identity.server_claims) as db:
        await queries.set_status(db, session_id, "processing")
        row = await queries.session(db, session_id, identity.user_id)
    assert row is not None
    await services.jobs.defer(HEAR_AND_SCORE, session_id=str(session_id), user_id=str(identity.user_id))
    return row


async def complete(
    services: Services, identity: Identity, session_id: UUID, sent: tuple[Utterance, ...] | None
) -> SessionRow:
    """Ends the talk where it goes on; judges it and stores the transcript; then writes the score.

    No transaction is open while the talk is judged. Two requests at once judge the same words and write the same score.
    """
    async with services.db.as_user(identity.server_claims) as db:
        locked = await access_session_for_change(db, session_id, identity)
        if locked.last_kind == "seller":
            locked = await settle_answer(services, db, locked, services.clock())
        state = await end_talk(services, db, locked, judged_elsewhere=sent is not None)
        scenarios = await summaries_for_feedback(db, cast(Language, locked.row.language))
    transcript = sent if sent is not None else state.transcript
    if not any(item.speaker == "seller" for item in transcript):
        raise Problem(422, "nothing_to_score", "The seller said nothing, so there is nothing to score.")
    analysis = await services.coach.beside(
        services.coach.judge, transcript, cast(Language, locked.row.language), scenarios
    )
    url = await store_transcript(services, identity, session_id, transcript_document(locked.row, analysis))
    phase = state.phase if sent is None else furthest_phase(analysis.transcript)
    verdict = Verdict(analysis, state.outcome, PHASE_NAMES[phase], url, sent=sent is not None)
    return await write_score(services, identity, locked, verdict)


async def write_score(services: Services, identity: Identity, judged: LockedSession, verdict: Verdict) -> SessionRow:
    """Completes the session's row, unless another request has done so; keeps a transcript that was sent."""
    session_id, analysis = judged.row.id, verdict.analysis
    async with services.db.as_user(identity.server_claims) as db:
        locked = await access_session_for_change(db, session_id, identity)
        if locked.row.status == "completed":
            return locked.row
        now = services.clock()
        if verdict.sent:
            turns = [item.to_json() for item in analysis.transcript]
            await queries.append_judged(db, session_id, locked.last_seq + 1, now, turns)
        row = await queries.complete(
            db,
            session_id,
            score=analysis.scorecard.score,
            scorecard=analysis.scorecard.to_json(),
            feedback=analysis.feedback.to_json(),
            techniques=detected(analysis.transcript),
            outcome=verdict.outcome or "seller_ended",
            phase=verdict.phase,
            seconds=judged.row.duration_seconds + seconds_since(judged.last_at or judged.row.created_at, now),
            transcript_url=verdict.transcript_url,
            versions=services.coach.versions,
            at=now,
        )
    services.states.pop(session_id, None)
    return row


async def end_talk(services: Services, db: WriteDb, locked: LockedSession, *, judged_elsewhere: bool) -> SessionState:
    """The state at the end; a talk that still goes on is ended by the seller, and the event says so.

    A talk in which nothing was said stays open: there is nothing to judge, and the seller may still begin.
    """
    state = await current_state(services, db, locked)
    spoken = any(item.speaker == "seller" for item in state.transcript)
    if state.ended or not (spoken or judged_elsewhere):
        return state
    event = EndedByPerson("seller")
    after, _ = advance(state, event, services.coach.catalogue)
    await queries.append_events(db, locked.row.id, locked.last_seq + 1, services.clock(), [event])
    return after


def furthest_phase(transcript: Sequence[Utterance]) -> int:
    """How far a transcript that was sent came: the furthest phase of which a technique was used."""
    return max((int(name[0]) for item in transcript for name in item.techniques), default=1)


def detected(transcript: Sequence[Utterance]) -> list[dict[str, Any]]:
    """The seed's `techniques_detected`: each find, with its turn, in order."""
    return [
        {"turn": index, **evidence.to_json()} for index, item in enumerate(transcript) for evidence in item.evidence
    ]


def transcript_document(row: SessionRow, analysis: Analysis) -> dict[str, Any]:
    """The transcript file: what was said, with the techniques found in it and their exact words."""
    return {
        "id": str(row.id),
        "language": row.language,
        "scenario_id": str(row.scenario_id) if row.scenario_id else None,
        "created_at": row.created_at.isoformat(),
        "turns": [{"index": index, **item.to_json()} for index, item in enumerate(analysis.transcript)],
    }
