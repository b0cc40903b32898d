"""Bodies of writes and calls: checked to be what their Content-Type says, and handed on as JSON text."""

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

from hugobase.rest.errors import bad_body
from hugobase.rest.request import media
from hugobase.rest.request.media import Media
from hugobase.rest.request.query import pairs

EMPTY = "Empty or invalid json"
UNEVEN = "All object keys must match"
UNEVEN_LINES = "All lines must have same number of fields"


@dataclass(frozen=True, slots=True)
class Payload:
    """`text` is what Postgres gets; `keys` are the columns or arguments named in it.

    `is_object` tells one row from an array of rows; `fields` are those of a form, `raw` marks text that is no JSON.
    """

    text: bytes
    keys: tuple[str, ...] = ()
    is_object: bool = False
    fields: tuple[tuple[str, str], ...] | None = None
    raw: bool = False


def read(body: bytes, kind: Media, columns: tuple[str, ...] | None, *, calls: bool) -> Payload:
    """Raises RestError."""
    if kind == media.JSON:
        return _json(body, columns, calls=calls)
    if kind == media.CSV:
        return _csv(body)
    if kind == media.FORM:
        fields = tuple(pairs(_utf8(body)))
        keys = tuple(sorted(dict(fields)))
        if calls:
            return Payload(b"", keys, fields=fields)
        return Payload(_dump(dict(fields)), keys, is_object=True)
    if calls and kind in {media.TEXT, media.XML, media.BINARY}:
        return Payload(body, raw=True)
    raise bad_body(f"Content-Type not acceptable: {kind.text}")


def _json(body: bytes, columns: tuple[str, ...] | None, *, calls: bool) -> Payload:
    if columns is not None:
        return Payload(body, columns, is_object=body.lstrip(b" \t\n\r")[:1] == b"{")
    if not body and calls:
        return Payload(b"{}", (), is_object=True)
    value = parse_json(body)
    if isinstance(value, dict):
        return Payload(body, tuple(sorted(value)), is_object=True)
    if not isinstance(value, list) or not value:
        return Payload(b"[]")
    first = value[0]
    if not isinstance(first, dict) or not all(isinstance(row, dict) and row.keys() == first.keys() for row in value):
        raise bad_body(UNEVEN)
    return Payload(body, tuple(sorted(first)))


def parse_json(body: bytes) -> Any:
    try:
        return json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise bad_body(EMPTY) from None


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _csv(body: bytes) -> Payload:
    try:
        lines = list(csv.reader(io.StringIO(_utf8(body), newline=""), strict=True))
    except csv.Error as error:
        raise bad_body(f"Invalid CSV: {error}") from None
    lines = [line for line in lines if line]
    if not lines:
        raise bad_body("Failed reading: not enough input")
    names, rows = lines[0], lines[1:]
    if any(len(row) != len(names) for row in rows):
        raise bad_body(UNEVEN_LINES)
    values = [{name: None if text == "NULL" else text for name, text in zip(names, row, strict=True)} for row in rows]
    return Payload(_dump(values), tuple(sorted(set(names))) if rows else ())


def _utf8(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise bad_body("The body is not UTF-8") from None


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
