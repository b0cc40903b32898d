"""/bucket: make, list, see, change, empty and delete buckets; policies on storage.buckets decide."""

import re

import asyncpg
from starlette.responses import Response

from hugobase.storage.bodies import Body, read_body, read_optional_body
from hugobase.storage.context import Call
from hugobase.storage.errors import BUCKET_EXISTS, BUCKET_NOT_EMPTY, NO_BUCKET, TOO_LARGE, from_postgres
from hugobase.storage.names import check_bucket_name, check_media_types
from hugobase.storage.objects import row_json
from hugobase.storage.remove import delete_as_caller
from hugobase.storage.render import answer

COLUMNS = "id, name, owner, public, file_size_limit, allowed_mime_types, created_at, updated_at"
SORT = ("id", "name", "created_at", "updated_at")
SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)([gmk]?)b", re.IGNORECASE)
UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
BAD_SIZE = (
    'body/file_size_limit must be integer, body/file_size_limit must pass "finite" keyword validation, '
    'body/file_size_limit must match pattern "^[0-9]+(?:\\.[0-9]+)?(?:[gG][bB]|[mM][bB]|[kK][bB]|[bB])$", '
    "body/file_size_limit must match a schema in anyOf"
)


async def create_bucket(call: Call) -> Response:
    body = await read_body(call.request)
    name = body.required_text("name")
    bucket_id = body.text("id") or name
    check_bucket_name(bucket_id)
    limit, types = _limits(call, body)
    try:
        async with call.acting() as tx:
            await tx.execute(
                "insert into storage.buckets (id, name, owner, owner_id, public, file_size_limit, allowed_mime_types) "
                "values ($1, $2, $3, $4, $5, $6, $7)",
                bucket_id,
                name,
                call.owner,
                call.owner_id,
                body.flag("public", default=False),
                limit,
                types,
            )
    except asyncpg.PostgresError as error:
        raise from_postgres(error, duplicate=BUCKET_EXISTS) from error
    return answer({"name": name})


def _limits(call: Call, body: Body) -> tuple[int | None, list[str] | None]:
    size, types = body.raw("file_size_limit"), body.raw("allowed_mime_types")
    limit = None if size is None else _bytes(body, size)
    if limit is not None and limit > call.context.settings.file_size_limit:
        raise TOO_LARGE.error()
    if types is None:
        return limit, None
    if not isinstance(types, list) or not all(isinstance(one, str) for one in types):
        body.refuse("body/allowed_mime_types must be array")
    check_media_types(types)
    return limit, types


def _bytes(body: Body, size: object) -> int:
    """A number of bytes, or `20mb` with powers of 1000."""
    if isinstance(size, int) and not isinstance(size, bool) and size >= 0:
        return size
    match = SIZE.fullmatch(size) if isinstance(size, str) else None
    if match is None:
        body.refuse(BAD_SIZE)
    assert match is not None
    return int(float(match[1]) * UNITS[match[2].lower()])


async def list_buckets(call: Call) -> Response:
    query = Body(dict(call.request.query_params), "querystring")
    column, order = query.one_of("sortColumn", SORT, "name"), query.one_of("sortOrder", ("asc", "desc"), "asc")
    async with call.trial() as tx:
        rows = await tx.fetch(
            f"select {COLUMNS}, type::text from storage.buckets where name ilike $1 "  # noqa: S608 — words from lists of this file
            f"order by {column} {order} limit $2 offset $3",
            f"%{query.text('search')}%",
            query.number("limit", 1000),
            query.number("offset", 0),
        )
    return answer([row_json(row) for row in rows])


async def get_bucket(call: Call) -> Response:
    async with call.trial() as tx:
        row = await tx.fetchrow(f"select {COLUMNS} from storage.buckets where id = $1", call.bucket)  # noqa: S608 — as above
    if row is None:
        raise NO_BUCKET.error()
    return answer(row_json(row))


async def update_bucket(call: Call) -> Response:
    """What is not given stays; a null lifts a limit."""
    body = await read_body(call.request)
    limit, types = _limits(call, body)
    try:
        async with call.acting() as tx:
            changed = await tx.execute(
                """
                update storage.buckets set
                  public = coalesce($2, public),
                  file_size_limit = case when $3 then $4 else file_size_limit end,
                  allowed_mime_types = case when $5 then $6 else allowed_mime_types end,
                  updated_at = now()
                where id = $1
                """,
                call.bucket,
                body.flag("public", default=False) if body.has("public") else None,
                body.has("file_size_limit"),
                limit,
                body.has("allowed_mime_types"),
                types,
            )
    except asyncpg.PostgresError as error:
        raise from_postgres(error) from error
    if changed == "UPDATE 0":
        raise NO_BUCKET.error()
    return answer({"message": "Successfully updated"})


async def delete_bucket(call: Call) -> Response:
    await read_optional_body(call.request)
    await _access_visible(call)
    async with call.context.owning() as tx:
        full = await tx.fetchval("select exists (select from storage.objects where bucket_id = $1)", call.bucket)
    if full:
        raise BUCKET_NOT_EMPTY.error()
    try:
        async with call.acting() as tx:
            deleted = await tx.execute("delete from storage.buckets where id = $1", call.bucket)
    except asyncpg.ForeignKeyViolationError as error:
        raise BUCKET_NOT_EMPTY.error() from error
    except asyncpg.PostgresError as error:
        raise from_postgres(error) from error
    if deleted == "DELETE 0":
        raise NO_BUCKET.error()
    return answer({"message": "Successfully deleted"})


async def empty_bucket(call: Call) -> Response:
    """Everything in it that the caller may delete; done when the answer comes, whatever its words say."""
    await read_optional_body(call.request)
    await _access_visible(call)
    async with call.trial() as tx:
        rows = await tx.fetch("select name from storage.objects where bucket_id = $1", call.bucket)
    await delete_as_caller(call, call.bucket, [row["name"] for row in rows])
    return answer({"message": "Empty bucket has been queued. Completion may take up to an hour."})


async def _access_visible(call: Call) -> None:
    async with call.trial() as tx:
        found = await tx.fetchval("select true from storage.buckets where id = $1", call.bucket)
    if not found:
        raise NO_BUCKET.error()
