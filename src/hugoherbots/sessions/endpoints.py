"""The JSON API of sessions."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any
from uuid import UUID

from fastapi import Header, Query, Request
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response, StreamingResponse

from hugobase import WriteDb
from hugoherbots.kit import sse
from hugoherbots.kit.cursor import decode_cursor, encode_cursor
from hugoherbots.kit.errors import Problem
from hugoherbots.kit.idempotency import once
from hugoherbots.kit.identity import Caller, Identity
from hugoherbots.services import Deps, Services
from hugoherbots.sessions import actions, queries
from hugoherbots.sessions.conversation import Turn, first_said
from hugoherbots.sessions.processing import Material, Recording, do_process
from hugoherbots.sessions.reading import read_conversation
from hugoherbots.sessions.schemas import (
    Opening,
    SaySomething,
    Session,
    SessionPage,
    StartedSession,
    StartSession,
    Summary,
    Transcript,
)
from hugoherbots.sessions.stream import after, early_events, turn_events
from hugoherbots.sessions.wording import worded

IdempotencyKey = Annotated[str | None, Header(alias="Idempotency-Key", min_length=1, max_length=200)]


async def start(body: StartSession, caller: Caller, services: Deps, key: IdempotencyKey = None) -> Response:
    """Opens a session with the customer of a scenario, who speaks first."""

    async def make(db: WriteDb) -> tuple[int, dict[str, Any]]:
        started = await actions.do_start(
            services,
            db,
            caller,
            scenario_id=body.scenario_id,
            workspace_id=body.workspace_id,
            mode=body.mode,
            hints=body.hints,
        )
        opening = Opening(text=started.opening, mood=started.mood)
        answer = StartedSession(**Session.of(started.row).model_dump(), opening=opening)
        return 201, answer.model_dump(mode="json")

    request = f"start {body.model_dump_json()}"
    status, answer = await once(services.db, caller, key, request, make)
    return JSONResponse(answer, status, headers={"Location": f"/api/sessions/{answer['id']}"})


async def say(
    request: Request,
    session_id: UUID,
    body: SaySomething,
    caller: Caller,
    services: Deps,
    key: IdempotencyKey = None,
    last_event_id: Annotated[str | None, Header(alias="Last-Event-ID")] = None,
) -> Response:
    """Says something to the customer and gets his answer: as one object, or as a stream of server-sent events.

    The turn is stored before it is answered. After a lost connection, send the same Idempotency-Key again, with the
    Last-Event-ID: the events that were missed follow.
    """
    asked = await actions.do_ask(services, caller, session_id, text=body.text, interrupted=body.interrupted, key=key)
    if sse.MEDIA_TYPE in request.headers.get("accept", ""):
        stream = stream_turn(services, caller, asked, last_event_id)
        return StreamingResponse(stream, media_type=sse.MEDIA_TYPE, headers=sse.HEADERS)
    turn = asked if isinstance(asked, Turn) else await answer_for_good(services, caller, asked)
    return JSONResponse(turn.to_json())


async def answer_turn(services: Services, caller: Identity, asked: actions.Asked) -> Turn:
    """Has the configured model word the planned answer, and stores it."""
    say_effect = first_said(asked.effects)
    words = ""
    if say_effect is not None:
        assert services.chat_model is not None
        words = await worded(services.chat_model, asked.state, say_effect)
    return await actions.do_answer(services, caller, asked, words)


async def answer_for_good(services: Services, caller: Identity, asked: actions.Asked) -> Turn:
    """The same, carried to its end also when the client is gone: asking again gives the answer."""
    return await asyncio.shield(services.start(answer_turn(services, caller, asked)))


async def stream_turn(
    services: Services, caller: Identity, asked: Turn | actions.Asked, last_event_id: str | None
) -> AsyncIterator[bytes]:
    """The events of a turn; what is known at once goes out before a model is asked."""
    if isinstance(asked, Turn):
        for event in after(turn_events(asked), last_event_id, asked.turn):
            yield event.encode()
        return
    early = list(early_events(asked))
    for event in early:
        yield event.encode()
    turn = await answer_for_good(services, caller, asked)
    for event in after(turn_events(turn), early[-1].id, turn.turn):
        yield event.encode()


async def process(request: Request, session_id: UUID, caller: Caller, services: Deps) -> Response:
    """Ends a session and scores it: its own turns, or a transcript or recording that is sent (JSON or multipart).

    200 with the completed session; 202 while a recording is being heard: ask for the session at `Location`.
    """
    material = await read_material(request, services)
    row = await do_process(services, caller, session_id, material)
    body = Session.of(row).model_dump(mode="json")
    if row.status == "processing":
        return JSONResponse(body, 202, headers={"Location": f"/api/sessions/{session_id}", "Retry-After": "2"})
    return JSONResponse(body)


async def read_material(request: Request, services: Services) -> Material:
    """The optional `transcript` and `audio` (multipart) or `audio_blob` (base64 in JSON) of a process request."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await read_form(request, services)
    raw = await request.body()
    if not raw.strip():
        return Material()
    try:
        body = json.loads(raw)
    except ValueError:
        raise Problem(400, "bad_json", "The body is not valid JSON.") from None
    if not isinstance(body, dict):
        raise Problem(422, "validation_failed", "body: a JSON object is expected.")
    recording = None
    if body.get("audio_blob") is not None:
        recording = decode_recording(body["audio_blob"], str(body.get("audio_type") or "audio/webm"))
    return Material(body.get("transcript"), recording)


async def read_form(request: Request, services: Services) -> Material:
    """The parts of a multipart process request."""
    async with request.form(max_files=1, max_fields=10) as form:
        transcript: Any = form.get("transcript") or None
        if isinstance(transcript, UploadFile):
            raise Problem(422, "validation_failed", "transcript: a text field is expected, not a file.")
        if isinstance(transcript, str) and transcript.lstrip()[:1] in ("[", "{"):
            try:
                transcript = json.loads(transcript)
            except ValueError:
                raise Problem(422, "transcript_invalid", "The transcript is not valid JSON.") from None
        sent = form.get("audio") or form.get("audio_blob")
        if sent is None:
            return Material(transcript)
        if not isinstance(sent, UploadFile):
            raise Problem(422, "validation_failed", "audio: a file is expected.")
        content = await sent.read(services.settings.max_audio_bytes + 1)
        return Material(transcript, Recording(content, sent.content_type or "audio/webm"))


def decode_recording(encoded: object, kind: str) -> Recording:
    """A recording from base64, with or without a `data:` prefix that names its type."""
    if not isinstance(encoded, str):
        raise Problem(422, "validation_failed", "audio_blob: base64 text is expected.")
    prefix, comma, rest = encoded.partition(",")
    if comma and prefix.startswith("data:"):
        kind, encoded = prefix.removeprefix("data:").split(";")[0] or kind, rest
    try:
        return Recording(base64.b64decode(encoded, validate=True), kind)
    except binascii.Error:
        raise Problem(422, "validation_failed", "audio_blob: not valid base64.") from None


async def abandon(session_id: UUID, caller: Caller, services: Deps) -> Session:
    """Gives a session up, without a score."""
    return Session.of(await actions.do_abandon(services, caller, session_id))


async def listing(
    caller: Caller,
    services: Deps,
    status: Annotated[str | None, Query(pattern="^(in_progress|processing|completed|abandoned)$")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: str | None = None,
) -> SessionPage:
    """The caller's sessions, newest first."""
    before = decode_cursor(cursor)
    async with services.db.reading(caller.server_claims) as db:
        rows = await queries.summaries(db, caller.user_id, status=status, limit=limit + 1, before=before)
    more = len(rows) > limit
    last = rows[limit - 1] if more else None
    return SessionPage(
        items=[Summary.of(row) for row in rows[:limit]],
        next=encode_cursor(last.created_at, last.id) if last else None,
    )


async def one(session_id: UUID, caller: Caller, services: Deps) -> Session:
    """One session."""
    async with services.db.reading(caller.server_claims) as db:
        return Session.of(await actions.access_session(db, session_id, caller))


async def transcript(session_id: UUID, caller: Caller, services: Deps) -> Transcript:
    """What was said so far, with the techniques found."""
    told = await read_conversation(services, caller, session_id)
    return Transcript(id=session_id, language=told.row.language, status=told.row.status, turns=list(told.turns_json()))
