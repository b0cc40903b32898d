"""Running a request's work: a connection, one more try when that is safe, and an end when nobody waits for it any more."""

import asyncio
from collections.abc import Awaitable
from typing import Protocol

from hugobase.rest.run.pool import Pool
from hugobase.rest.run.transaction import Result, Work, perform
from hugobase.rest.run.wire import ConnectionLost, QueryFailed, Wire

PATIENT = 0.2
"""Seconds before it is worth watching whether the client is still there."""

STALE = "cached plan must not change result type"

STOPPED = frozenset({"57P01", "57P02"})
"""The server ended the connection: nothing of the transaction has happened."""


class Watched(Protocol):
    """Whoever waits for the answer."""

    def gone(self) -> Awaitable[None]:
        """Returns when the client has hung up."""
        ...


class Runner:
    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    async def run(self, work: Work, client: Watched) -> Result:
        """Raises RestError, QueryFailed, or ConnectionLost when it is unknown what has happened."""
        wire = await self.pool.acquire()
        try:
            return await self._watched(wire, work, client)
        except QueryFailed as failed:
            stopped = failed.code in STOPPED and not work.writes
            if not stopped and failed.message != STALE:
                raise
            wire.close()
            if stopped:
                self.pool.distrust()
        except ConnectionLost:
            self.pool.distrust()
            if work.writes:
                raise
        finally:
            self.pool.release(wire)
        async with self.pool.wire() as another:
            return await self._watched(another, work, client)

    async def _watched(self, wire: Wire, work: Work, client: Watched) -> Result:
        watch = _Watch(wire, client)
        try:
            return await perform(wire, work)
        finally:
            watch.end()


class _Watch:
    """After a while, waits for the client to hang up, and then cancels the query."""

    __slots__ = ("_client", "_task", "_timer", "_wire")

    def __init__(self, wire: Wire, client: Watched) -> None:
        self._wire = wire
        self._client = client
        self._task: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(PATIENT, self._begin)

    def _begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._wait())

    async def _wait(self) -> None:
        await self._client.gone()
        await self._wire.cancel()

    def end(self) -> None:
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()
