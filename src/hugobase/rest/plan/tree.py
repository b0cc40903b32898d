"""The plan of a read: a tree with a node for the root and for every embedded table."""

from dataclasses import dataclass, field
from typing import Literal

from hugobase.rest.catalogue.model import AnyRelationship, Computed, Qualified, Relationship
from hugobase.rest.request.syntax import Condition, Field, Filter, JsonStep, Logic, OrderTerm, SelectField

SOURCE = "pgrst_source"
"""The name under which the rows of a write or a call are read."""


NOWHERE = Qualified("", "")


@dataclass(frozen=True, slots=True)
class ColumnRef:
    """A column as it is used: with a path into it, as words to search, through a domain's own function, or as the whole row.

    `search` is a language, or empty for the default one; None when no search is meant.
    """

    name: str
    path: tuple[JsonStep, ...] = ()
    to_json: bool = False
    search: str | None = None
    type: str = ""
    transform: str | None = None
    whole_row: bool = False


@dataclass(frozen=True, slots=True)
class SelectColumn:
    ref: ColumnRef
    aggregate: str | None = None
    aggregate_cast: str | None = None
    cast: str | None = None
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    ref: ColumnRef
    condition: Condition


@dataclass(frozen=True, slots=True)
class EmbedIsNull:
    """`embed=is.null`, or with `negated` its opposite; `alias` is the join's."""

    negated: bool
    alias: str


@dataclass(frozen=True, slots=True)
class Tree:
    negated: bool
    operator: Literal["and", "or"]
    items: tuple["Comparison | EmbedIsNull | Tree", ...]


Test = Comparison | EmbedIsNull | Tree


@dataclass(frozen=True, slots=True)
class Sorting:
    """`join` is the alias of the embed that the column belongs to, if it is not this node's own."""

    ref: ColumnRef
    direction: str | None
    nulls: str | None
    join: str | None = None


@dataclass(frozen=True, slots=True)
class SpreadColumn:
    name: str
    aggregate: str | None = None
    aggregate_cast: str | None = None
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class JoinSelect:
    """What a node shows of one embed: an object, an array, or the columns of a spread."""

    join: str
    name: str
    kind: Literal["object", "array", "spread"]
    hidden: bool = False
    columns: tuple[SpreadColumn, ...] = ()


@dataclass(slots=True)
class Limits:
    """Slots or numbers; None is no limit."""

    limit: int | None = None
    offset: int | None = None
    cap: int | None = None
    """Most rows when no limit is given."""


@dataclass(slots=True)
class Node:
    """Asked-for fields first, then what planning makes of them."""

    name: str
    alias: str | None = None
    hint: str | None = None
    inner: bool = False
    spread: Literal["one", "many"] | None = None
    depth: int = 0
    asked: list[SelectField] = field(default_factory=list)
    asked_filters: list[Filter | Logic] = field(default_factory=list)
    asked_order: tuple[OrderTerm, ...] = ()
    children: list["Node"] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)

    table: Qualified = NOWHERE
    """Where the columns are described."""
    source: Qualified = NOWHERE
    """What stands in FROM."""
    source_alias: str | None = None
    relationship: AnyRelationship | None = None
    parent_alias: str | None = None
    join: str = ""
    """The alias of the join that brings this node to its parent."""
    select: list[SelectColumn] = field(default_factory=list)
    where: list[Test] = field(default_factory=list)
    order: list[Sorting] = field(default_factory=list)
    join_selects: list[JoinSelect] = field(default_factory=list)
    extra_select: list[tuple[str | None, SelectColumn]] = field(default_factory=list)
    """Columns that a spread array is sorted by, with the join they come from."""
    spread_order: list[Sorting] = field(default_factory=list)

    @property
    def shown_as(self) -> str:
        return self.alias or self.name

    @property
    def scope(self) -> Qualified:
        """How columns of this node are qualified."""
        if isinstance(self.relationship, Computed):
            return Qualified("", self.source_alias or self.relationship.function.name)
        return Qualified("", self.source_alias) if self.source_alias else self.source

    @property
    def junction(self) -> Relationship | None:
        found = self.relationship
        return found if isinstance(found, Relationship) and found.junction is not None else None

    @property
    def default_select(self) -> bool:
        """Whether all columns, and nothing else, are asked for."""
        return not self.children and self.asked == [SelectField(Field("*"))]
