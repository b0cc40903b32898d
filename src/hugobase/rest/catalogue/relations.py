"""Relationships that follow from foreign keys: of views, in the other direction, and through junction tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from hugobase.rest.catalogue.model import (
    AnyRelationship,
    ColumnPairs,
    Computed,
    Junction,
    Qualified,
    Relationship,
    Table,
)

_RANK = {"one-to-many": 0, "many-to-one": 1, "one-to-one": 2, "many-to-many": 3}


@dataclass(frozen=True, slots=True)
class ViewKey:
    """A view shows all columns of one end of a foreign key; `choices` has the view's names for each of them."""

    view: Qualified
    choices: tuple[tuple[str, ...], ...]


def of_views(
    keys: Sequence[Relationship],
    referencing: Mapping[str, Sequence[ViewKey]],
    referenced: Mapping[str, Sequence[ViewKey]],
) -> Iterator[Relationship]:
    """What views inherit from the foreign keys of their tables; both mappings go by the key's constraint and table."""
    for key in keys:
        name = _identity(key)
        near = [(found.view, columns) for found in referencing.get(name, ()) for columns in product(*found.choices)]
        far = [(found.view, columns) for found in referenced.get(name, ()) for columns in product(*found.choices)]
        own = tuple(column for column, _ in key.columns)
        others = tuple(column for _, column in key.columns)
        for view, columns in near:
            yield replace(key, table=view, columns=_pair(columns, others), table_is_view=True)
        for view, columns in far:
            yield replace(key, foreign=view, columns=_pair(own, columns), foreign_is_view=True)
        for (view, columns), (other, other_columns) in product(near, far):
            yield replace(
                key,
                table=view,
                foreign=other,
                columns=_pair(columns, other_columns),
                table_is_view=True,
                foreign_is_view=True,
            )


def _identity(key: Relationship) -> str:
    return f"{key.table.schema}.{key.table.name}.{key.constraint}"


def _pair(left: Sequence[str], right: Sequence[str]) -> ColumnPairs:
    return tuple(zip(left, right, strict=True))


def inverse(relations: Iterable[Relationship]) -> Iterator[Relationship]:
    """From the other end: one-to-many of many-to-one, and one-to-one as it is."""
    for found in relations:
        if found.to_one:
            yield Relationship(
                found.foreign,
                found.table,
                "one-to-many" if found.cardinality == "many-to-one" else "one-to-one",
                found.constraint,
                tuple((there, here) for here, there in found.columns),
                table_is_view=found.foreign_is_view,
                foreign_is_view=found.table_is_view,
                referenced=found.cardinality == "one-to-one",
            )


def many_to_many(relations: Iterable[Relationship], tables: Mapping[Qualified, Table]) -> Iterator[Relationship]:
    """Through tables whose primary key contains the columns of two foreign keys."""
    by_table: dict[Qualified, list[Relationship]] = defaultdict(list)
    for found in relations:
        if found.cardinality == "many-to-one":
            by_table[found.table].append(found)
    for table, keys in by_table.items():
        primary = set(tables[table].primary_key) if table in tables else set()
        for one, other in product(keys, keys):
            linked = {column for column, _ in (*one.columns, *other.columns)}
            if one.constraint != other.constraint and linked <= primary:
                yield Relationship(
                    one.foreign,
                    other.foreign,
                    "many-to-many",
                    junction=Junction(
                        table,
                        one.constraint,
                        other.constraint,
                        tuple((there, here) for here, there in one.columns),
                        tuple((there, here) for here, there in other.columns),
                    ),
                    table_is_view=one.foreign_is_view,
                    foreign_is_view=other.foreign_is_view,
                )


def index(
    relations: Iterable[Relationship], computed: Iterable[Computed], schemas: Sequence[str]
) -> dict[tuple[Qualified, str], tuple[AnyRelationship, ...]]:
    """By table and schema of the target; a computed one hides detected ones to a table of the function's name."""
    functions = {(found.table, found.function): found for found in computed}
    by_key: dict[tuple[Qualified, str], list[AnyRelationship]] = defaultdict(list)
    for found in relations:
        if found.table.schema not in schemas or (found.table, found.foreign) in functions:
            continue
        known = by_key[found.table, found.foreign.schema]
        inside = found.junction is None or found.junction.table.schema in schemas
        if inside and found.foreign.schema in schemas:
            known.append(found)
    for made in functions.values():
        if made.foreign.schema in schemas and made.table.schema in schemas:
            by_key[made.table, made.function.schema].append(made)
    return {key: tuple(sorted(found, key=_order)) for key, found in by_key.items()}


def _order(found: AnyRelationship) -> tuple[object, ...]:
    if isinstance(found, Computed):
        return (1, found.function, found.table, found.foreign)
    junction = found.junction
    through = (junction.table, junction.source_constraint, junction.target_constraint) if junction else ()
    return (
        0,
        found.table,
        found.foreign,
        _RANK[found.cardinality],
        found.constraint,
        found.columns,
        through,
        found.table_is_view,
        found.foreign_is_view,
    )
