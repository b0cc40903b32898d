"""The schema cache as values: tables, relationships, functions and types."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hugobase.rest.request.media import Media


class Qualified(NamedTuple):
    """A name with its schema."""

    schema: str
    name: str


@dataclass(frozen=True, slots=True)
class Column:
    """`type` has no modifiers and, for domains over built-in types, is the base; `nominal` is as declared."""

    name: str
    type: str
    nominal: str
    nullable: bool
    default: str | None
    max_length: int | None
    description: str | None
    enum: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    name: Qualified
    description: str | None
    is_view: bool
    insertable: bool
    updatable: bool
    deletable: bool
    primary_key: tuple[str, ...]
    columns: Mapping[str, Column]


Cardinality = Literal["many-to-one", "one-to-many", "one-to-one", "many-to-many"]
ColumnPairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Junction:
    """`source` and `target` pair a column of either end with the junction's column."""

    table: Qualified
    source_constraint: str
    target_constraint: str
    source: ColumnPairs
    target: ColumnPairs


@dataclass(frozen=True, slots=True)
class Relationship:
    """From a row of `table` to rows of `foreign`; `columns` pairs a column of the first with one of the second."""

    table: Qualified
    foreign: Qualified
    cardinality: Cardinality
    constraint: str = ""
    columns: ColumnPairs = ()
    junction: Junction | None = None
    table_is_view: bool = False
    foreign_is_view: bool = False
    referenced: bool = False
    """Of one-to-one: whether `table` is the one that the foreign key points to."""

    @property
    def is_self(self) -> bool:
        return self.table == self.foreign

    @property
    def to_one(self) -> bool:
        return self.cardinality in {"many-to-one", "one-to-one"}


@dataclass(frozen=True, slots=True)
class Computed:
    """A function of a row of `table` that answers rows of `foreign`."""

    table: Qualified
    foreign: Qualified
    function: Qualified
    to_one: bool


AnyRelationship = Relationship | Computed


@dataclass(frozen=True, slots=True)
class Parameter:
    """`type` as declared, `call_type` without lengths that would cut a value; `name` may be empty."""

    name: str
    type: str
    call_type: str
    required: bool
    variadic: bool


@dataclass(frozen=True, slots=True)
class Routine:
    oid: int
    name: Qualified
    description: str | None
    parameters: tuple[Parameter, ...]
    returns: Qualified
    returns_set: bool
    composite: bool
    volatility: Literal["i", "s", "v"]
    isolation: str | None
    settings: tuple[tuple[str, str], ...]

    @property
    def scalar(self) -> bool:
        return not self.returns_set and not self.composite

    @property
    def set_of_scalar(self) -> bool:
        return self.returns_set and not self.composite

    @property
    def single_composite(self) -> bool:
        return not self.returns_set and self.composite

    @property
    def void(self) -> bool:
        return self.scalar and self.returns == Qualified("pg_catalog", "void")


@dataclass(frozen=True, slots=True)
class Handler:
    """A function or aggregate that makes `media` of rows of `target`; None means of any rows."""

    function: Qualified
    target: Qualified | None
    media: Media


@dataclass(frozen=True)
class Catalogue:
    """All that a request may name. `version` changes with every reload."""

    version: int
    schemas: tuple[str, ...]
    tables: Mapping[Qualified, Table]
    relationships: Mapping[tuple[Qualified, str], tuple[AnyRelationship, ...]]
    routines: Mapping[Qualified, tuple[Routine, ...]]
    representations: Mapping[tuple[str, str], str]
    """A function, ready to write, by (source type, target type): how a domain is read from and shown as text or JSON."""
    handlers: Mapping[tuple[Qualified | None, str], Handler]
    types: Mapping[str, str]
    """What may stand in a cast: the lower-case name, and how to write it."""
    role_settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """`alter role … set …`, for roles that the login may become."""

    def table(self, name: Qualified) -> Table | None:
        return self.tables.get(name)
