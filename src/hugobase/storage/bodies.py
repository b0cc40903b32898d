"""Reading JSON bodies and query strings with the wording of the original's schema checks."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request

from hugobase.storage.errors import BAD_JSON, BAD_REQUEST, TOO_LARGE

BODY_LIMIT = 1_000_000


class Body:
    """Typed access to the fields of a JSON object; each method raises StorageError.

    As in the original, a number or a truth value may also come as a string.
    """

    def __init__(self, values: Mapping[str, Any], where: str = "body") -> None:
        self._values = values
        self._where = where

    def has(self, name: str) -> bool:
        return name in self._values

    def required_text(self, name: str) -> str:
        self._require(name)
        return self.text(name)

    def text(self, name: str, default: str = "") -> str:
        return str(self._typed(name, default, str, "string"))

    def flag(self, name: str, default: bool) -> bool:
        value = self._values.get(name)
        return value == "true" if value in ("true", "false") else bool(self._typed(name, default, bool, "boolean"))

    def number(self, name: str, default: int, *, least: int = 0) -> int:
        text = self._values.get(name)
        if isinstance(text, str) and re.fullmatch(r"-?[0-9]{1,18}", text):
            value = int(text)
        else:
            value = self._typed(name, default, int, "integer")
        if value < least:
            self.refuse(f"{self._where}/{name} must be >= {least}")
        return int(value)

    def required_number(self, name: str, *, least: int) -> int:
        self._require(name)
        return self.number(name, least, least=least)

    def one_of(self, name: str, allowed: Sequence[str], default: str) -> str:
        value = self.text(name, default)
        if value not in allowed:
            self.refuse(f"{self._where}/{name} must be equal to one of the allowed values")
        return value

    def texts(self, name: str, *, most: int = 1000) -> list[str]:
        """A list of 1 to `most` strings."""
        self._require(name)
        value = self._typed(name, [], list, "array")
        if not value:
            self.refuse(f"{self._where}/{name} must NOT have fewer than 1 items")
        if len(value) > most:
            self.refuse(f"{self._where}/{name} must NOT have more than {most} items")
        for index, one in enumerate(value):
            if not isinstance(one, str):
                self.refuse(f"{self._where}/{name}/{index} must be string")
        return list(value)

    def part(self, name: str) -> "Body":
        """A nested object, empty when it is not there."""
        return Body(self._typed(name, {}, dict, "object"), f"{self._where}/{name}")

    def raw(self, name: str) -> Any:
        return self._values.get(name)

    def refuse(self, reason: str) -> None:
        raise BAD_REQUEST.error(reason=reason)

    def _require(self, name: str) -> None:
        if name not in self._values:
            self.refuse(f"{self._where} must have required property '{name}'")

    def _typed(self, name: str, default: Any, kind: type, word: str) -> Any:
        value = self._values.get(name, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.refuse(f"{self._where}/{name} must be {word}")
        return value


async def read_body(request: Request) -> Body:
    """The JSON object that was sent; an empty body with no type is no object, as in the original."""
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > BODY_LIMIT:
            raise TOO_LARGE.error()
    if not raw:
        raise BAD_REQUEST.error(reason="body must be object")
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BAD_JSON.error() from error
    if not isinstance(value, dict):
        raise BAD_REQUEST.error(reason="body must be object")
    return Body(value)


async def read_optional_body(request: Request) -> Body:
    """As `read_body`; nothing sent is an empty object."""
    return await read_body(request) if request.headers.get("content-length", "0") != "0" else Body({})
