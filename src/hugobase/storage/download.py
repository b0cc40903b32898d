"""GET and HEAD of objects: as the caller, from a public bucket, or by a signed URL."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any
from urllib.parse import quote

import asyncpg
from starlette.responses import Response, StreamingResponse

from hugobase.storage import objects
from hugobase.storage.blobs import BlobMissing
from hugobase.storage.context import Call
from hugobase.storage.errors import NO_BUCKET, NO_OBJECT
from hugobase.storage.ranges import Part, http_date, is_unchanged, requested_part
from hugobase.storage.signing import signed_claims

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
MARKUP = ("xml", "html")


async def download(call: Call) -> Response:
    """Anybody from a public bucket, else whom the policies let see the object."""
    bucket = await call.access_bucket(call.bucket)
    return await _send(call, await (_any_object(call) if bucket["public"] else access_object(call)))


async def download_authenticated(call: Call) -> Response:
    return await _send(call, await access_object(call))


async def download_public(call: Call) -> Response:
    return await _send(call, await access_public(call))


async def download_signed(call: Call) -> Response:
    """Whoever has the URL, until it expires."""
    claims = signed_claims(call, "download")
    row = await _any_object(call)
    return await _send(call, row, expires=datetime.fromtimestamp(claims["exp"], call.now.tzinfo))


async def access_object(call: Call) -> asyncpg.Record:
    """The object as the caller sees it; raises StorageError alike when it is absent and when it is forbidden."""
    await call.access_bucket(call.bucket)
    async with call.trial() as tx:
        row = await objects.find(tx, call.bucket, call.key)
    if row is None:
        raise NO_OBJECT.error()
    return row


async def access_public(call: Call) -> asyncpg.Record:
    """The object of a public bucket; a private bucket does not exist here."""
    bucket = await call.access_bucket(call.bucket)
    if not bucket["public"]:
        raise NO_BUCKET.error()
    return await _any_object(call)


async def _any_object(call: Call) -> asyncpg.Record:
    async with call.context.owning() as tx:
        row = await objects.find(tx, call.bucket, call.key)
    if row is None:
        raise NO_OBJECT.error()
    return row


async def _send(call: Call, row: asyncpg.Record, *, expires: datetime | None = None) -> Response:
    metadata: dict[str, Any] = row["metadata"] or {}
    etag, total = str(metadata.get("eTag", "")), int(metadata.get("size", 0))
    modified = datetime.fromisoformat(metadata["lastModified"]) if "lastModified" in metadata else row["updated_at"]
    headers = {**_headers(metadata, etag, modified, expires), **_disposition(call)}
    if is_unchanged(call.request.headers, etag, modified):
        return Response(status_code=304, headers=headers)
    part = requested_part(call.request.headers, total, etag)
    if part is not None:
        headers["content-range"] = part.content_range
    whole = part or Part(0, total, total)
    headers["content-length"] = str(whole.length)
    status = 206 if part else 200
    if call.request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    return StreamingResponse(await _started(call, row["version"], whole), status, headers)


async def _started(call: Call, version: str, part: Part) -> AsyncIterator[bytes]:
    """The bytes; the first piece is read before the answer begins, so that a missing file is still an error."""
    pieces = call.context.blobs.read(version, part.start, part.length)
    try:
        first = await anext(pieces, b"")
    except BlobMissing as error:
        raise NO_OBJECT.error() from error

    async def all_pieces() -> AsyncIterator[bytes]:
        yield first
        async for piece in pieces:
            yield piece

    return all_pieces()


def _headers(metadata: dict[str, Any], etag: str, modified: datetime, expires: datetime | None) -> dict[str, str]:
    """What people upload is never a page of ours: no sniffing, no HTML, and other markup runs nothing."""
    media_type = str(metadata.get("mimetype") or "application/octet-stream")
    bare = media_type.split(";", 1)[0].strip().lower()
    headers = {
        "accept-ranges": "bytes",
        "content-type": "text/plain" if bare in PAGE_TYPES else media_type,
        "etag": etag,
        "last-modified": http_date(modified),
        "x-robots-tag": "none",
        "x-content-type-options": "nosniff",
    }
    if bare.endswith(MARKUP):
        headers["content-security-policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    if expires is None:
        headers["cache-control"] = str(metadata.get("cacheControl") or "no-cache")
    else:
        headers["expires"] = http_date(expires)
    return headers


def _disposition(call: Call) -> dict[str, str]:
    if "download" not in call.request.query_params:
        return {}
    name = quote(call.request.query_params["download"], safe="")
    return {"content-disposition": f"attachment; filename={name}; filename*=UTF-8''{name}" if name else "attachment;"}
