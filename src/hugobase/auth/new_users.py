"""Making users: rows of auth.users and auth.identities as they start."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hugobase.auth.users import NO_INSTANCE, JsonObject
from hugobase.db import WriteDb


@dataclass(frozen=True)
class NewUser:
    """What a user starts with; `role` is the database role that his tokens name."""

    id: uuid.UUID
    audience: str
    role: str
    password_hash: str | None
    email: str | None = None
    phone: str | None = None
    app_metadata: Mapping[str, Any] | None = None
    user_metadata: Mapping[str, Any] | None = None


async def insert(tx: WriteDb, new: NewUser, now: datetime) -> None:
    """Columns that GoTrue reads as plain strings start empty instead of null."""
    await tx.execute(
        """
        insert into auth.users (
          instance_id, id, aud, role, email, phone, encrypted_password, raw_app_meta_data, raw_user_meta_data,
          confirmation_token, recovery_token, email_change_token_new, email_change, created_at, updated_at
        ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', '', '', $10, $10)
        """,
        NO_INSTANCE,
        new.id,
        new.audience,
        new.role,
        new.email,
        new.phone,
        new.password_hash,
        dict(new.app_metadata or {}),
        dict(new.user_metadata or {}),
        now,
    )


async def insert_identity(
    tx: WriteDb, user_id: uuid.UUID, provider: str, data: JsonObject, now: datetime, *, identity_id: uuid.UUID
) -> None:
    """The identity by which the user came; its id at the provider is `sub` of the data."""
    await tx.execute(
        """
        insert into auth.identities
          (id, provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $6, $6)
        """,
        identity_id,
        data["sub"],
        user_id,
        data,
        provider,
        now,
    )


def identity_data(user_id: uuid.UUID, kind: str, address: str, *, verified: bool = False) -> JsonObject:
    """What an identity by `email` or `phone` says of itself."""
    return {
        "sub": str(user_id),
        kind: address,
        "email_verified": verified and kind == "email",
        "phone_verified": verified and kind == "phone",
    }
