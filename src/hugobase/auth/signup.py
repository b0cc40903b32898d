"""POST /signup: an email address and a password become a user, signed in at once when addresses confirm themselves."""

from datetime import datetime
from typing import Any

import asyncpg
from starlette.responses import Response

from hugobase.auth import changes, new_users, users
from hugobase.auth.addresses import check_email
from hugobase.auth.audit import record
from hugobase.auth.context import AUDIENCE, Body, Call
from hugobase.auth.errors import (
    ANONYMOUS_DISABLED,
    EMAIL_SIGNUP_DISABLED,
    PHONE_SIGNUP_DISABLED,
    SIGNUP_DISABLED,
    USER_EXISTS,
    AuthError,
    invalid,
)
from hugobase.auth.new_users import NewUser, identity_data
from hugobase.auth.passwords import check_strength
from hugobase.auth.render import answer
from hugobase.auth.sessions import open_session, token_response
from hugobase.auth.users import User
from hugobase.db import WriteDb


async def signup(call: Call) -> Response:
    body = await call.body()
    email, password = _validate(call, body)
    data = body.table("data") or {}
    async with call.context.transaction() as tx:
        existing = await users.by_email(tx, email, AUDIENCE)
        if existing is not None:
            await record(call, tx, existing, "user_repeated_signup", {"provider": "email"})
    if existing is not None:
        return _answer_known(call, existing, data)
    hashed = await call.context.passwords.hash(password)
    try:
        async with call.context.transaction() as tx:
            user = await _create(call, tx, email, hashed, data)
            if not call.settings.autoconfirm:
                return answer(user.to_json())
            granted = await open_session(call, tx, user.id, "password")
            await record(call, tx, granted.user, "login", {"provider": "email"})
    except asyncpg.UniqueViolationError as error:
        raise USER_EXISTS.error() from error
    except asyncpg.PostgresError as error:
        # Most often a trigger of the application on auth.users.
        raise AuthError(500, "unexpected_failure", "Database error saving new user") from error
    response, headers = token_response(call, granted)
    return answer(response, headers=headers)


def _validate(call: Call, body: Body) -> tuple[str, str]:
    if call.settings.disable_signup:
        raise SIGNUP_DISABLED.error()
    email, phone, password = body.text("email"), body.text("phone"), body.text("password")
    if not email and not phone:
        raise ANONYMOUS_DISABLED.error()
    if not password:
        raise invalid("Signup requires a valid password")
    check_strength(password, min_length=call.settings.password_min_length)
    if email and phone:
        raise invalid("Only an email address or phone number should be provided on signup.")
    if phone:
        raise PHONE_SIGNUP_DISABLED.error()
    if not call.settings.email_enabled:
        raise EMAIL_SIGNUP_DISABLED.error()
    return check_email(email), password


async def _create(call: Call, tx: WriteDb, email: str, hashed: str, data: dict[str, Any]) -> User:
    user_id, now = call.context.new_id(), call.now
    claims = {**data, **identity_data(user_id, "email", email)}
    new = NewUser(
        id=user_id,
        audience=AUDIENCE,
        role="authenticated",
        password_hash=hashed,
        email=email,
        app_metadata={"provider": "email", "providers": ["email"]},
        user_metadata=claims,
    )
    await new_users.insert(tx, new, now)
    await new_users.insert_identity(tx, user_id, "email", claims, now, identity_id=call.context.new_id())
    if call.settings.autoconfirm:
        await changes.confirm_email(tx, user_id, now)
    user = await users.load(tx, user_id)
    await record(call, tx, user, "user_signedup", {"provider": "email"})
    return user


def _answer_known(call: Call, existing: User, data: dict[str, Any]) -> Response:
    """Where addresses are confirmed by mail, the answer does not tell whether one is known."""
    if call.settings.autoconfirm:
        raise USER_EXISTS.error()
    if not existing.is_confirmed:
        return answer(existing.to_json())
    return answer(_look_alike(call, existing.email, data, call.now))


def _look_alike(call: Call, email: str, data: dict[str, Any], now: datetime) -> dict[str, Any]:
    """What a new user would look like; the empty list of identities tells a client that knows."""
    return {
        "id": call.context.new_id(),
        "aud": AUDIENCE,
        "role": "",
        "email": email,
        "phone": "",
        "confirmation_sent_at": now,
        "app_metadata": {"provider": "email", "providers": ["email"]},
        "user_metadata": data,
        "identities": [],
        "created_at": now,
        "updated_at": now,
        "is_anonymous": False,
    }
