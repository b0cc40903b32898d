"""One request's transaction: settings, the pre-request function, the statement, and a commit or not."""

from collections.abc import Callable
from dataclasses import dataclass

from psycopg import pq

from hugobase.rest.errors import RestError
from hugobase.rest.run.wire import Step, Wire

BYTEA = 17
"""The oid of the type."""
_PRE_COMMIT = ("set constraints all immediate", ())


@dataclass(slots=True)
class Result:
    """The one row of a statement of ours, as text."""

    total: int | None
    count: int
    body: bytes
    response_headers: bytes | None
    response_status: bytes | None
    inserted: int | None = None
    location: bytes | None = None
    expected: bytes | None = None
    """What EXPLAIN said of the number of rows."""


Check = Callable[[Result], RestError | None]
"""Looks at what was done, before it is committed; an error undoes it."""


@dataclass(slots=True)
class Work:
    """`before` are settings and the pre-request function; without `writes`, and at the default isolation, one message does it."""

    before: tuple[Step, ...]
    main: Step
    explain: Step | None = None
    writes: bool = False
    rollback: bool = False
    isolation: str | None = None
    check: Check | None = None
    shows_plan: bool = False


async def perform(wire: Wire, work: Work) -> Result:
    """Raises RestError (the check's), QueryFailed or ConnectionLost."""
    steps: list[Step] = []
    explicit = work.writes or work.isolation is not None
    if explicit:
        level = f" isolation level {work.isolation}" if work.isolation else ""
        steps.append((f"begin{level}", ()))
    steps += work.before
    position = len(steps)
    steps.append(work.main)
    if work.explain is not None:
        steps.append(work.explain)
    undecided = explicit and work.check is not None
    if explicit and not undecided:
        steps += _end(rollback=work.rollback)
    results = await wire.run(steps)
    result = _plan(results[position]) if work.shows_plan else _row(results[position])
    if work.explain is not None:
        result = _with_expectation(result, results[position + 1])
    refused = work.check(result) if work.check is not None else None
    if undecided:
        await wire.run(_end(rollback=work.rollback, refused=refused is not None))
    if refused is not None:
        raise refused
    return result


def _end(*, rollback: bool, refused: bool = False) -> list[Step]:
    if refused:
        return [("rollback", ())]
    return [_PRE_COMMIT, ("rollback", ())] if rollback else [("commit", ())]


def _row(result: pq.abc.PGresult) -> Result:
    value = result.get_value
    total, count = value(0, 0), value(0, 1)
    inserted = value(0, 5) if result.nfields > 5 else None  # noqa: PLR2004 — columns of the statements of writes
    return Result(
        None if total is None else int(total),
        int(count or 0),
        _body(result),
        value(0, 3),
        value(0, 4),
        None if inserted is None else int(inserted),
        value(0, 6) if result.nfields > 6 else None,  # noqa: PLR2004 — as above
    )


def _body(result: pq.abc.PGresult) -> bytes:
    text = result.get_value(0, 2) or b""
    return bytes.fromhex(text[2:].decode()) if result.ftype(2) == BYTEA else text


def _plan(result: pq.abc.PGresult) -> Result:
    lines = [result.get_value(row, 0) or b"" for row in range(result.ntuples)]
    return Result(None, len(lines), b"".join(line + b"\n" for line in lines), None, None)


def _with_expectation(result: Result, explained: pq.abc.PGresult) -> Result:
    return Result(
        result.total,
        result.count,
        result.body,
        result.response_headers,
        result.response_status,
        expected=explained.get_value(0, 0),
    )
