"""The current schema cache: loaded at the start, again on NOTIFY, and again when the catalogue has changed unannounced."""

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from psycopg import Notify

from hugobase.rest.catalogue import queries
from hugobase.rest.catalogue.load import load
from hugobase.rest.catalogue.model import Catalogue
from hugobase.rest.config import RestConfig
from hugobase.rest.config_database import with_database_settings
from hugobase.rest.errors import RestError
from hugobase.rest.run.pool import RETRY_PAUSE, Pool
from hugobase.rest.run.wire import ConnectionLost, QueryFailed, Wire
from hugobase.rest.sql.writer import identifier

log = logging.getLogger(__name__)

LEAST_BETWEEN_LOOKS = 1.0
"""Seconds; so many requests for what does not exist do not become as many looks at the catalogue."""


class LiveCatalogue:
    """`current` and `config` are replaced whole, so a request that began with the old ones ends with them."""

    def __init__(self, pool: Pool, dsn: str, config: RestConfig, *, changed: Callable[[], None]) -> None:
        self._pool = pool
        self._dsn = dsn
        self._given = config
        self._changed = changed
        self._fingerprint = ""
        self._version = 0
        self._looked = 0.0
        self._loading = asyncio.Lock()
        self._wanted = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self.config = config
        self.current: Catalogue | None = None

    async def start(self) -> None:
        """Loads; raises RestError or QueryFailed when that is impossible."""
        await self.reload()
        self._tasks = [
            asyncio.create_task(self._listen()),
            asyncio.create_task(self._obey()),
            asyncio.create_task(self._look_now_and_then()),
        ]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with suppress(asyncio.CancelledError):
                await task
        self._tasks = []

    async def reload(self) -> None:
        async with self._loading, self._pool.wire() as wire:

            async def fetch(sql: str, parameters: tuple[str, ...]) -> Any:
                await wire.run((("select set_config('search_path', '', false)", ()),))
                results = await wire.run(((sql, [value.encode() for value in parameters]),))
                return json.loads(results[0].get_value(0, 0) or b"[]")

            try:
                self._fingerprint = await self._look(wire)
                config = with_database_settings(self._given, await fetch(queries.OWN_SETTINGS, ()))
                self._version += 1
                catalogue = await load(
                    fetch, schemas=config.schemas, extra_search_path=config.extra_search_path, version=self._version
                )
            finally:
                wire.close()
        self.config, self.current = config, catalogue
        self._changed()

    async def refresh(self) -> bool:
        """Look whether the catalogue has changed; answers whether it was loaded anew."""
        now = asyncio.get_running_loop().time()
        if now - self._looked < LEAST_BETWEEN_LOOKS:
            return False
        self._looked = now
        async with self._pool.wire() as wire:
            fingerprint = await self._look(wire)
        if fingerprint == self._fingerprint:
            return False
        await self.reload()
        return True

    async def _look(self, wire: Wire) -> str:
        results = await wire.run(((queries.FINGERPRINT, ()),))
        return (results[0].get_value(0, 0) or b"").decode()

    async def _look_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(self._given.check_every)
            await self._quietly(self.refresh)

    async def _obey(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            if not await self._quietly(self.reload):
                await asyncio.sleep(LEAST_BETWEEN_LOOKS)
                self._wanted.set()

    async def _quietly(self, work: Callable[[], Any]) -> bool:
        """Whether it succeeded."""
        try:
            await work()
        except (RestError, QueryFailed, ConnectionLost) as error:
            log.warning("The schema cache could not be loaded anew: %r", error)
            self._pool.distrust()
            return False
        return True

    async def _listen(self) -> None:
        """One connection that only listens, opened again when lost; what was missed meanwhile is caught up with."""
        while True:
            with suppress(ConnectionLost, QueryFailed):
                wire = await Wire.connect(self._dsn, prepares=0)
                try:
                    wire.on_notify = self._notified
                    await wire.run(((f"listen {identifier(self._given.channel)}", ()),))
                    await wire.gone.wait()
                finally:
                    wire.close()
                self._wanted.set()
            await asyncio.sleep(RETRY_PAUSE)

    def _notified(self, notice: Notify) -> None:
        if notice.payload in {"", "reload schema", "reload config"}:
            self._wanted.set()
