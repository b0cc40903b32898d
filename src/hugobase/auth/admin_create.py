"""POST /admin/users: make a user, with the service key."""

import secrets
import uuid
from typing import Any

import asyncpg
from starlette.responses import Response

from hugobase.auth import changes, new_users, users
from hugobase.auth.addresses import check_email, check_phone
from hugobase.auth.admin_params import ban_until, failed
from hugobase.auth.audit import record
from hugobase.auth.context import AUDIENCE, Body, Call
from hugobase.auth.errors import EMAIL_EXISTS, PHONE_EXISTS, invalid
from hugobase.auth.new_users import NewUser, identity_data
from hugobase.auth.passwords import LONGEST, is_bcrypt
from hugobase.auth.render import answer
from hugobase.auth.users import User
from hugobase.db import WriteDb


async def create_user(call: Call) -> Response:
    body = await call.body()
    addresses = _addresses(body)
    new = NewUser(
        id=_user_id(call, body),
        audience=body.text("aud") or AUDIENCE,
        role=body.text("role") or "authenticated",
        password_hash=await _password_hash(call, body),
        email=addresses.get("email"),
        phone=addresses.get("phone"),
        app_metadata={"provider": next(iter(addresses)), "providers": list(addresses)},
        user_metadata=body.table("user_metadata"),
    )
    try:
        async with call.context.transaction() as tx:
            user = await _insert(call, tx, new, addresses, body)
    except asyncpg.UniqueViolationError as error:
        problem = PHONE_EXISTS if "phone" in (error.constraint_name or "") else EMAIL_EXISTS
        raise problem.error() from error
    except asyncpg.PostgresError as error:
        raise failed("Database error creating new user") from error
    return answer(user.to_json())


def _addresses(body: Body) -> dict[str, str]:
    found = {}
    if email := body.text("email"):
        found["email"] = check_email(email)
    if phone := body.text("phone"):
        found["phone"] = check_phone(phone)
    if not found:
        raise invalid("Cannot create a user without either an email or phone")
    return found


def _user_id(call: Call, body: Body) -> uuid.UUID:
    if not (given := body.text("id")):
        return call.context.new_id()
    try:
        found = uuid.UUID(given)
    except ValueError as error:
        raise invalid("ID must conform to the uuid v4 format") from error
    if found.int == 0:
        raise invalid("ID cannot be a nil uuid")
    return found


async def _password_hash(call: Call, body: Body) -> str:
    """Of the given password; the given hash; or, for a user who shall log in otherwise, of one that nobody knows."""
    password, given = body.optional_text("password"), body.text("password_hash")
    if password is not None and given:
        raise invalid("Only a password or a password hash should be provided")
    if given:
        if not is_bcrypt(given):
            raise invalid("The password hash is not one of bcrypt")
        return given
    if password and len(password.encode()) > LONGEST:
        raise invalid(f"Password cannot be longer than {LONGEST} characters")
    return await call.context.passwords.hash(password or secrets.token_urlsafe(48))


async def _insert(call: Call, tx: WriteDb, new: NewUser, addresses: dict[str, str], body: Body) -> User:
    now = call.now
    await new_users.insert(tx, new, now)
    for kind, address in addresses.items():
        data: dict[str, Any] = identity_data(new.id, kind, address)
        await new_users.insert_identity(tx, new.id, kind, data, now, identity_id=call.context.new_id())
    if (app_metadata := body.table("app_metadata")) is not None:
        await changes.merge_metadata(tx, new.id, "app", app_metadata, now)
    if body.flag("email_confirm"):
        await changes.confirm_email(tx, new.id, now)
    if body.flag("phone_confirm"):
        await changes.confirm_phone(tx, new.id, now)
    banned, until = ban_until(body, now)
    if banned:
        await changes.set_ban(tx, new.id, until, now)
    traits = {"user_id": str(new.id), "user_email": new.email, "user_phone": new.phone}
    await record(call, tx, None, "user_signedup", traits)
    return await users.load(tx, new.id)
