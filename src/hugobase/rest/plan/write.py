"""Planning writes: which columns, under which conditions, and what has to be returned for the answer."""

from dataclasses import dataclass
from typing import Literal

from hugobase.rest.catalogue.model import Catalogue, Column, Computed, Qualified, Relationship, Table
from hugobase.rest.errors import bad_put_filters, unknown_column
from hugobase.rest.plan.fields import Resolver
from hugobase.rest.plan.tree import Node, Test
from hugobase.rest.request.payload import Payload
from hugobase.rest.request.prefer import Preferences
from hugobase.rest.request.syntax import Filter, Query

WriteKind = Literal["create", "update", "put", "delete"]


@dataclass(frozen=True, slots=True)
class WriteColumn:
    """A column that takes a value from the body: its declared type, or `json` with a function that reads the domain."""

    name: str
    type: str
    transform: str | None
    default: str | None


@dataclass(frozen=True, slots=True)
class WritePlan:
    kind: WriteKind
    table: Qualified
    columns: tuple[WriteColumn, ...] = ()
    tests: tuple[Test, ...] = ()
    returning: tuple[str, ...] = ()
    """Empty when the rows written are not looked at."""
    is_object: bool = False
    apply_defaults: bool = False
    conflict: tuple[str, ...] = ()
    resolution: Literal["merge", "ignore"] | None = None
    primary_key: tuple[str, ...] = ()

    @property
    def counts_inserted(self) -> bool:
        return self.kind == "put" or (self.kind == "create" and self.resolution == "merge")


def plan_write(
    kind: WriteKind,
    query: Query,
    catalogue: Catalogue,
    table: Table,
    preferences: Preferences,
    payload: Payload | None,
    read: Node,
) -> WritePlan:
    """Raises RestError. `read` is the plan of the representation."""
    wanted = preferences.representation in {"representation", "headers-only"}
    returning = _returning(read, table.primary_key) if wanted else ()
    resolver = Resolver(catalogue, table.name)
    tests = tuple(resolver.tested(test) for path, test in (*query.logic, *query.filters) if not path)
    if kind == "delete":
        return WritePlan(kind, table.name, tests=tests, returning=returning)
    if kind == "put" and not _names_key(query, table):
        raise bad_put_filters()
    assert payload is not None
    columns = tuple(_column(catalogue, table, name) for name in payload.keys)
    if kind == "update":
        return WritePlan(
            kind,
            table.name,
            columns,
            tests,
            returning,
            payload.is_object,
            apply_defaults=preferences.missing == "default",
        )
    if kind == "put":
        return WritePlan(
            kind,
            table.name,
            columns,
            tests,
            returning,
            payload.is_object,
            conflict=table.primary_key,
            resolution="merge",
        )
    resolution = {"merge-duplicates": "merge", "ignore-duplicates": "ignore"}.get(preferences.resolution or "")
    return WritePlan(
        kind,
        table.name,
        columns,
        (),
        returning,
        payload.is_object,
        apply_defaults=preferences.missing == "default",
        conflict=table.primary_key if query.on_conflict is None else query.on_conflict,
        resolution=resolution,  # type: ignore[arg-type]  # mypy sees str where the dict has only the two words
        primary_key=table.primary_key,
    )


def _names_key(query: Query, table: Table) -> bool:
    """PUT is about one row: its filters are the primary key, by equality, and nothing else."""
    if query.logic or not table.primary_key:
        return False
    conditions = [test.condition for path, test in query.filters if isinstance(test, Filter)]
    plain = all(one.operator == "eq" and not one.negated and one.modifier is None for one in conditions)
    names = {test.field.name for path, test in query.filters if not path and not test.field.path}
    return plain and names == set(table.primary_key) and all(not path for path, _ in query.filters)


def _column(catalogue: Catalogue, table: Table, name: str) -> WriteColumn:
    column = table.columns.get(name)
    if column is None:
        raise unknown_column(table.name.name, name)
    return write_column(catalogue, column)


def write_column(catalogue: Catalogue, column: Column) -> WriteColumn:
    transform = catalogue.representations.get(("json", column.nominal))
    return WriteColumn(column.name, "json" if transform else column.nominal, transform, column.default)


def _returning(read: Node, primary_key: tuple[str, ...]) -> tuple[str, ...]:
    """What is shown, what embeds join by, and the key, which makes the Location."""
    names = needed_columns(read)
    return ("*",) if "*" in names else tuple(dict.fromkeys((*sorted(names), *primary_key)))


def needed_columns(read: Node) -> set[str]:
    names = {column.ref.name for column in read.select}
    if "*" in names:
        return {"*"}
    for child in read.children:
        found = child.relationship
        if isinstance(found, Computed):
            return {"*"}
        assert isinstance(found, Relationship)
        names.update(here for here, _ in (found.junction.source if found.junction else found.columns))
    return names
