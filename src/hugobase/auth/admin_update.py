"""PUT /admin/users/{user_id}: change anything of a user, with the service key."""

import asyncpg
from starlette.responses import Response

from hugobase.auth import changes, users
from hugobase.auth.addresses import check_email, check_phone
from hugobase.auth.admin_params import access_user, ban_until, failed
from hugobase.auth.audit import record
from hugobase.auth.context import Body, Call
from hugobase.auth.passwords import check_strength
from hugobase.auth.render import answer
from hugobase.auth.users import User
from hugobase.db import WriteDb


async def update_user(call: Call) -> Response:
    body = await call.body()
    hashed = await _new_hash(call, body)
    try:
        async with call.context.transaction() as tx:
            user = await access_user(call, tx)
            await _change_sign_in(call, tx, user, body, hashed)
            await _change_rest(call, tx, user, body)
            traits = {"user_id": str(user.id), "user_email": user.email, "user_phone": user.phone}
            await record(call, tx, None, "user_modified", traits)
            changed = await users.load(tx, user.id)
    except asyncpg.PostgresError as error:
        raise failed("Error updating user") from error
    return answer(changed.to_json())


async def _new_hash(call: Call, body: Body) -> str | None:
    if not (password := body.optional_text("password")):
        return None
    check_strength(password, min_length=call.settings.password_min_length)
    return await call.context.passwords.hash(password)


async def _change_sign_in(call: Call, tx: WriteDb, user: User, body: Body, hashed: str | None) -> None:
    """How he signs in: addresses, their confirmation, password."""
    if hashed is not None:
        await changes.set_password(tx, user.id, hashed, call.now, keep_session=None)
    email_confirm, phone_confirm = body.flag("email_confirm"), body.flag("phone_confirm")
    if email := body.text("email"):
        kept, identity_id = check_email(email), call.context.new_id()
        await changes.set_address(tx, user.id, "email", kept, call.now, verified=email_confirm, identity_id=identity_id)
    if phone := body.text("phone"):
        kept, identity_id = check_phone(phone), call.context.new_id()
        await changes.set_address(tx, user.id, "phone", kept, call.now, verified=phone_confirm, identity_id=identity_id)
    if email_confirm:
        await changes.confirm_email(tx, user.id, call.now)
    if phone_confirm:
        await changes.confirm_phone(tx, user.id, call.now)


async def _change_rest(call: Call, tx: WriteDb, user: User, body: Body) -> None:
    """What he may do and what is known of him."""
    if role := body.text("role"):
        await changes.set_role(tx, user.id, role, call.now)
    if (app_metadata := body.table("app_metadata")) is not None:
        await changes.merge_metadata(tx, user.id, "app", app_metadata, call.now)
    if (user_metadata := body.table("user_metadata")) is not None:
        await changes.merge_metadata(tx, user.id, "user", user_metadata, call.now)
    banned, until = ban_until(body, call.now)
    if banned:
        await changes.set_ban(tx, user.id, until, call.now)
