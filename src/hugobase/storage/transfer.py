"""POST /object/move and /object/copy: another name for an object, or a second one."""

import base64
import json
from typing import Any

import asyncpg
from starlette.responses import Response

from hugobase.storage import objects
from hugobase.storage.blobs import BlobMissing
from hugobase.storage.bodies import Body, read_body
from hugobase.storage.context import Call
from hugobase.storage.errors import NO_OBJECT, TARGET_EXISTS, from_postgres
from hugobase.storage.names import check_key
from hugobase.storage.objects import NewObject, moment, row_json
from hugobase.storage.render import answer
from hugobase.storage.upload import put_row, wants_upsert

RENAME = """
update storage.objects set bucket_id = $3, name = $4, owner = coalesce($5, owner), owner_id = coalesce($6, owner_id)
where bucket_id = $1 and name = $2
"""


async def move(call: Call) -> Response:
    """The caller must see the source and may change it; its bytes stay where they are."""
    source, target = _ends(await read_body(call.request))
    check_key(target[1])
    await call.access_bucket(target[0])
    arguments = (*source, *target, call.owner, call.owner_id)
    async with call.trial() as tx:
        if await objects.find(tx, *source) is None:
            raise NO_OBJECT.error()
        try:
            changed = await tx.execute(RENAME, *arguments)
        except asyncpg.PostgresError as error:
            raise from_postgres(error, duplicate=TARGET_EXISTS) from error
        if changed == "UPDATE 0":
            raise NO_OBJECT.error()
    try:
        async with call.context.owning() as tx:
            await tx.execute(RENAME, *arguments)
    except asyncpg.PostgresError as error:
        raise from_postgres(error, duplicate=TARGET_EXISTS) from error
    return answer({"message": "Successfully moved"})


async def copy(call: Call) -> Response:
    """The caller must see the source and may store at the target."""
    body = await read_body(call.request)
    source, target = _ends(body)
    check_key(target[1])
    await call.access_bucket(target[0])
    upsert = wants_upsert(call)
    async with call.trial() as tx:
        row = await objects.find(tx, *source)
    if row is None:
        raise NO_OBJECT.error()
    new = _copied(call, body, row, target)
    async with call.trial() as tx:
        await objects.try_insert(tx, new, upsert=upsert)
    try:
        await call.context.blobs.copy(row["version"], new.version)
    except BlobMissing as error:
        raise NO_OBJECT.error() from error
    written = await put_row(call, new, upsert=upsert)
    return answer({"Key": f"{target[0]}/{target[1]}", "Id": str(written["id"]), **row_json(written)})


def _ends(body: Body) -> tuple[tuple[str, str], tuple[str, str]]:
    bucket, source, target = (body.required_text(name) for name in ("bucketId", "sourceKey", "destinationKey"))
    return (bucket, source), (body.text("destinationBucket") or bucket, target)


def _copied(call: Call, body: Body, row: asyncpg.Record, target: tuple[str, str]) -> NewObject:
    """With the source's metadata, or with that given instead."""
    metadata: dict[str, Any] = {**(row["metadata"] or {}), "lastModified": moment(call.now)}
    user_metadata = row["user_metadata"]
    if not body.flag("copyMetadata", default=True):
        given = body.part("metadata")
        metadata["cacheControl"] = given.text("cacheControl") or "no-cache"
        metadata["mimetype"] = given.text("mimetype") or "application/octet-stream"
        user_metadata = _header_metadata(call)
    return NewObject(*target, call.owner, call.owner_id, call.context.new_version(), metadata, user_metadata)


def _header_metadata(call: Call) -> dict[str, Any] | None:
    try:
        value = json.loads(base64.b64decode(call.request.headers.get("x-metadata", "")))
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
