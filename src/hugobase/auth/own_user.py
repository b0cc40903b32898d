"""GET and PUT /user: see and change one's own user."""

import asyncpg
from starlette.responses import Response

from hugobase.auth import changes, users
from hugobase.auth.addresses import check_email
from hugobase.auth.audit import record
from hugobase.auth.context import AUDIENCE, Body, Call
from hugobase.auth.errors import (
    APP_METADATA_NEEDS_ADMIN,
    EMAIL_EXISTS,
    PHONE_CHANGE_DISABLED,
    SAME_PASSWORD,
    AuthError,
)
from hugobase.auth.passwords import check_strength
from hugobase.auth.render import answer
from hugobase.auth.users import User
from hugobase.db import WriteDb


async def get_user(call: Call) -> Response:
    return answer(call.caller().to_json())


async def update_user(call: Call) -> Response:
    body = await call.body()
    email = _validate(call, body)
    password = body.optional_text("password")
    hashed = await _new_hash(call, password)
    try:
        async with call.context.transaction() as tx:
            if password is not None:
                await changes.set_password(tx, call.caller().id, hashed, call.now, keep_session=call.session_id)
                await record(call, tx, call.caller(), "user_updated_password")
            if (data := body.table("data")) is not None:
                await changes.merge_metadata(tx, call.caller().id, "user", data, call.now)
            if email and email != call.caller().email:
                await _change_email(call, tx, email)
            await record(call, tx, call.caller(), "user_modified")
            user = await users.load(tx, call.caller().id)
    except asyncpg.PostgresError as error:
        raise AuthError(500, "unexpected_failure", "Error updating user") from error
    return answer(user.to_json())


def _validate(call: Call, body: Body) -> str:
    """Raises AuthError; answers the new address, or an empty string."""
    email = body.text("email")
    if email:
        email = check_email(email)
    if body.text("phone"):
        raise PHONE_CHANGE_DISABLED.error()
    if (password := body.optional_text("password")) is not None:
        check_strength(password, min_length=call.settings.password_min_length)
    if body.table("app_metadata") is not None:
        raise APP_METADATA_NEEDS_ADMIN.error()
    return email


async def _new_hash(call: Call, password: str | None) -> str | None:
    if password is None:
        return None
    user: User = call.caller()
    if user.password_hash and await call.context.passwords.verify(password, user.password_hash):
        raise SAME_PASSWORD.error()
    return await call.context.passwords.hash(password)


async def _change_email(call: Call, tx: WriteDb, email: str) -> None:
    """At once where addresses confirm themselves; otherwise it is noted, and the old one holds until confirmed."""
    user_id = call.caller().id
    other = await users.by_email(tx, email, AUDIENCE)
    if other is not None:
        raise EMAIL_EXISTS.error()
    if not call.settings.autoconfirm:
        await tx.execute(
            "update auth.users set email_change = $2, updated_at = $3 where id = $1", user_id, email, call.now
        )
        return
    await changes.set_address(tx, user_id, "email", email, call.now, verified=True, identity_id=call.context.new_id())
    await changes.merge_metadata(tx, user_id, "user", {"email": email, "email_verified": True}, call.now)
