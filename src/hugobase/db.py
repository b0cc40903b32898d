"""The database as the caller: every transaction runs under a role and verified claims, so row-level security decides.

    async with db.as_user(claims) as tx:      # WriteDb
        await tx.execute("insert into notes (body) values ($1)", body)
    async with db.reading(claims) as tx:      # ReadDb, in a read-only transaction
        rows = await tx.fetch("select * from notes")

The block is the transaction: it commits at the end and rolls back when an exception leaves it. Role, claims and BEGIN
travel in one message. A query is prepared once per connection and reused.
"""

import json
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Final, Literal, Self

import asyncpg

from hugobase.pool import DatabaseBusy, DatabaseUnavailable, OutcomeUnknown, Pool, Transaction, TransactionAborted

__all__ = [
    "Claims",
    "DatabaseBusy",
    "DatabaseUnavailable",
    "Db",
    "OutcomeUnknown",
    "ReadDb",
    "RoleNotAllowed",
    "Transaction",
    "TransactionAborted",
    "WriteDb",
]

Claims = Mapping[str, Any]
"""The claims of a verified token, as `auth.jwt()` shows them to policies."""

API_ROLES: Final = frozenset({"anon", "authenticated", "service_role"})
Owner = Literal["supabase_auth_admin", "supabase_storage_admin"]


class RoleNotAllowed(Exception):
    """A token names a role that requests may not take."""


class ReadDb:
    """Queries inside one transaction; `$1`, `$2`, … are arguments, uuid, datetime and jsonb are Python values."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def fetch(self, query: str, *arguments: Any) -> list[asyncpg.Record]:
        return await self._connection.fetch(query, *arguments)

    async def fetchrow(self, query: str, *arguments: Any) -> asyncpg.Record | None:
        return await self._connection.fetchrow(query, *arguments)

    async def fetchval(self, query: str, *arguments: Any) -> Any:
        """The first column of the first row, or None."""
        return await self._connection.fetchval(query, *arguments)


class WriteDb(ReadDb):
    """A transaction that may also change things."""

    async def execute(self, query: str, *arguments: Any) -> str:
        """Run one command; answers its tag, such as `UPDATE 3`."""
        return await self._connection.execute(query, *arguments)

    async def executemany(self, query: str, arguments: Iterable[Sequence[Any]]) -> None:
        await self._connection.executemany(query, arguments)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part that can fail alone: an exception undoes the part and goes on upwards."""
        await self._connection.execute("savepoint part")
        try:
            yield
        except BaseException:
            if not self._connection.is_closed():
                await self._connection.execute("rollback to savepoint part; release savepoint part")
            raise
        await self._connection.execute("release savepoint part")


class Db:
    """Opens transactions as somebody. Statement timeout and pool are set once, for all of them."""

    def __init__(self, pool: Pool, *, statement_timeout: float, roles: frozenset[str]) -> None:
        self._pool = pool
        self._roles = roles
        self._timeout = str(int(statement_timeout * 1000))

    @classmethod
    async def connect(
        cls,
        dsn: str,
        *,
        pool_size: int = 12,
        patience: float = 10.0,
        busy_after: float = 10.0,
        statement_timeout: float = 15.0,
        statement_cache_size: int = 200,
        application: str = "hugobase",
        roles: Iterable[str] = API_ROLES,
    ) -> Self:
        """Connect; raises DatabaseUnavailable. Times are in seconds.

        `patience` is how long a transaction waits for a server that is restarting, `busy_after` how long for a free
        connection. `statement_cache_size=0` is for a pooler that shares connections between transactions.
        `roles` are those that a token may name.
        """
        pool = await Pool.connect(
            dsn,
            size=pool_size,
            patience=patience,
            busy_after=busy_after,
            statement_cache_size=statement_cache_size,
            application=application,
        )
        return cls(pool, statement_timeout=statement_timeout, roles=frozenset(roles))

    async def close(self) -> None:
        await self._pool.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.close()

    def as_user(self, claims: Claims, *, settings: Mapping[str, str] | None = None) -> Transaction[WriteDb]:
        """Act as the bearer of these verified claims; without a role in them, as `anon`.

        `settings` are further transaction-local settings, such as `request.headers`. Raises RoleNotAllowed.
        """
        return self._writing(self._begin("begin", self._role(claims), claims, settings))

    def reading(self, claims: Claims, *, settings: Mapping[str, str] | None = None) -> Transaction[ReadDb]:
        """As `as_user`, but Postgres refuses every write."""
        begin = self._begin("begin read only", self._role(claims), claims, settings)
        return self._pool.transaction(begin, ReadDb, keep=False)

    def trying(self, claims: Claims, *, settings: Mapping[str, str] | None = None) -> Transaction[WriteDb]:
        """As `as_user`, but rolled back at the end: to ask whether the caller may, and to leave nothing behind."""
        return self._writing(self._begin("begin", self._role(claims), claims, settings), keep=False)

    def as_anon(self) -> Transaction[WriteDb]:
        """Act as nobody: the role `anon` and no claims but that."""
        return self.as_user({"role": "anon"})

    def as_service(self, caller: str) -> Transaction[WriteDb]:
        """Act past every policy. For few callers, each of which names itself: it appears in the setting `hugobase.caller`."""
        return self._writing(
            self._begin("begin", "service_role", {"role": "service_role"}, {"hugobase.caller": caller})
        )

    def as_owner(self, owner: Owner, *, settings: Mapping[str, str] | None = None) -> Transaction[WriteDb]:
        """Act as the owner of the schema `auth` or `storage`: for hugobase's own services, never for a caller's wishes."""
        return self._writing(self._begin("begin", owner, {"role": owner}, settings))

    def _writing(self, begin: str, *, keep: bool = True) -> Transaction[WriteDb]:
        return self._pool.transaction(begin, WriteDb, keep=keep)

    def _role(self, claims: Claims) -> str:
        role = claims.get("role") or "anon"
        if role not in self._roles:
            raise RoleNotAllowed(f'role "{role}" is not allowed')
        return str(role)

    def _begin(self, begin: str, role: str, claims: Claims, settings: Mapping[str, str] | None) -> str:
        everything = {
            "statement_timeout": self._timeout,
            "role": role,
            "request.jwt.claims": json.dumps({**claims, "role": role}),
            **(settings or {}),
        }
        parts = ", ".join(
            f"set_config({_literal(name)}, {_literal(value)}, true)" for name, value in everything.items()
        )
        return f"{begin}; select {parts}"


def _literal(value: str) -> str:
    """A string constant; Postgres has no others to escape while standard_conforming_strings is on, its default."""
    return "'" + value.replace("\0", "").replace("'", "''") + "'"
