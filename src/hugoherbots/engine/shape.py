"""Checks plain data against the subset of JSON Schema that this engine publishes, and names the path of each fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a document: where (`needs[2].said`), and what."""

    path: str
    message: str


def faults(data: Any, schema: Mapping[str, Any], path: str = "") -> Iterator[Fault]:
    """Every fault of `data`, outermost first; understands what flow_schema.py uses and nothing more."""
    kind = schema.get("type")
    if kind is not None and not _OF_TYPE[kind](data):
        yield Fault(path, f"must be {_NAMES[kind]}")
        return
    if "const" in schema and data != schema["const"]:
        yield Fault(path, f"must be {schema['const']!r}")
    if "enum" in schema and data not in schema["enum"]:
        yield Fault(path, f"must be one of {', '.join(map(str, schema['enum']))}")
    check = _CHECKS.get(kind or "")
    if check is not None:
        yield from check(data, schema, path)


def _object(data: Mapping[str, Any], schema: Mapping[str, Any], path: str) -> Iterator[Fault]:
    properties = schema.get("properties", {})
    for key in schema.get("required", ()):
        if key not in data:
            yield Fault(_join(path, key), "is missing")
    for key, value in data.items():
        if key in properties:
            yield from faults(value, properties[key], _join(path, key))
        elif schema.get("additionalProperties") is False:
            yield Fault(_join(path, str(key)), "is not a field of this format")


def _array(data: Sequence[Any], schema: Mapping[str, Any], path: str) -> Iterator[Fault]:
    if len(data) < schema.get("minItems", 0):
        yield Fault(path, f"needs at least {schema['minItems']} entries, has {len(data)}")
    if schema.get("uniqueItems"):
        for index, item in enumerate(data):
            if item in data[:index]:
                yield Fault(f"{path}[{index}]", "is there twice")
    for index, item in enumerate(data):
        yield from faults(item, schema.get("items", {}), f"{path}[{index}]")


def _string(data: str, schema: Mapping[str, Any], path: str) -> Iterator[Fault]:
    if len(data.strip()) < schema.get("minLength", 0):
        yield Fault(path, "must not be empty" if schema["minLength"] == 1 else "is too short")
    if len(data) > schema.get("maxLength", len(data)):
        yield Fault(path, f"is longer than {schema['maxLength']} characters")
    if "pattern" in schema and not _compiled(schema["pattern"]).search(data):
        yield Fault(path, f"must match {schema['pattern']}")


def _integer(data: int, schema: Mapping[str, Any], path: str) -> Iterator[Fault]:
    lowest, highest = schema.get("minimum", data), schema.get("maximum", data)
    if not lowest <= data <= highest:
        yield Fault(path, f"must be from {lowest} to {highest}")


@lru_cache(maxsize=32)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


_OF_TYPE: dict[str, Callable[[Any], bool]] = {
    "object": lambda data: isinstance(data, Mapping),
    "array": lambda data: isinstance(data, Sequence) and not isinstance(data, str),
    "string": lambda data: isinstance(data, str),
    "integer": lambda data: isinstance(data, int) and not isinstance(data, bool),
    "boolean": lambda data: isinstance(data, bool),
}
_NAMES = {
    "object": "an object",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
}
_CHECKS: dict[str, Callable[[Any, Mapping[str, Any], str], Iterator[Fault]]] = {
    "object": _object,
    "array": _array,
    "string": _string,
    "integer": _integer,
}
