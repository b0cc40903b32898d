"""The ASGI application behind /rest/v1: reads a request, plans it or finds its plan, runs it, and answers."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from hugobase.rest.catalogue.live import LiveCatalogue
from hugobase.rest.catalogue.model import Catalogue
from hugobase.rest.config import RestConfig
from hugobase.rest.errors import RestError, put_with_limit, too_large, unavailable
from hugobase.rest.openapi.answer import root_answer
from hugobase.rest.plan.planner import Asked, Planned, find_table, plan_routine_call, plan_table_read, plan_table_write
from hugobase.rest.request import media, payload, prefer, query
from hugobase.rest.request.caller import Callers
from hugobase.rest.request.incoming import Incoming
from hugobase.rest.request.payload import Payload
from hugobase.rest.request.prefer import Preferences
from hugobase.rest.request.query import RawQuery
from hugobase.rest.request.ranges import row_range
from hugobase.rest.respond.answers import Answer, answer, error_answer
from hugobase.rest.respond.exchange import Exchange
from hugobase.rest.respond.options import for_root, for_routine, for_table
from hugobase.rest.respond.postgres import database_error
from hugobase.rest.run.bind import Values, work_for
from hugobase.rest.run.pool import Pool
from hugobase.rest.run.runner import Runner
from hugobase.rest.run.settings import Caller
from hugobase.rest.run.wire import ConnectionLost, QueryFailed
from hugobase.tokens import Verifier

log = logging.getLogger(__name__)

PLANS_KEPT = 2000
LONGEST_REMEMBERED = 4000
"""Letters of query string, Accept and Prefer together whose plan is kept, so that plans stay small."""
SMALL_LIMIT = 1000
"""Up to here a limit has a plan of its own."""
MISSING = frozenset(
    {"PGRST200", "PGRST202", "PGRST204", "PGRST205", "42P01", "42703", "42883", "42P10", "42804", "3F000"}
)
"""Refusals, ours and PostgreSQL's, that a change of the catalogue may have made wrong; nothing has happened then."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Rest:
    """Make it, `await start()`, serve, `await stop()`; with a lifespan of its own it does the last two by itself."""

    def __init__(self, dsn: str, verifier: Verifier, config: RestConfig | None = None) -> None:
        config = config or RestConfig()
        self._pool = Pool(
            dsn,
            size=config.pool_size,
            busy_after=config.busy_after,
            patience=config.patience,
            prepares=config.prepared_statements,
        )
        self._live = LiveCatalogue(self._pool, dsn, config, changed=self._changed)
        self._callers = Callers(verifier)
        self._runner = Runner(self._pool)
        self._plans: OrderedDict[Any, Planned] = OrderedDict()
        self._starting = asyncio.Lock()

    async def start(self) -> None:
        """Connect and read the schema cache; later calls do nothing. Raises RestError when the database is not there."""
        async with self._starting:
            if self._live.current is None:
                try:
                    await self._live.start()
                except (QueryFailed, ConnectionLost) as error:
                    raise unavailable(
                        "PGRST002", "Could not query the database for the schema cache. Retrying."
                    ) from error

    async def stop(self) -> None:
        await self._live.stop()
        await self._pool.close()

    async def reload(self) -> None:
        """Read the schema cache anew, as NOTIFY does."""
        await self._live.reload()

    def _changed(self) -> None:
        self._plans.clear()
        self._callers.forget()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        exchange = Exchange(scope, receive, send, self._live.config)
        try:
            made = exchange.preflight() or await self._respond(exchange)
        except RestError as error:
            made = error_answer(error)
        await exchange.answer(made)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        await self.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _respond(self, exchange: Exchange) -> Answer:
        if self._live.current is None:
            await self.start()
        try:
            return await self._attempt(exchange)
        except RestError as error:
            if error.code not in MISSING or not await self._live.refresh():
                raise
        return await self._attempt(exchange)

    async def _attempt(self, exchange: Exchange) -> Answer:
        config, catalogue = self._live.config, self._live.current
        assert catalogue is not None
        request = exchange.incoming(config)
        caller = self._callers.of(request.header(b"authorization"), config)
        if request.method in {"POST", "PATCH", "PUT"}:
            request.body = await exchange.body(config.longest_body)
        try:
            return await self._serve(exchange, request, caller, catalogue)
        except QueryFailed as failed:
            raise database_error(failed, named_role=caller.named_role) from failed
        except ConnectionLost as lost:
            message = "Database client error. Retrying the connection."
            raise unavailable("PGRST001", message) from lost

    async def _serve(self, exchange: Exchange, request: Incoming, caller: Caller, catalogue: Catalogue) -> Answer:
        config = self._live.config
        preferences = prefer.parse(request.header(b"prefer"), tx_override=config.tx_override)
        if request.target == "root" and config.root_function and request.method != "OPTIONS":
            request.target, request.name = "routine", config.root_function
        if request.target == "root":
            if request.method == "OPTIONS":
                return for_root()
            return await root_answer(self._runner, catalogue, config, request, caller, exchange)
        if len(exchange.raw_query) > config.longest_url:
            raise too_large("URL")
        calls = request.target == "routine" and request.method in {"GET", "HEAD", "OPTIONS"}
        raw = query.read(request.query, calls=calls, max_rows=config.max_rows)
        header = request.header(b"range") if request.method == "GET" else ""
        request.rows = row_range(raw.limit, raw.offset, header)
        if request.method == "PUT" and not request.rows.everything:
            raise put_with_limit()
        rows = request.rows.capped(config.max_rows)
        ranged = header != "" or raw.limit is not None or raw.offset is not None
        first_rows = rows.count if ranged and not rows.first and (rows.count or 0) <= SMALL_LIMIT else None
        planned, sent = self._planned(request, raw, preferences, catalogue, (ranged, first_rows))
        if isinstance(planned, Answer):
            return planned
        values = Values(raw, sent, rows)
        work = work_for(planned, values, request, caller, catalogue, config)
        result = await self._runner.run(work, exchange)
        return answer(request, planned, result, max_rows=config.max_rows)

    def _planned(
        self,
        request: Incoming,
        raw: RawQuery,
        preferences: Preferences,
        catalogue: Catalogue,
        ranged: tuple[bool, int | None],
    ) -> tuple[Planned | Answer, Payload | None]:
        sent = self._payload(request, raw)
        key = (
            request.method,
            request.target,
            request.schema,
            request.name,
            raw.shape,
            request.header(b"accept"),
            request.header(b"content-type") if request.target == "routine" else "",
            preferences,
            ranged,
            None if sent is None else (sent.keys, sent.is_object),
        )
        planned = self._plans.get(key)
        if planned is not None:
            self._plans.move_to_end(key)
            return planned, sent
        made = self._plan(request, raw, preferences, catalogue, sent, ranged)
        asked = (request.query, request.header(b"accept"), request.header(b"prefer"))
        if isinstance(made, Planned) and sum(map(len, asked)) <= LONGEST_REMEMBERED:
            self._plans[key] = made
            if len(self._plans) > PLANS_KEPT:
                self._plans.popitem(last=False)
        return made, sent

    def _plan(
        self,
        request: Incoming,
        raw: RawQuery,
        preferences: Preferences,
        catalogue: Catalogue,
        sent: Payload | None,
        ranged: tuple[bool, int | None],
    ) -> Planned | Answer:
        config = self._live.config
        asked = Asked(
            request.method,
            request.schema,
            request.name,
            query.parse(raw.shape, remember=len(request.query) <= LONGEST_REMEMBERED),
            media.accepted(request.header(b"accept")),
            preferences,
            *ranged,
            len(raw.values),
        )
        if request.target == "relation":
            if request.method == "OPTIONS":
                return for_table(find_table(catalogue, asked))
            if request.method in {"GET", "HEAD"}:
                return plan_table_read(catalogue, config, asked)
            return plan_table_write(catalogue, config, asked, sent)
        planned = plan_routine_call(catalogue, config, asked, sent, _content(request))
        if request.method == "OPTIONS" and planned.routine is not None:
            return for_routine(planned.routine)
        return planned

    def _payload(self, request: Incoming, raw: RawQuery) -> Payload | None:
        calls = request.target == "routine"
        if request.method not in {"POST", "PATCH", "PUT"}:
            return None
        columns = None if request.method == "PUT" else query.columns_of(raw.shape)
        return payload.read(request.body, _content(request), columns, calls=calls)


def _content(request: Incoming) -> media.Media:
    return media.decode(request.header(b"content-type") or "application/json")
