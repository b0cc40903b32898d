"""Who may call an endpoint: anybody, a signed-in user, or an administrator with the service key."""

import uuid
from enum import Enum

from hugobase.auth import users
from hugobase.auth.context import Call
from hugobase.auth.errors import (
    BAD_JWT,
    BAD_SESSION_ID,
    BAD_SUB,
    BANNED,
    MISSING_SUB,
    NO_AUTHORIZATION,
    NOT_ADMIN,
    RATE_LIMIT,
    SESSION_GONE,
    USER_GONE,
)
from hugobase.auth.sessions import session_row
from hugobase.tokens import TokenError

ADMIN_ROLES = frozenset({"service_role", "supabase_admin"})

WORDS = {
    "malformed": "token is malformed: token contains an invalid number of segments",
    "algorithm": "token signature is invalid: signing method is invalid",
    "key": "token is unverifiable: unrecognized JWT kid",
    "signature": "token signature is invalid: signature is invalid",
    "claims": "token has invalid claims",
    "expired": "token has invalid claims: token is expired",
    "early": "token has invalid claims: token is not valid yet",
    "audience": "token has invalid claims: token has invalid audience",
}


class Guard(Enum):
    """The audience of an endpoint."""

    OPEN = "open"
    USER = "user"
    ADMIN = "admin"


async def check(guard: Guard, call: Call) -> None:
    """Fill in who is asking; raises AuthError when that is not whom the endpoint is for."""
    if guard is Guard.OPEN:
        return
    call.claims = _claims(call)
    if guard is Guard.ADMIN:
        if call.claims.get("role") not in ADMIN_ROLES:
            raise NOT_ADMIN.error()
        return
    await _load_user(call)


def check_rate(limit: str | None, call: Call) -> None:
    """Raises AuthError when this caller has asked too often; without a configured header nothing is counted."""
    header = call.settings.rate_limit_header
    if limit is None or not header:
        return
    client = call.request.client
    caller = (client.host if client else "") if header == "remote-address" else call.request.headers.get(header, "")
    if caller and not call.context.limits.allows(limit, caller):
        raise RATE_LIMIT.error()


def _claims(call: Call) -> dict[str, object]:
    scheme, _, token = call.request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise NO_AUTHORIZATION.error()
    try:
        return dict(call.context.verifier.verify(token.strip()))
    except TokenError as error:
        raise BAD_JWT.error(reason=WORDS[error.reason]) from error


async def _load_user(call: Call) -> None:
    """A token is only as good as the user and the session behind it."""
    subject, session = call.claims.get("sub"), call.claims.get("session_id")
    if not subject:
        raise MISSING_SUB.error()
    try:
        user_id = uuid.UUID(str(subject))
    except ValueError as error:
        raise BAD_SUB.error() from error
    try:
        call.session_id = uuid.UUID(str(session)) if session else None
    except ValueError as error:
        raise BAD_SESSION_ID.error() from error
    async with call.context.transaction() as tx:
        call.user = await users.by_id(tx, user_id)
        row = await session_row(tx, call.session_id) if call.session_id else None
    if call.user is None:
        raise USER_GONE.error()
    if call.session_id and (row is None or row["user_id"] != user_id):
        raise SESSION_GONE.error()
    if call.user.is_banned(call.now):
        raise BANNED.error()
