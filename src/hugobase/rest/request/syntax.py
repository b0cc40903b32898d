"""What a query string says, as plain values. Values of filters are left out: a `slot` is their place in the request's list."""

from dataclasses import dataclass
from typing import Literal

JoinType = Literal["inner", "left"]


@dataclass(frozen=True, slots=True)
class JsonStep:
    """`->key`, `->>key`, or either with a number; `text` is true for the second."""

    text: bool
    key: str
    is_index: bool


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    path: tuple[JsonStep, ...] = ()


@dataclass(frozen=True, slots=True)
class SelectField:
    """`alias:name->path::cast.aggregate()::aggregate_cast`; `count()` alone counts `*`."""

    field: Field
    aggregate: str | None = None
    aggregate_cast: str | None = None
    cast: str | None = None
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class SelectEmbed:
    """`alias:name!hint!inner(items)`, or `...name(items)` when spread."""

    name: str
    items: tuple["SelectField | SelectEmbed", ...]
    alias: str | None = None
    hint: str | None = None
    join: JoinType | None = None
    spread: bool = False


SelectItem = SelectField | SelectEmbed


@dataclass(frozen=True, slots=True)
class Condition:
    """`not.op(modifier).value`: the modifier is `any`, `all` or a text search language; `is` has its word instead of a slot."""

    negated: bool
    operator: str
    modifier: str | None
    slot: int


@dataclass(frozen=True, slots=True)
class Filter:
    field: Field
    condition: Condition


@dataclass(frozen=True, slots=True)
class Logic:
    negated: bool
    operator: Literal["and", "or"]
    items: tuple["Filter | Logic", ...]


@dataclass(frozen=True, slots=True)
class OrderTerm:
    """`relation` is set for `relation(field)`."""

    field: Field
    direction: Literal["ASC", "DESC"] | None = None
    nulls: Literal["NULLS FIRST", "NULLS LAST"] | None = None
    relation: str | None = None


Path = tuple[str, ...]
"""The embeds from the root to where something applies; the empty path is the root."""


@dataclass(frozen=True, slots=True)
class Range:
    """Slots of limit and offset at one embed; None where not given."""

    limit: int | None
    offset: int | None


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query string."""

    select: tuple[SelectItem, ...]
    filters: tuple[tuple[Path, Filter], ...]
    logic: tuple[tuple[Path, Filter | Logic], ...]
    order: tuple[tuple[Path, tuple[OrderTerm, ...]], ...]
    ranges: tuple[tuple[Path, Range], ...]
    columns: tuple[str, ...] | None
    on_conflict: tuple[str, ...] | None
    arguments: tuple[tuple[str, int], ...]
