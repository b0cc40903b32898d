"""GET and HEAD /object/info/…: what is known of an object, without its bytes."""

from datetime import datetime
from typing import Any

import asyncpg
from starlette.responses import Response

from hugobase.storage.context import Call
from hugobase.storage.download import access_object, access_public
from hugobase.storage.objects import moment
from hugobase.storage.ranges import http_date
from hugobase.storage.render import answer


async def info(call: Call) -> Response:
    bucket = await call.access_bucket(call.bucket)
    return _info(await (access_public(call) if bucket["public"] else access_object(call)))


async def info_authenticated(call: Call) -> Response:
    return _info(await access_object(call))


async def info_public(call: Call) -> Response:
    return _info(await access_public(call))


def _info(row: asyncpg.Record) -> Response:
    metadata: dict[str, Any] = row["metadata"] or {}
    modified = datetime.fromisoformat(metadata["lastModified"]) if "lastModified" in metadata else row["updated_at"]
    etag, cache_control = str(metadata.get("eTag", "")), str(metadata.get("cacheControl", ""))
    body = {
        "id": str(row["id"]),
        "name": row["name"],
        "version": row["version"],
        "bucket_id": row["bucket_id"],
        "size": metadata.get("size"),
        "content_type": metadata.get("mimetype"),
        "cache_control": cache_control,
        "etag": etag,
        "metadata": row["user_metadata"] or {},
        "last_modified": moment(row["updated_at"]),
        "created_at": moment(row["created_at"]),
    }
    headers = {"etag": etag, "last-modified": http_date(modified), "cache-control": cache_control}
    return answer(body, headers=headers)
