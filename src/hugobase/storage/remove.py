"""DELETE of one object or many: rows as the caller may, then the files of exactly those rows."""

import asyncpg
from starlette.responses import Response

from hugobase.storage import objects
from hugobase.storage.bodies import read_body
from hugobase.storage.context import Call
from hugobase.storage.errors import DENIED, NO_OBJECT, from_postgres
from hugobase.storage.objects import ROW, row_json
from hugobase.storage.render import answer

DELETE = f"delete from storage.objects where bucket_id = $1 and name = any($2) returning {', '.join(ROW)}"  # noqa: S608 — columns from this project


async def remove(call: Call) -> Response:
    await call.access_bucket(call.bucket)
    async with call.context.owning() as tx:
        if await objects.find(tx, call.bucket, call.key) is None:
            raise NO_OBJECT.error()
    if not await delete_as_caller(call, call.bucket, [call.key]):
        raise DENIED.error()
    return answer({"message": "Successfully deleted"})


async def remove_many(call: Call) -> Response:
    """Those that the caller may not delete, or that are not there, are silently left out."""
    body = await read_body(call.request)
    rows = await delete_as_caller(call, call.bucket, body.texts("prefixes"))
    return answer([row_json(row) for row in rows])


async def delete_as_caller(call: Call, bucket: str, keys: list[str]) -> list[asyncpg.Record]:
    """The rows that went; their files go once that is certain."""
    try:
        async with call.acting() as tx:
            rows = await tx.fetch(DELETE, bucket, keys)
    except asyncpg.PostgresError as error:
        raise from_postgres(error) from error
    await call.context.blobs.delete([row["version"] for row in rows])
    return rows
