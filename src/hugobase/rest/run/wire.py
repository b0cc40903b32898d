"""One connection that sends several prepared statements in one message and answers their results together.

All statements between two synchronisation points are one transaction, also without BEGIN: a read costs one round trip.
Parameters travel as untyped text, so that Postgres infers their types from the query, as it does for constants.
"""

import asyncio
import itertools
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from psycopg import AsyncConnection, Error, Notify, pq

Parameters = Sequence[bytes | None]
Step = tuple[str, Parameters]
"""A statement and its parameters."""

LONGEST_PREPARED = 16_000
"""Letters of a statement that stays prepared; longer ones are rare and would fill the server's memory."""
_BAD = frozenset({pq.ExecStatus.FATAL_ERROR, pq.ExecStatus.BAD_RESPONSE})
_SYNC = pq.ExecStatus.PIPELINE_SYNC


class ConnectionLost(Exception):
    """The server closed the connection; what was sent may or may not have happened."""


class QueryFailed(Exception):
    """PostgreSQL refused a statement; the fields are its own."""

    def __init__(self, code: str, message: str, details: str | None, hint: str | None) -> None:
        super().__init__(code, message)
        self.code, self.message, self.details, self.hint = code, message, details, hint


@dataclass(slots=True)
class _Pending:
    future: "asyncio.Future[list[pq.abc.PGresult]]"
    results: list[pq.abc.PGresult]
    prepared: tuple[str | None, ...]
    """For each result: None if it is the caller's, else the statement that this message prepared."""


class Wire:
    """Used by one task at a time."""

    def __init__(self, connection: AsyncConnection, *, prepares: int) -> None:
        self._connection = connection
        self._pg = connection.pgconn
        self._loop = asyncio.get_running_loop()
        self._prepares = prepares
        self._prepared: OrderedDict[str, bytes] = OrderedDict()
        self._names = itertools.count(1)
        self._pending: deque[_Pending] = deque()
        self._socket = self._pg.socket
        self.on_notify: Callable[[Notify], None] | None = None
        self.closed = False
        self.gone = asyncio.Event()
        self._pg.enter_pipeline_mode()
        self._loop.add_reader(self._socket, self._readable)

    @classmethod
    async def connect(cls, dsn: str, *, prepares: int = 200) -> "Wire":
        """Raises ConnectionLost. `prepares` is how many statements stay prepared; 0 for a pooler between us and Postgres."""
        try:
            connection = await AsyncConnection.connect(dsn, autocommit=True)
        except (Error, OSError) as error:
            raise ConnectionLost from error
        return cls(connection, prepares=prepares)

    async def run(self, steps: Sequence[Step]) -> list[pq.abc.PGresult]:
        """The results of the statements, in one transaction and one round trip; raises QueryFailed or ConnectionLost."""
        if self.closed:
            raise ConnectionLost
        future: asyncio.Future[list[pq.abc.PGresult]] = self._loop.create_future()
        try:
            prepared = self._send(steps)
            self._pending.append(_Pending(future, [], prepared))
            if self._pg.flush():
                self._loop.add_writer(self._socket, self._writable)
        except Error as error:
            self.close()
            raise ConnectionLost from error
        return await future

    def usable(self) -> bool:
        """Whether the server still holds the connection, as far as it has told us."""
        if not self.closed:
            self._readable()
        return not self.closed

    @property
    def busy(self) -> bool:
        return bool(self._pending)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction that was begun is still open."""
        return not self.closed and self._pg.transaction_status != pq.TransactionStatus.IDLE

    async def cancel(self) -> None:
        """Ask the server to give up what it is doing for us."""
        if not self.closed and self._pending:
            await asyncio.to_thread(self._pg.get_cancel().cancel)

    def close(self) -> None:
        if self.closed:
            return
        self.closed = True
        self.gone.set()
        self._loop.remove_reader(self._socket)
        self._loop.remove_writer(self._socket)
        self._pg.finish()
        while self._pending:
            future = self._pending.popleft().future
            if not future.done():
                future.set_exception(ConnectionLost())

    def _send(self, steps: Sequence[Step]) -> tuple[str | None, ...]:
        sent: list[str | None] = []
        for sql, parameters in steps:
            if not self._prepares or len(sql) > LONGEST_PREPARED:
                self._pg.send_query_params(sql.encode(), parameters)
                sent.append(None)
                continue
            name = self._prepared.get(sql)
            if name is None:
                sent += self._prepare(sql)
                name = self._prepared[sql]
            else:
                self._prepared.move_to_end(sql)
            self._pg.send_query_prepared(name, parameters)
            sent.append(None)
        self._pg.pipeline_sync()
        return tuple(sent)

    def _prepare(self, sql: str) -> list[str]:
        sent = [sql]
        if len(self._prepared) >= self._prepares:
            _, oldest = self._prepared.popitem(last=False)
            self._pg.send_query_params(b"deallocate " + oldest, None)
            sent.insert(0, "")
        name = b"p%d" % next(self._names)
        self._pg.send_prepare(name, sql.encode())
        self._prepared[sql] = name
        return sent

    def _writable(self) -> None:
        try:
            if not self._pg.flush():
                self._loop.remove_writer(self._socket)
        except Error:
            self.close()

    def _readable(self) -> None:
        try:
            self._pg.consume_input()
            while self._pending and not self._pg.is_busy():
                self._take(self._pg.get_result())
            while (note := self._pg.notifies()) is not None:
                if self.on_notify is not None:
                    self.on_notify(Notify(note.relname.decode(), note.extra.decode(), note.be_pid))
        except Error:
            self.close()

    def _take(self, result: pq.abc.PGresult | None) -> None:
        if result is None:
            return
        pending = self._pending[0]
        if result.status != _SYNC:
            pending.results.append(result)
            return
        self._pending.popleft()
        failed = next((one for one in pending.results if one.status in _BAD), None)
        if failed is not None:
            self._forget(pending)
        if pending.future.done():
            return
        if failed is not None:
            pending.future.set_exception(_failure(failed))
        else:
            own = zip(pending.results, pending.prepared, strict=False)
            pending.future.set_result([result for result, prepared in own if prepared is None])

    def _forget(self, pending: _Pending) -> None:
        """A statement whose PREPARE failed or was skipped has to be prepared when it is next used."""
        for result, prepared in zip(pending.results, pending.prepared, strict=False):
            if prepared and result.status != pq.ExecStatus.COMMAND_OK:
                self._prepared.pop(prepared, None)


def _failure(result: pq.abc.PGresult) -> QueryFailed:
    def text(field: pq.DiagnosticField) -> str | None:
        value = result.error_field(field)
        return None if value is None else value.decode(errors="replace")

    return QueryFailed(
        text(pq.DiagnosticField.SQLSTATE) or "XX000",
        text(pq.DiagnosticField.MESSAGE_PRIMARY) or "",
        text(pq.DiagnosticField.MESSAGE_DETAIL),
        text(pq.DiagnosticField.MESSAGE_HINT),
    )
