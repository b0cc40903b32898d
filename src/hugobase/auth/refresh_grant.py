"""POST /token?grant_type=refresh_token: a refresh token is used once, and using an old one again ends its family.

Two mistakes of honest clients are forgiven: the answer was lost (the token is the parent of the active one, which is given
again), and two tabs asked at once (the token was used within the last seconds).
"""

import re
import uuid
from datetime import datetime, timedelta

import asyncpg
from starlette.responses import Response

from hugobase.auth import users
from hugobase.auth.audit import record
from hugobase.auth.context import Call
from hugobase.auth.errors import (
    REFRESH_BANNED,
    REFRESH_EXPIRED,
    REFRESH_NO_SESSION,
    REFRESH_NOT_FOUND,
    REFRESH_USED,
    OAuthError,
    invalid,
)
from hugobase.auth.render import answer
from hugobase.auth.sessions import Grant, add_refresh_token, database_time, grant, token_response
from hugobase.db import WriteDb

SHAPE = re.compile(r"[a-z0-9]{12}")

LOOKUP = """
select tokens.token, tokens.user_id::uuid as user_id, tokens.revoked, tokens.updated_at, sessions.id as session_id,
  sessions.not_after
from auth.refresh_tokens as tokens left join auth.sessions on sessions.id = tokens.session_id
where tokens.token = $1
"""


async def refresh_grant(call: Call) -> Response:
    body = await call.body()
    presented = body.text("refresh_token")
    if not presented:
        raise OAuthError("invalid_request", "refresh_token required")
    if SHAPE.fullmatch(presented) is None:
        raise invalid("Refresh token is not valid")
    async with call.context.transaction() as tx:
        granted = await _refresh(call, tx, presented)
    if granted is None:
        # Raised outside, so that the revocation is committed.
        raise REFRESH_USED.error()
    response, headers = token_response(call, granted)
    return answer(response, headers=headers)


async def _refresh(call: Call, tx: WriteDb, presented: str) -> Grant | None:
    """The grant, or None when the family was revoked."""
    row = await _locked(tx, presented)
    user = await users.by_id(tx, row["user_id"])
    if user is None:
        raise REFRESH_NOT_FOUND.error()
    if user.is_banned(call.now):
        raise REFRESH_BANNED.error()
    if row["session_id"] is None:
        raise REFRESH_NO_SESSION.error()
    if row["not_after"] is not None and call.now >= row["not_after"]:
        raise REFRESH_EXPIRED.error()
    token = await _next_token(call, tx, row)
    if token is None:
        await _revoke_family(tx, row["session_id"])
        await record(call, tx, user, "token_revoked")
        return None
    await record(call, tx, user, "token_refreshed")
    return await grant(tx, user.id, row["session_id"], token)


async def _locked(tx: WriteDb, presented: str) -> asyncpg.Record:
    """The token's row; refreshes of one session wait for each other."""
    row = await tx.fetchrow(LOOKUP, presented)
    if row is None:
        raise REFRESH_NOT_FOUND.error()
    await tx.fetchrow("select id from auth.sessions where id = $1 for update", row["session_id"])
    fresh = await tx.fetchrow(LOOKUP, presented)
    if fresh is None:
        raise REFRESH_NOT_FOUND.error()
    return fresh


async def _next_token(call: Call, tx: WriteDb, row: asyncpg.Record) -> str | None:
    if row["revoked"]:
        active = await tx.fetchrow(
            "select token, parent from auth.refresh_tokens where session_id = $1 and revoked = false "
            "order by id desc limit 1",
            row["session_id"],
        )
        if active is not None and active["parent"] == row["token"]:
            return str(active["token"])
        if not _used_just_now(call, row["updated_at"]):
            return None
    return await _swap(call, tx, row)


def _used_just_now(call: Call, used: datetime) -> bool:
    return call.now <= used + timedelta(seconds=call.settings.refresh_reuse_interval)


async def _swap(call: Call, tx: WriteDb, row: asyncpg.Record) -> str:
    if not row["revoked"]:
        await tx.execute(
            "update auth.refresh_tokens set revoked = true, updated_at = $2 where token = $1", row["token"], call.now
        )
    await tx.execute(
        "update auth.sessions set refreshed_at = $2, updated_at = $3, user_agent = $4, "
        "ip = coalesce($5::text::inet, ip) where id = $1",
        row["session_id"],
        database_time(call.now),
        call.now,
        call.user_agent,
        call.address,
    )
    return await add_refresh_token(call, tx, row["user_id"], row["session_id"], parent=row["token"])


async def _revoke_family(tx: WriteDb, session_id: uuid.UUID) -> None:
    """The time of use stays as it is: what the reuse interval forgives is a use, not this revocation."""
    await tx.execute("update auth.refresh_tokens set revoked = true where session_id = $1", session_id)
