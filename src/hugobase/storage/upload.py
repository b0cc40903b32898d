"""POST and PUT /object/{bucket}/{key}: store a file, first asking the policies, then the disk, then the table."""

import asyncpg
from starlette.responses import Response

from hugobase.storage import objects
from hugobase.storage.blobs import BlobTooLarge
from hugobase.storage.context import Call
from hugobase.storage.errors import TOO_LARGE, from_postgres
from hugobase.storage.incoming import Incoming, receive
from hugobase.storage.names import check_accepted, check_key
from hugobase.storage.objects import NewObject, file_metadata
from hugobase.storage.render import answer


async def upload(call: Call) -> Response:
    """Refuses a key that is taken, unless the header x-upsert says otherwise."""
    return await _upload(call, upsert=wants_upsert(call))


async def replace(call: Call) -> Response:
    """PUT takes the place of what is there."""
    return await _upload(call, upsert=True)


def wants_upsert(call: Call) -> bool:
    return call.request.headers.get("x-upsert", "").lower() == "true"


async def _upload(call: Call, *, upsert: bool) -> Response:
    row = await store(call, call.bucket, call.key, upsert=upsert, ask=True)
    return answer({"Key": f"{call.bucket}/{call.key}", "Id": str(row["id"])})


async def store(call: Call, bucket: str, key: str, *, upsert: bool, ask: bool) -> asyncpg.Record:
    """Store what the request carries; `ask` puts the caller's policies first. Raises StorageError."""
    check_key(key)
    limits = await call.access_bucket(bucket)
    limit = min(
        call.context.settings.file_size_limit, limits["file_size_limit"] or call.context.settings.file_size_limit
    )
    async with receive(call.request, limit) as incoming:
        check_accepted(incoming.media_type, limits["allowed_mime_types"])
        version = call.context.new_version()
        new = _new_object(call, bucket, key, version, incoming)
        if ask:
            async with call.trial() as tx:
                await objects.try_insert(tx, new, upsert=upsert)
        try:
            stored = await call.context.blobs.put(version, incoming.content, limit)
        except BlobTooLarge as error:
            raise TOO_LARGE.error() from error
    metadata = file_metadata(
        size=stored.size,
        md5=stored.md5,
        media_type=incoming.media_type,
        cache_control=incoming.cache_control,
        now=call.now,
    )
    return await put_row(call, NewObject(**{**vars(new), "metadata": metadata}), upsert=upsert)


def _new_object(call: Call, bucket: str, key: str, version: str, incoming: Incoming) -> NewObject:
    return NewObject(
        bucket=bucket,
        key=key,
        owner=call.owner,
        owner_id=call.owner_id,
        version=version,
        metadata={"mimetype": incoming.media_type, "cacheControl": incoming.cache_control},
        user_metadata=incoming.user_metadata,
    )


async def put_row(call: Call, new: NewObject, *, upsert: bool) -> asyncpg.Record:
    """Write the row of a stored blob; a blob that gets no row, or has lost it, is removed."""
    try:
        async with call.context.owning() as tx:
            row, replaced = await objects.write(tx, new, upsert=upsert)
    except asyncpg.PostgresError as error:
        await call.context.blobs.delete([new.version])
        raise from_postgres(error) from error
    if replaced is not None:
        await call.context.blobs.delete([replaced])
    return row
