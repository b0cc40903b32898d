"""The headers of a request: by name for us, and as JSON for the database. A client sends the same ones again and again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

Header = tuple[bytes, bytes]
LONGEST_REMEMBERED = 8000
JOINED = frozenset({b"prefer", b"accept"})
"""Several of these are one, with commas."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Headers:
    """`shown` and `cookies` are JSON objects; the cookies are not among the headers shown."""

    by_name: Mapping[bytes, str]
    shown: bytes
    cookies: bytes


def read_headers(headers: tuple[Header, ...]) -> Headers:
    small = sum(len(value) for _, value in headers) <= LONGEST_REMEMBERED
    return _remembered(headers) if small else _read(headers)


@lru_cache(maxsize=512)
def _remembered(headers: tuple[Header, ...]) -> Headers:
    return _read(headers)


def _read(headers: tuple[Header, ...]) -> Headers:
    by_name: dict[bytes, str] = {}
    shown: dict[str, str] = {}
    cookies: dict[str, str] = {}
    for name, value in headers:
        text = value.decode("latin-1")
        if name in JOINED and name in by_name:
            text = f"{by_name[name]}, {text}"
        by_name[name] = text
        if name == b"cookie":
            cookies.update(_cookies(text))
        else:
            shown[name.decode("latin-1")] = value.decode("utf-8", "replace")
    return Headers(by_name, _encode(shown).encode(), _encode(cookies).encode())


def _cookies(text: str) -> dict[str, str]:
    found = {}
    for part in text.split(";"):
        name, equals, value = part.strip().partition("=")
        if equals:
            found[name] = value
    return found
