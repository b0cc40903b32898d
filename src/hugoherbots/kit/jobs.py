"""Work that outlives a request: jobs in Postgres (procrastinate), run by this process or by workers beside it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import procrastinate
from procrastinate.schema import SchemaManager

SCHEMA = "jobs"
LOCK = 0x6A6F6273  # "jobs" in ASCII
ATTEMPTS = 3
FIRST_WAIT = 5

Work = Callable[..., Awaitable[None]]


async def prepare_schema(dsn: str) -> None:
    """Lays the tables of the jobs once, in a schema that no API role may enter."""
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction():
            await connection.execute("select pg_advisory_xact_lock($1)", LOCK)
            if await connection.fetchval(f"select to_regclass('{SCHEMA}.procrastinate_jobs') is not null"):
                return
            await connection.execute(f"create schema if not exists {SCHEMA}")
            await connection.execute(f"revoke all on schema {SCHEMA} from public")
            await connection.execute(f"set local search_path = {SCHEMA}")
            await connection.execute(SchemaManager.get_schema())
    finally:
        await connection.close()


class Jobs:
    """Defers jobs by name, and runs those whose work was added. Arguments of a job are JSON values."""

    def __init__(self, dsn: str) -> None:
        connector = procrastinate.PsycopgConnector(
            conninfo=dsn, min_size=1, max_size=4, kwargs={"options": f"-c search_path={SCHEMA}"}
        )
        self._app = procrastinate.App(connector=connector)

    def add(self, name: str, work: Work) -> None:
        """What runs for jobs of this name; it is tried three times, five and twenty-five seconds apart."""
        retry = procrastinate.RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=FIRST_WAIT)
        self._app.task(name=name, retry=retry)(work)

    async def defer(self, name: str, **arguments: Any) -> None:
        """Puts a job in the queue."""
        await self._app.configure_task(name, allow_unknown=True).defer_async(**arguments)

    async def check(self) -> None:
        """Raises when the queue can not be reached."""
        if not await self._app.check_connection_async():
            raise RuntimeError("the jobs' tables are missing")

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Connected, for deferring."""
        async with self._app.open_async():
            yield

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """With a worker beside; a job that runs when this ends is waited for, up to five seconds, then put back."""
        worker = asyncio.create_task(
            self._app.run_worker_async(
                install_signal_handlers=False,
                concurrency=2,
                shutdown_graceful_timeout=5,
                delete_jobs=procrastinate.jobs.DeleteJobCondition.SUCCESSFUL,
            ),
            name="jobs",
        )
        try:
            yield
        finally:
            worker.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await worker

    async def run_all(self) -> None:
        """Runs what is in the queue now, and returns: for tests and for the command line."""
        await self._app.run_worker_async(wait=False, install_signal_handlers=False)
