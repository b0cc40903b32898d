"""The answer to a request that succeeded: status, headers and body."""

import json
from dataclasses import dataclass
from urllib.parse import quote

from hugobase.rest.errors import RestError, bad_response_headers, bad_response_status, out_of_bounds
from hugobase.rest.plan.planner import Planned
from hugobase.rest.request.incoming import Incoming
from hugobase.rest.request.query import canonical
from hugobase.rest.run.transaction import Result

Headers = list[tuple[bytes, bytes]]
_COUNTED = frozenset({"exact", "estimated"})


@dataclass(slots=True)
class Answer:
    status: int
    headers: Headers
    body: bytes = b""


def answer(request: Incoming, planned: Planned, result: Result, *, max_rows: int | None) -> Answer:
    """Raises RestError for response settings of the database that make no sense."""
    if planned.media.plan_of is not None:
        made = Answer(200, _content(request, planned), result.body)
    elif planned.kind == "read":
        made = _read(request, planned, _with_total(planned, result, max_rows))
    elif planned.kind == "call":
        made = _call(request, planned, result)
    else:
        made = _WRITES[planned.kind](request, planned, result)
    if result.response_headers is None and result.response_status is None:
        return made
    return _overridden(made, result)


def _with_total(planned: Planned, result: Result, max_rows: int | None) -> Result:
    """What Postgres expects stands for the total, or beside it when that was cut off."""
    if result.expected is None:
        return result
    expected = int(json.loads(result.expected)[0]["Plan"]["Plan Rows"])
    total = result.total
    if planned.preferences.count == "planned":
        total = expected
    elif total is not None and (max_rows is None or total > max_rows):
        total = max(total, expected)
    return Result(total, result.count, result.body, result.response_headers, result.response_status)


def _read(request: Incoming, planned: Planned, result: Result) -> Answer:
    status, content_range = _range(request, result)
    location = f"/{quote(planned.target)}" + (f"?{canonical(request.query)}" if request.query else "")
    headers: Headers = [(b"content-range", content_range), (b"content-location", location.encode())]
    headers += _content(request, planned)
    _add_applied(headers, planned)
    return _ranged(request, result, status, headers)


def _call(request: Incoming, planned: Planned, result: Result) -> Answer:
    status, content_range = _range(request, result)
    headers: Headers = [(b"content-range", content_range)]
    _add_applied(headers, planned)
    if planned.routine is not None and planned.routine.void:
        return Answer(204, headers)
    headers += _content(request, planned)
    return _ranged(request, result, status, headers)


def _range(request: Incoming, result: Result) -> tuple[int, bytes]:
    first, count, total = request.rows.first, result.count, result.total
    shown = b"%d-%d" % (first, first + count - 1) if count and total != 0 else b"*"
    status = 200
    if total is not None and first > total:
        status = 416
    elif total is not None and count < total:
        status = 206
    return status, shown + b"/" + (b"*" if total is None else b"%d" % total)


def _ranged(request: Incoming, result: Result, status: int, headers: Headers) -> Answer:
    if status == 416:  # noqa: PLR2004 — Range Not Satisfiable
        refused = error_answer(out_of_bounds(request.rows.first, result.total or 0))
        names = {name for name, _ in refused.headers}
        return Answer(416, refused.headers + [pair for pair in headers if pair[0] not in names], refused.body)
    return Answer(status, headers, b"" if request.method == "HEAD" else result.body)


def _create(request: Incoming, planned: Planned, result: Result) -> Answer:
    headers: Headers = []
    if result.location is not None:
        keys = "&".join(
            f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in json.loads(result.location)
        )
        headers.append((b"location", f"/{quote(planned.target)}?{keys}".encode()))
    headers.append((b"content-range", _written(planned, result)))
    _add_applied(headers, planned)
    merged = planned.preferences.resolution == "merge-duplicates"
    status = 200 if merged and (result.inserted is None or result.inserted <= 0) else 201
    if planned.preferences.representation != "representation":
        return Answer(status, headers)
    return Answer(status, headers + _content(request, planned), result.body)


def _update(request: Incoming, planned: Planned, result: Result) -> Answer:
    counted = planned.preferences.count in _COUNTED
    shown = b"0-%d" % (result.count - 1) if result.count else b"*"
    headers: Headers = [(b"content-range", shown + b"/" + (b"%d" % result.count if counted else b"*"))]
    return _changed(request, planned, result, headers)


def _delete(request: Incoming, planned: Planned, result: Result) -> Answer:
    return _changed(request, planned, result, [(b"content-range", _written(planned, result))])


def _put(request: Incoming, planned: Planned, result: Result) -> Answer:
    inserted = result.inserted is not None and result.inserted > 0
    return _changed(request, planned, result, [], status=201 if inserted else 200)


def _changed(request: Incoming, planned: Planned, result: Result, headers: Headers, status: int = 200) -> Answer:
    _add_applied(headers, planned)
    if planned.preferences.representation != "representation":
        return Answer(204, headers)
    return Answer(status, headers + _content(request, planned), result.body)


_WRITES = {"create": _create, "update": _update, "delete": _delete, "put": _put}


def _written(planned: Planned, result: Result) -> bytes:
    return b"*/" + (b"%d" % result.count if planned.preferences.count in _COUNTED else b"*")


def _content(request: Incoming, planned: Planned) -> Headers:
    headers: Headers = [(b"content-type", planned.media.content_type.encode())]
    if request.negotiated:
        headers.append((b"content-profile", request.schema.encode()))
    return headers


def _add_applied(headers: Headers, planned: Planned) -> None:
    if planned.applied is not None:
        headers.append((b"preference-applied", planned.applied.encode()))


def _overridden(made: Answer, result: Result) -> Answer:
    """By `response.status` and `response.headers`, which the database may set."""
    status = made.status
    if result.response_status is not None:
        if not result.response_status.isdigit() or not 200 <= int(result.response_status) <= 599:  # noqa: PLR2004 — final statuses
            raise bad_response_status()
        status = int(result.response_status)
    own = made.headers
    if result.response_headers is not None:
        wanted = _wanted_headers(result.response_headers)
        names = {name for name, _ in wanted}
        own = [(name, value) for name, value in own if name not in names] + wanted
    return Answer(status, own, made.body)


def _wanted_headers(text: bytes) -> Headers:
    try:
        listed = json.loads(text)
        pairs = [next(iter(one.items())) for one in listed if len(one) == 1]
    except (ValueError, AttributeError, TypeError):
        raise bad_response_headers() from None
    fits = isinstance(listed, list) and len(pairs) == len(listed)
    if not fits or not all(isinstance(value, str) and _one_line(name + value) for name, value in pairs):
        raise bad_response_headers()
    return [(name.lower().encode(), value.encode()) for name, value in pairs]


def _one_line(text: str) -> bool:
    return not any(char in text for char in "\r\n\0")


def error_answer(error: RestError) -> Answer:
    headers: Headers = [
        (b"content-type", b"application/json; charset=utf-8"),
        (b"proxy-status", f"PostgREST; error={error.code}".encode("latin-1", "replace")),
    ]
    for name, value in error.headers.items():
        if _one_line(name + value):
            headers.append((name.lower().encode("latin-1", "replace"), value.encode()))
    return Answer(error.status, headers, error.body)
