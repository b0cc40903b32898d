"""The connections of /rest/v1: opened as needed, replaced when lost, and given back only when they are idle."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from hugobase.rest.errors import unavailable
from hugobase.rest.run.wire import ConnectionLost, QueryFailed, Wire

RETRY_PAUSE = 0.05


class Pool:
    """At most `size` connections; the one used last is used next, so that few stay warm."""

    def __init__(self, dsn: str, *, size: int, busy_after: float, patience: float, prepares: int) -> None:
        self._dsn = dsn
        self._size = size
        self._busy_after = busy_after
        self._patience = patience
        self._prepares = prepares
        self._idle: list[Wire] = []
        self._open = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._background: set[asyncio.Task[None]] = set()
        self._closed = False

    @asynccontextmanager
    async def wire(self) -> AsyncIterator[Wire]:
        """A connection of one's own; raises RestError when there is none in time."""
        wire = await self.acquire()
        try:
            yield wire
        finally:
            self.release(wire)

    async def acquire(self) -> Wire:
        while self._idle:
            wire = self._idle.pop()
            if wire.usable():
                return wire
            self._open -= 1
        if self._open < self._size:
            return await self._connect()
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiting)
        try:
            async with asyncio.timeout(self._busy_after):
                await waiting
        except TimeoutError:
            raise unavailable("PGRST003", "Timed out acquiring connection from connection pool.", 504) from None
        except asyncio.CancelledError:
            self._wake()
            raise
        return await self.acquire()

    async def _connect(self) -> Wire:
        self._open += 1
        deadline = asyncio.get_running_loop().time() + self._patience
        try:
            while True:
                try:
                    return await Wire.connect(self._dsn, prepares=self._prepares)
                except ConnectionLost:
                    if self._closed or asyncio.get_running_loop().time() > deadline:
                        raise unavailable("PGRST000", "Database connection error.") from None
                await asyncio.sleep(RETRY_PAUSE)
        except BaseException:
            self._open -= 1
            self._wake()
            raise

    def release(self, wire: Wire) -> None:
        """Give it back; what still runs on it is cancelled, what is still open is rolled back."""
        if wire.closed or self._closed:
            wire.close()
            self._open -= 1
            self._wake()
        elif wire.busy or wire.in_transaction:
            self._later(self._clean(wire))
        else:
            self._idle.append(wire)
            self._wake()

    def distrust(self) -> None:
        """One connection was lost, so the others may be as well: use none of those that are idle now."""
        for wire in self._idle:
            wire.close()

    async def _clean(self, wire: Wire) -> None:
        try:
            await wire.cancel()
            await wire.run(())
            if wire.in_transaction:
                await wire.run((("rollback", ()),))
        except (ConnectionLost, QueryFailed, OSError):
            wire.close()
        if wire.in_transaction:
            wire.close()
        self.release(wire)

    def _wake(self) -> None:
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.done():
                waiting.set_result(None)
                return

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def close(self) -> None:
        self._closed = True
        while self._background:
            await asyncio.wait(self._background)
        for wire in self._idle:
            wire.close()
        self._open -= len(self._idle)
        self._idle.clear()
