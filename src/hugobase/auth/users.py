"""Users and their identities: rows of auth.users and auth.identities, and the JSON that clients see."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg

from hugobase.db import ReadDb

NO_INSTANCE = uuid.UUID(int=0)

OPTIONAL = (
    ("email_confirmed_at", "email_confirmed_at"),
    ("invited_at", "invited_at"),
    ("phone_confirmed_at", "phone_confirmed_at"),
    ("confirmation_sent_at", "confirmation_sent_at"),
    ("confirmed_at", "confirmed_at"),
    ("recovery_sent_at", "recovery_sent_at"),
    ("new_email", "email_change"),
    ("email_change_sent_at", "email_change_sent_at"),
    ("new_phone", "phone_change"),
    ("phone_change_sent_at", "phone_change_sent_at"),
    ("reauthentication_sent_at", "reauthentication_sent_at"),
    ("last_sign_in_at", "last_sign_in_at"),
    ("banned_until", "banned_until"),
    ("deleted_at", "deleted_at"),
)
"""Keys that are left out while their column is empty."""

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class User:
    """A user as read in one moment, with identities and second factors."""

    row: asyncpg.Record
    identities: Sequence[asyncpg.Record]
    factors: Sequence[asyncpg.Record]

    @property
    def id(self) -> uuid.UUID:
        found: uuid.UUID = self.row["id"]
        return found

    @property
    def email(self) -> str:
        return self.row["email"] or ""

    @property
    def phone(self) -> str:
        return self.row["phone"] or ""

    @property
    def app_metadata(self) -> JsonObject:
        return self.row["raw_app_meta_data"] or {}

    @property
    def user_metadata(self) -> JsonObject:
        return self.row["raw_user_meta_data"] or {}

    @property
    def password_hash(self) -> str:
        return self.row["encrypted_password"] or ""

    @property
    def is_confirmed(self) -> bool:
        return self.row["email_confirmed_at"] is not None

    def is_banned(self, now: datetime) -> bool:
        until: datetime | None = self.row["banned_until"]
        return until is not None and now < until

    def to_json(self) -> JsonObject:
        row = self.row
        optional = {key: row[column] for key, column in OPTIONAL if row[column]}
        result = {
            "id": row["id"],
            "aud": row["aud"] or "",
            "role": row["role"] or "",
            "email": self.email,
            "phone": self.phone,
            **optional,
            "app_metadata": self.app_metadata,
            "user_metadata": self.user_metadata,
            "identities": [_identity_json(identity) for identity in self.identities],
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
            "is_anonymous": row["is_anonymous"],
        }
        if self.factors:
            result["factors"] = [dict(factor) for factor in self.factors]
        return result


def _identity_json(row: asyncpg.Record) -> JsonObject:
    result = {"identity_id": row["id"], "id": row["provider_id"], "user_id": row["user_id"]}
    result |= {name: row[name] for name in ("identity_data", "provider", "last_sign_in_at", "created_at", "updated_at")}
    return result | ({"email": row["email"]} if row["email"] else {})


async def by_id(tx: ReadDb, user_id: uuid.UUID) -> User | None:
    return await _load(tx, await tx.fetchrow("select * from auth.users where id = $1", user_id))


async def by_email(tx: ReadDb, email: str, audience: str) -> User | None:
    """Users of single sign-on are left out: they have no password and may share an address."""
    query = "select * from auth.users where email = $1 and aud = $2 and is_sso_user = false"
    return await _load(tx, await tx.fetchrow(query, email.lower(), audience))


async def load(tx: ReadDb, user_id: uuid.UUID) -> User:
    """A user that is known to be there."""
    user = await by_id(tx, user_id)
    assert user is not None
    return user


async def _load(tx: ReadDb, row: asyncpg.Record | None) -> User | None:
    return None if row is None else (await with_relations(tx, [row]))[0]


async def with_relations(tx: ReadDb, rows: Sequence[asyncpg.Record]) -> list[User]:
    """The users of these rows, each with identities and factors, in two queries for all of them."""
    ids = [row["id"] for row in rows]
    identities = await tx.fetch("select * from auth.identities where user_id = any($1) order by created_at", ids)
    factors = await tx.fetch(
        "select user_id, id, created_at, updated_at, status::text, friendly_name, factor_type::text "
        "from auth.mfa_factors where user_id = any($1) order by created_at",
        ids,
    )
    return [
        User(
            row,
            [identity for identity in identities if identity["user_id"] == row["id"]],
            [factor for factor in factors if factor["user_id"] == row["id"]],
        )
        for row in rows
    ]
