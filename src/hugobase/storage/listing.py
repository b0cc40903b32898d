"""POST /object/list/{bucket}: folders and files one level below a prefix, as the caller sees them."""

from starlette.responses import Response

from hugobase.storage.bodies import read_body
from hugobase.storage.context import Call
from hugobase.storage.objects import row_json
from hugobase.storage.render import answer

COLUMNS = ("name", "updated_at", "created_at", "last_accessed_at")

SEARCH = """
select name, id, updated_at, created_at, last_accessed_at, metadata
from storage.search($1, $2, $3, $4, $5, $6, $7, $8)
"""


async def list_objects(call: Call) -> Response:
    body = await read_body(call.request)
    prefix = body.required_text("prefix").lstrip("/")
    if prefix and not prefix.endswith("/"):
        prefix += "/"
    sort = body.part("sortBy")
    arguments = (
        prefix,
        call.bucket,
        body.number("limit", 100),
        prefix.count("/") + 1,
        body.number("offset", 0),
        body.text("search"),
        sort.one_of("column", COLUMNS, "name"),
        sort.one_of("order", ("asc", "desc"), "asc"),
    )
    async with call.trial() as tx:
        rows = await tx.fetch(SEARCH, *arguments)
    return answer([row_json(row) for row in rows])
