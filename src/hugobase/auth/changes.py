"""Changes of a user: each function is one complete change inside the caller's transaction."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import asyncpg

from hugobase.auth.errors import EMAIL_EXISTS, PHONE_EXISTS
from hugobase.auth.new_users import identity_data, insert_identity
from hugobase.db import WriteDb

MERGE = "(coalesce({column}, '{{}}') || $2) - $3::text[]"


async def merge_metadata(
    tx: WriteDb, user_id: uuid.UUID, kind: Literal["user", "app"], changes: Mapping[str, Any], now: datetime
) -> None:
    """Given keys replace those that are there; a null removes its key."""
    column = f"raw_{kind}_meta_data"
    removed = [key for key, value in changes.items() if value is None]
    await tx.execute(
        f"update auth.users set {column} = {MERGE.format(column=column)}, updated_at = $4 where id = $1",  # noqa: S608 — `kind` is one of two words
        user_id,
        dict(changes),
        removed,
        now,
    )


async def confirm_email(tx: WriteDb, user_id: uuid.UUID, now: datetime) -> None:
    await tx.execute(
        "update auth.users set email_confirmed_at = $2, confirmation_token = '', updated_at = $2 where id = $1",
        user_id,
        now,
    )
    await merge_metadata(tx, user_id, "user", {"email_verified": True}, now)
    await tx.execute("delete from auth.one_time_tokens where user_id = $1", user_id)


async def confirm_phone(tx: WriteDb, user_id: uuid.UUID, now: datetime) -> None:
    await tx.execute(
        "update auth.users set phone_confirmed_at = $2, confirmation_token = '', updated_at = $2 where id = $1",
        user_id,
        now,
    )
    await tx.execute("delete from auth.one_time_tokens where user_id = $1", user_id)


async def set_password(
    tx: WriteDb, user_id: uuid.UUID, password_hash: str | None, now: datetime, *, keep_session: uuid.UUID | None
) -> None:
    """Everything that rested on the old password ends: pending tokens, and every session but the one that is kept."""
    await tx.execute(
        """
        update auth.users set
          encrypted_password = $2, updated_at = $3, confirmation_token = '', confirmation_sent_at = null,
          recovery_token = '', recovery_sent_at = null, email_change_token_current = '', email_change_token_new = '',
          email_change_sent_at = null, phone_change_token = '', phone_change_sent_at = null,
          reauthentication_token = '', reauthentication_sent_at = null
        where id = $1
        """,
        user_id,
        password_hash,
        now,
    )
    await tx.execute("delete from auth.one_time_tokens where user_id = $1", user_id)
    await tx.execute("delete from auth.sessions where user_id = $1 and id is distinct from $2", user_id, keep_session)


async def set_address(
    tx: WriteDb,
    user_id: uuid.UUID,
    kind: Literal["email", "phone"],
    address: str,
    now: datetime,
    *,
    verified: bool,
    identity_id: uuid.UUID,
) -> None:
    """Another email address or phone number, in the user and in his identity of that kind, which is made when missing."""
    data = identity_data(user_id, kind, address, verified=verified)
    try:
        await tx.execute(
            f"update auth.users set {kind} = $2, updated_at = $3 where id = $1",  # noqa: S608 — one of two words
            user_id,
            address,
            now,
        )
    except asyncpg.UniqueViolationError as error:
        raise (EMAIL_EXISTS if kind == "email" else PHONE_EXISTS).error() from error
    changed = await tx.execute(
        "update auth.identities set identity_data = identity_data || $3, updated_at = $4 "
        "where user_id = $1 and provider = $2 and provider_id = $1::text",
        user_id,
        kind,
        {kind: address, f"{kind}_verified": verified},
        now,
    )
    if changed == "UPDATE 0":
        await insert_identity(tx, user_id, kind, data, now, identity_id=identity_id)


async def set_role(tx: WriteDb, user_id: uuid.UUID, role: str, now: datetime) -> None:
    await tx.execute("update auth.users set role = $2, updated_at = $3 where id = $1", user_id, role, now)


async def set_ban(tx: WriteDb, user_id: uuid.UUID, until: datetime | None, now: datetime) -> None:
    await tx.execute("update auth.users set banned_until = $2, updated_at = $3 where id = $1", user_id, until, now)
