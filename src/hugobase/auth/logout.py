"""POST /logout: end this session, all others, or every session of the user."""

from starlette.responses import Response

from hugobase.auth.audit import record
from hugobase.auth.context import Call
from hugobase.auth.errors import invalid
from hugobase.auth.render import nothing

DELETIONS = {
    "global": "delete from auth.sessions where user_id = $1 and $2::uuid is not distinct from $2",
    "local": "delete from auth.sessions where user_id = $1 and id = $2",
    "others": "delete from auth.sessions where user_id = $1 and id <> $2",
}


async def logout(call: Call) -> Response:
    scope = call.request.query_params.get("scope") or "global"
    if scope not in DELETIONS:
        raise invalid(f'Unsupported logout scope "{scope}"')
    # A token that belongs to no session has none of its own to spare.
    deletion = DELETIONS[scope if call.session_id else "global"]
    async with call.context.transaction() as tx:
        await tx.execute(deletion, call.caller().id, call.session_id)
        await record(call, tx, call.caller(), "logout")
    return nothing()
