"""An upload as it arrives, raw or as a form: its bytes piece by piece, and what is said about them."""

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from hugobase.storage.errors import BAD_REQUEST, NO_CONTENT, TOO_LARGE

FORM_OVERHEAD = 1_000_000
"""Bytes of a form that are not the file: boundaries, fields, headers of parts."""

METADATA_LIMIT = 1_000_000
PIECE = 262_144


@dataclass(frozen=True)
class Incoming:
    """What is to be stored."""

    content: AsyncIterator[bytes]
    media_type: str
    cache_control: str
    user_metadata: dict[str, Any] | None


@asynccontextmanager
async def receive(request: Request, limit: int) -> AsyncIterator[Incoming]:
    """Raises StorageError; a form's file waits in a temporary file while the fields around it are read."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        yield _raw(request, limit)
        return
    form = await _parse_form(request, limit)
    try:
        yield _from_form(form)
    finally:
        await form.close()


def _raw(request: Request, limit: int) -> Incoming:
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        raise TOO_LARGE.error()
    given = request.headers.get("x-metadata")
    return Incoming(
        content=request.stream(),
        media_type=request.headers.get("content-type") or "application/octet-stream",
        cache_control=request.headers.get("cache-control") or "no-cache",
        user_metadata=_metadata(_decoded(given)) if given else None,
    )


async def _parse_form(request: Request, limit: int) -> FormData:
    async def limited() -> AsyncIterator[bytes]:
        size = 0
        async for piece in request.stream():
            size += len(piece)
            if size > limit + FORM_OVERHEAD:
                raise TOO_LARGE.error()
            yield piece

    try:
        return await MultiPartParser(request.headers, limited(), max_files=1, max_fields=20).parse()  # type: ignore[arg-type]  # the parser only iterates, its annotation asks for a generator
    except MultiPartException as error:
        raise NO_CONTENT.error() from error


def _from_form(form: FormData) -> Incoming:
    file = next((value for _, value in form.multi_items() if isinstance(value, UploadFile)), None)
    if file is None:
        raise NO_CONTENT.error()
    cache = form.get("cacheControl")
    given = form.get("metadata") or form.get("userMetadata")
    media_type = form.get("contentType")
    return Incoming(
        content=_pieces(file),
        media_type=media_type if isinstance(media_type, str) and media_type else _media_type(file),
        cache_control=f"max-age={cache}" if isinstance(cache, str) and cache else "no-cache",
        user_metadata=_metadata(given) if isinstance(given, str) else None,
    )


def _media_type(file: UploadFile) -> str:
    return file.content_type or "application/octet-stream"


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(PIECE):
        yield piece


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text).decode()
    except ValueError:
        return ""


def _metadata(text: str) -> dict[str, Any] | None:
    """The caller's own metadata; what is no JSON object is left aside, as in the original."""
    if len(text) > METADATA_LIMIT:
        raise TOO_LARGE.error()
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if "\\u0000" in text:
        raise BAD_REQUEST.error(reason="metadata must not contain null characters")
    return value if isinstance(value, dict) else None
