"""SQL text in the making: identifiers quoted, values as numbered parameters."""

from dataclasses import dataclass

from hugobase.rest.catalogue.model import Qualified

Source = int | bytes
"""Where a parameter's value comes from: a slot of the request's values, or fixed for the shape of the request."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Text and the sources of `$1`, `$2`, …."""

    sql: str
    sources: tuple[Source, ...]


class Writer:
    """Hands out parameters in the order in which it is asked."""

    def __init__(self) -> None:
        self._sources: list[Source] = []

    def slot(self, slot: int) -> str:
        """A value of the request."""
        self._sources.append(slot)
        return f"${len(self._sources)}"

    def text(self, value: str) -> str:
        """A value that belongs to the shape of the request, such as a key of JSON."""
        self._sources.append(value.replace("\0", "").encode(errors="replace"))
        return f"${len(self._sources)}"

    def statement(self, sql: str) -> Statement:
        return Statement(sql, tuple(self._sources))


def identifier(name: str) -> str:
    return '"' + name.replace("\0", "").replace('"', '""') + '"'


def qualified(name: Qualified) -> str:
    return f"{identifier(name.schema)}.{identifier(name.name)}" if name.schema else identifier(name.name)


def column_of(scope: Qualified, name: str) -> str:
    return f"{qualified(scope)}.*" if name == "*" else f"{qualified(scope)}.{identifier(name)}"


def literal(text: str) -> str:
    """A constant that comes from the database's own catalogue."""
    escaped = text.replace("'", "''")
    return "E'" + escaped.replace("\\", "\\\\") + "'" if "\\" in escaped else f"'{escaped}'"
