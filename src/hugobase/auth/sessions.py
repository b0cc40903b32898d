"""Sessions, refresh tokens and the access tokens made from them."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from string import ascii_lowercase, digits
from typing import Any

import asyncpg

from hugobase.auth.context import Call
from hugobase.auth.users import User, load
from hugobase.db import ReadDb, WriteDb
from hugobase.outside import new_text

REFRESH_ALPHABET = ascii_lowercase + digits
REFRESH_LENGTH = 12
SECOND_FACTORS = frozenset({"totp", "mfa/phone", "mfa/webauthn"})


@dataclass(frozen=True)
class Grant:
    """A user's session with the refresh token that is good for it now."""

    user: User
    session_id: uuid.UUID
    refresh_token: str
    methods: list[dict[str, Any]]
    """How he signed in, newest first: the claim `amr`."""


async def open_session(call: Call, tx: WriteDb, user_id: uuid.UUID, method: str) -> Grant:
    """A new session by this method of authentication (`password`, …); the user has signed in now."""
    now, session_id = call.now, call.context.new_id()
    await tx.execute(
        "insert into auth.sessions (id, user_id, created_at, updated_at, aal, user_agent, ip) "
        "values ($1, $2, $3, $3, 'aal1', $4, $5::text::inet)",
        session_id,
        user_id,
        now,
        call.user_agent,
        call.address,
    )
    await tx.execute(
        "insert into auth.mfa_amr_claims (id, session_id, authentication_method, created_at, updated_at) "
        "values ($1, $2, $3, $4, $4)",
        call.context.new_id(),
        session_id,
        method,
        now,
    )
    await tx.execute("update auth.users set last_sign_in_at = $2, updated_at = $2 where id = $1", user_id, now)
    token = await add_refresh_token(call, tx, user_id, session_id, parent=None)
    return await grant(tx, user_id, session_id, token)


async def add_refresh_token(
    call: Call, tx: WriteDb, user_id: uuid.UUID, session_id: uuid.UUID, *, parent: str | None
) -> str:
    token = new_text(call.context.randomness, REFRESH_LENGTH, REFRESH_ALPHABET)
    await tx.execute(
        "insert into auth.refresh_tokens (instance_id, token, user_id, session_id, parent, revoked, created_at, updated_at) "
        "values ('00000000-0000-0000-0000-000000000000', $1, $2, $3, $4, false, $5, $5)",
        token,
        str(user_id),
        session_id,
        parent,
        call.now,
    )
    return token


async def grant(tx: ReadDb, user_id: uuid.UUID, session_id: uuid.UUID, refresh_token: str) -> Grant:
    """The grant for a session that is there."""
    claims = await tx.fetch(
        "select authentication_method, updated_at from auth.mfa_amr_claims where session_id = $1 "
        "order by updated_at desc",
        session_id,
    )
    methods = [
        {"method": claim["authentication_method"], "timestamp": int(claim["updated_at"].timestamp())}
        for claim in claims
    ]
    return Grant(await load(tx, user_id), session_id, refresh_token, methods)


async def session_row(tx: ReadDb, session_id: uuid.UUID) -> asyncpg.Record | None:
    return await tx.fetchrow("select id, user_id, aal::text from auth.sessions where id = $1", session_id)


def token_response(call: Call, granted: Grant) -> tuple[dict[str, Any], dict[str, str]]:
    """Body and headers of every answer that signs somebody in."""
    expires = call.now + timedelta(seconds=call.settings.jwt_expiry)
    body = {
        "access_token": _access_token(call, granted, expires),
        "token_type": "bearer",
        "expires_in": call.settings.jwt_expiry,
        "expires_at": int(expires.timestamp()),
        "refresh_token": granted.refresh_token,
        "user": granted.user.to_json(),
    }
    return body, {"sb-auth-user-id": str(granted.user.id), "sb-auth-session-id": str(granted.session_id)}


def _access_token(call: Call, granted: Grant, expires: datetime) -> str:
    user = granted.user
    second_factor = any(entry["method"] in SECOND_FACTORS for entry in granted.methods)
    return call.context.keys.sign(
        {
            "iss": call.context.issuer,
            "sub": str(user.id),
            "aud": user.row["aud"],
            "exp": int(expires.timestamp()),
            "iat": int(call.now.timestamp()),
            "email": user.email,
            "phone": user.phone,
            "app_metadata": user.app_metadata,
            "user_metadata": user.user_metadata,
            "role": user.row["role"],
            "aal": "aal2" if second_factor else "aal1",
            "amr": granted.methods,
            "session_id": str(granted.session_id),
            "is_anonymous": user.row["is_anonymous"],
        }
    )


def database_time(now: datetime) -> datetime:
    """For the columns of GoTrue that have no time zone and hold UTC."""
    return now.astimezone(UTC).replace(tzinfo=None)
