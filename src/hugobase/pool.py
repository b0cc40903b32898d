"""A pool of connections that outlives a restart of Postgres, and opens each transaction in one message."""

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

import asyncpg

log = logging.getLogger(__name__)

Handle = TypeVar("Handle")

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


class TransactionAborted(Exception):
    """A mistake of the program: it went on after a failed query as if the transaction could still be kept."""


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

    def transaction(
        self, begin: str, handle: Callable[[asyncpg.Connection], Handle], *, keep: bool
    ) -> "Transaction[Handle]":
        """`begin` is the one message that opens the transaction; `handle` is what its block works with.

        The block's end commits, or rolls back unless `keep`.
        """
        return Transaction(self, begin, handle, keep=keep)

    async def begin(self, begin: str) -> Any:
        """A connection inside a transaction; raises DatabaseUnavailable or DatabaseBusy, and nothing has happened."""
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

    async def release(self, connection: Any) -> None:
        await self._pool.release(connection)


class Transaction(Generic[Handle]):
    """One transaction as an `async with` block.

    Leaving it raises DatabaseUnavailable when the server went away inside the block (nothing happened), OutcomeUnknown when
    that was while committing, and TransactionAborted when the block passed over the error of a query.
    """

    def __init__(self, pool: Pool, begin: str, handle: Callable[[asyncpg.Connection], Handle], *, keep: bool) -> None:
        self._pool = pool
        self._begin = begin
        self._handle = handle
        self._keep = keep
        self._connection: Any = None

    async def __aenter__(self) -> Handle:
        self._connection = await self._pool.begin(self._begin)
        return self._handle(self._connection)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        connection, self._connection = self._connection, None
        try:
            if error is None and self._keep:
                await _commit(connection)
                return
            if isinstance(error, asyncpg.InternalClientError):
                _terminate(connection)
            if isinstance(error, LOST) and _is_closed(connection):
                raise DatabaseUnavailable("The database went away; nothing was changed.") from error
            await _roll_back(connection)
        finally:
            await self._pool.release(connection)


async def _commit(connection: Any) -> None:
    try:
        outcome = await connection.execute("commit")
    except LOST as error:
        raise OutcomeUnknown("The database went away while it was committing.") from error
    if outcome != "COMMIT":
        raise TransactionAborted("A query failed and its error was passed over, so nothing was kept.")


async def _roll_back(connection: Any) -> None:
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
