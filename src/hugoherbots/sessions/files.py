"""Where a session's transcript and recording are kept: the seller's own folders in Storage, written as himself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import httpx
from storage3.exceptions import StorageApiError

from hugoherbots.kit.errors import Problem
from hugoherbots.kit.identity import Identity
from hugoherbots.services import Services

TRANSCRIPTS = "session-transcripts"
RECORDINGS = "audio-uploads"
AUDIO_ENDINGS = {
    "audio/webm": "webm",
    "video/webm": "webm",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/wave": "wav",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/x-m4a": "m4a",
    "audio/ogg": "ogg",
    "audio/flac": "flac",
}


def storage_failed(error: Exception) -> Problem:
    """Storage refused or is away: nothing of the session is lost, and the request may be repeated."""
    return Problem(503, "storage_unavailable", f"The file could not be stored now: {type(error).__name__}. Try again.")


async def store(services: Services, identity: Identity, bucket: str, path: str, content: bytes, kind: str) -> str:
    """Uploads a file as the seller, replacing what was there, and returns its address in Storage."""
    try:
        await (
            services.supabase.storage(identity.token)
            .from_(bucket)
            .upload(path, content, {"content-type": kind, "upsert": "true"})
        )
    except (StorageApiError, httpx.HTTPError) as error:
        raise storage_failed(error) from error
    return f"{services.settings.supabase_url or services.settings.address}/storage/v1/object/{bucket}/{path}"


async def store_transcript(
    services: Services, identity: Identity, session_id: UUID, document: Mapping[str, Any]
) -> str:
    """Stores `{user}/{session}.json`; returns its URL."""
    content = json.dumps(document, ensure_ascii=False).encode()
    path = f"{identity.user_id}/{session_id}.json"
    return await store(services, identity, TRANSCRIPTS, path, content, "application/json")


def check_audio(services: Services, content: bytes, kind: str) -> str:
    """The file ending for a recording; refuses what is empty, too large or not audio."""
    ending = AUDIO_ENDINGS.get(kind.split(";", maxsplit=1)[0].strip().lower())
    if ending is None:
        raise Problem(415, "audio_type_unknown", f"Recordings are one of: {', '.join(sorted(AUDIO_ENDINGS))}.")
    if not content:
        raise Problem(422, "audio_empty", "The recording is empty.")
    if len(content) > services.settings.max_audio_bytes:
        raise Problem(413, "audio_too_large", f"A recording has at most {services.settings.max_audio_bytes} bytes.")
    return ending


async def store_recording(services: Services, identity: Identity, session_id: UUID, content: bytes, kind: str) -> str:
    """Stores `{user}/{session}.{ending}`; returns its URL. A second upload replaces the first."""
    ending = check_audio(services, content, kind)
    path = f"{identity.user_id}/{session_id}.{ending}"
    return await store(services, identity, RECORDINGS, path, content, kind.split(";", maxsplit=1)[0].strip().lower())


async def read_recording(services: Services, identity: Identity, url: str) -> bytes:
    """The stored recording of a session."""
    path = url.split(f"/{RECORDINGS}/", 1)[1]
    try:
        content: bytes = await services.supabase.storage(identity.token).from_(RECORDINGS).download(path)
    except (StorageApiError, httpx.HTTPError) as error:
        raise storage_failed(error) from error
    return content
