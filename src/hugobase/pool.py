"""A pool of connections that outlives a restart of Postgres, and opens each transaction in one message."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Self

import asyncpg

log = logging.getLogger(__name__)

RETRY_PAUSE = 0.05

GONE = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    OSError,
)
"""What the driver raises when the server is gone or not yet back."""

LOST = (asyncpg.InterfaceError, asyncpg.InternalClientError, *GONE)
"""The same on an open connection; of one that broke in between it says so with errors of its own."""


class DatabaseUnavailable(Exception):
    """The database cannot be reached just now; nothing of the transaction has happened."""


class DatabaseBusy(DatabaseUnavailable):
    """All connections were in use for longer than a caller should wait."""


class OutcomeUnknown(Exception):
    """The connection broke while the transaction was being committed: it may or may not have happened."""


class Connection(asyncpg.Connection):
    """Every setting of ours ends with its transaction, so nothing has to be reset between two users of a connection."""

    def get_reset_query(self) -> str:
        return ""


class Pool:
    """Connections ready inside a transaction.

    A connection found dead before anything of the caller's was sent is replaced, and while Postgres is restarting a
    caller waits up to `patience` seconds for it. What was sent is never sent twice.
    """

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]", patience: float, busy_after: float) -> None:
        self._pool = pool
        self._patience = patience
        self._busy_after = busy_after

    @classmethod
    async def connect(
        cls, dsn: str, *, size: int, patience: float, busy_after: float, statement_cache_size: int, application: str
    ) -> Self:
        try:
            pool = await asyncpg.create_pool(
                dsn,
                min_size=0,
                max_size=size,
                max_inactive_connection_lifetime=300,
                statement_cache_size=statement_cache_size,
                connection_class=Connection,
                init=_initialise,
                server_settings={"application_name": application},
            )
            await pool.release(await pool.acquire())
        except GONE as error:
            raise DatabaseUnavailable("The database cannot be reached.") from error
        return cls(pool, patience, busy_after)

    async def close(self) -> None:
        """Wait for open transactions; those that take over five seconds are cut off."""
        try:
            async with asyncio.timeout(5):
                await self._pool.close()
        except (*GONE, asyncpg.InterfaceError):
            self._pool.terminate()

    @asynccontextmanager
    async def transaction(self, begin: str, *, keep: bool = True) -> AsyncIterator[asyncpg.Connection]:
        """`begin` is the one message that opens the transaction; the block's end commits, or rolls back unless `keep`.

        Raises DatabaseUnavailable (nothing happened), DatabaseBusy (likewise) or OutcomeUnknown (lost while committing).
        """
        connection = await self._begin(begin)
        try:
            try:
                yield connection
            except LOST as error:
                if isinstance(error, asyncpg.InternalClientError):
                    _terminate(connection)
                if _is_closed(connection):
                    raise DatabaseUnavailable("The database went away; nothing was changed.") from error
                await self._roll_back(connection)
                raise
            except BaseException:
                await self._roll_back(connection)
                raise
            await (self._commit(connection) if keep else self._roll_back(connection))
        finally:
            await self._pool.release(connection)

    async def _begin(self, begin: str) -> Any:
        deadline = asyncio.get_running_loop().time() + self._patience
        while True:
            try:
                connection = await self._pool.acquire(timeout=self._busy_after)
            except TimeoutError as error:
                raise DatabaseBusy("All database connections are in use.") from error
            except asyncpg.InterfaceError as error:
                raise DatabaseUnavailable("The pool of database connections is closed.") from error
            except GONE as error:
                await self._pause(deadline, error)
                continue
            try:
                await connection.execute(begin)
            except LOST as error:
                _terminate(connection)
                await self._pool.release(connection)
                await self._pause(deadline, error)
            except BaseException:
                await self._pool.release(connection)
                raise
            else:
                return connection

    async def _pause(self, deadline: float, error: BaseException) -> None:
        if asyncio.get_running_loop().time() > deadline:
            raise DatabaseUnavailable("The database cannot be reached.") from error
        await asyncio.sleep(RETRY_PAUSE)

    async def _commit(self, connection: Any) -> None:
        try:
            await connection.execute("commit")
        except LOST as error:
            raise OutcomeUnknown("The database went away while it was committing.") from error

    async def _roll_back(self, connection: Any) -> None:
        if _is_closed(connection):
            return
        try:
            await connection.execute("rollback")
        except LOST as error:
            log.warning("A transaction ended with its connection: %s", error)


def _is_closed(connection: Any) -> bool:
    """The pool takes a connection back by itself when the server closes it; then it may not even be asked."""
    try:
        return bool(connection.is_closed())
    except asyncpg.InterfaceError:
        return True


def _terminate(connection: Any) -> None:
    """Close without a word to the other side."""
    with suppress(asyncpg.InterfaceError):
        connection.terminate()


async def _initialise(connection: asyncpg.Connection) -> None:
    """Jsonb and json arrive and leave as Python values."""
    for kind in ("jsonb", "json"):
        await connection.set_type_codec(kind, schema="pg_catalog", encoder=_to_json, decoder=json.loads)


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
