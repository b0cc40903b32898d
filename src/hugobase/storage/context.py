"""What every Storage endpoint works with: the service's collaborators, and one call acting as its caller."""

import json
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg
from starlette.requests import Request

from hugobase.db import Db, WriteDb
from hugobase.keys import Keys
from hugobase.outside import Clock, Randomness, new_uuid
from hugobase.settings import StorageSettings
from hugobase.storage.blobs import Blobs
from hugobase.storage.errors import NO_BUCKET, from_postgres
from hugobase.tokens import Verifier

ALLOW_DELETE = {"storage.allow_delete_query": "true"}


@dataclass(frozen=True)
class StorageContext:
    """The collaborators, given once by create_app."""

    db: Db
    keys: Keys
    verifier: Verifier
    blobs: Blobs
    clock: Clock
    randomness: Randomness
    settings: StorageSettings

    def owning(self) -> AbstractAsyncContextManager[WriteDb]:
        """A transaction as the owner of schema `storage`, past every policy."""
        return self.db.as_owner("supabase_storage_admin", settings=ALLOW_DELETE)

    def new_version(self) -> str:
        return str(new_uuid(self.randomness))


@dataclass
class Call:
    """One request on its way to a handler, with the claims of its caller."""

    context: StorageContext
    request: Request
    operation: str
    claims: Mapping[str, Any]
    token: str

    @property
    def bucket(self) -> str:
        return str(self.request.path_params["bucket"])

    @property
    def key(self) -> str:
        return str(self.request.path_params["key"])

    @property
    def now(self) -> datetime:
        return self.context.clock()

    @property
    def owner_id(self) -> str | None:
        """The subject of the token; a key without one owns nothing."""
        subject = self.claims.get("sub")
        return str(subject) if subject else None

    @property
    def owner(self) -> uuid.UUID | None:
        """The same where it is a uuid, for the older column."""
        try:
            return uuid.UUID(self.owner_id) if self.owner_id else None
        except ValueError:
            return None

    def acting(self) -> AbstractAsyncContextManager[WriteDb]:
        """A transaction as the caller: his policies decide, and may look at the request."""
        return self.context.db.as_user(self.claims, settings=self._settings())

    @asynccontextmanager
    async def trial(self) -> AsyncIterator[WriteDb]:
        """As `acting`, and rolled back at the end: it only asks whether the caller may. Raises StorageError."""
        try:
            async with self.context.db.trying(self.claims, settings=self._settings()) as tx:
                yield tx
        except asyncpg.PostgresError as error:
            raise from_postgres(error) from error

    async def access_bucket(self, bucket: str) -> asyncpg.Record:
        """The bucket's row, whoever asks; raises StorageError."""
        query = "select id, public, file_size_limit, allowed_mime_types from storage.buckets where id = $1"
        async with self.context.owning() as tx:
            row = await tx.fetchrow(query, bucket)
        if row is None:
            raise NO_BUCKET.error()
        return row

    def _settings(self) -> dict[str, str]:
        return {
            "request.jwt": self.token,
            "request.jwt.claim.role": str(self.claims.get("role") or "anon"),
            "request.jwt.claim.sub": self.owner_id or "",
            "request.headers": json.dumps(dict(self.request.headers)),
            "request.method": self.request.method,
            "request.path": self.request.url.path,
            "storage.operation": self.operation,
            **ALLOW_DELETE,
        }
