"""Reading the schema cache from the database's catalogue."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from hugobase.rest.catalogue import queries
from hugobase.rest.catalogue.model import (
    Catalogue,
    Column,
    Computed,
    Handler,
    Parameter,
    Qualified,
    Relationship,
    Routine,
    Table,
)
from hugobase.rest.catalogue.nodes import origins
from hugobase.rest.catalogue.relations import ViewKey, index, inverse, many_to_many, of_views
from hugobase.rest.request import media

Fetch = Callable[[str, tuple[str, ...]], Awaitable[Any]]
"""Runs a query that answers one JSON value."""

SYNONYMS = {
    "int": "integer",
    "dec": "numeric",
    "decimal": "numeric",
    "float": "double precision",
    "char": "character",
    "nchar": "character",
}
HOISTED = ("default_transaction_isolation", "statement_timeout", "plan_filter.statement_cost_limit")


async def load(fetch: Fetch, *, schemas: Sequence[str], extra_search_path: Sequence[str], version: int) -> Catalogue:
    exposed = _array(schemas)
    raw_tables = await fetch(queries.TABLES, ())
    tables = {Qualified(raw["schema"], raw["name"]): _table(raw) for raw in raw_tables}
    views = await fetch(queries.VIEWS, ())
    raw_keys = await fetch(queries.FOREIGN_KEYS, ())
    origin = _view_columns(views, raw_tables)
    _add_view_keys(tables, origin, await fetch(queries.PRIMARY_KEYS, ()))
    detected = _relationships(raw_keys, origin)
    detected += [*inverse(detected), *many_to_many(detected, tables)]
    computed = [
        Computed(Qualified(*raw["table"]), Qualified(*raw["foreign"]), Qualified(*raw["function"]), raw["to_one"])
        for raw in await fetch(queries.COMPUTED, ())
    ]
    roles: dict[str, dict[str, str]] = defaultdict(dict)
    for role, name, value in await fetch(queries.ROLE_SETTINGS, ()):
        roles[role][name] = value
    return Catalogue(
        version=version,
        schemas=tuple(schemas),
        tables={name: table for name, table in tables.items() if name.schema in schemas},
        relationships=index(detected, computed, schemas),
        routines=_routines(await fetch(queries.ROUTINES, (exposed,))),
        representations={(source, to): name for source, to, name in await fetch(queries.REPRESENTATIONS, ())},
        handlers=_handlers(await fetch(queries.HANDLERS, (exposed,))),
        types=_types(
            await fetch(queries.TYPES, (_array([*schemas, *extra_search_path]),)), [*schemas, *extra_search_path]
        ),
        role_settings=dict(roles),
    )


def _array(items: Sequence[str]) -> str:
    return "{" + ",".join('"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"' for item in items) + "}"


def _table(raw: Mapping[str, Any]) -> Table:
    columns = [
        Column(
            name=column["name"],
            type=column["type"],
            nominal=column["nominal"],
            nullable=column["nullable"],
            default=column["default"],
            max_length=column["max_length"],
            description=column["description"],
            enum=tuple(column["enum"]),
        )
        for column in raw["columns"]
    ]
    changes = raw["changes"]
    return Table(
        name=Qualified(raw["schema"], raw["name"]),
        description=raw["description"],
        is_view=raw["is_view"],
        insertable=bool(changes & 8),
        updatable=bool(changes & 4),
        deletable=bool(changes & 16),
        primary_key=tuple(raw["primary_key"]),
        columns={column.name: column for column in columns},
    )


Origins = Mapping[Qualified, Mapping[tuple[int, int], Sequence[str]]]
"""For each view: its names for a column of a table, given by oid and number."""


def _view_columns(views: Sequence[Mapping[str, Any]], raw_tables: Sequence[Mapping[str, Any]]) -> Origins:
    by_oid = {raw["oid"]: raw for raw in raw_tables}
    direct = {
        view["oid"]: {number: (table, column) for number, table, column in origins(view["action"])} for view in views
    }
    found: dict[Qualified, dict[tuple[int, int], list[str]]] = {}
    for oid, columns in direct.items():
        if oid not in by_oid:
            continue
        names = {column["number"]: column["name"] for column in by_oid[oid]["columns"]}
        shown: dict[tuple[int, int], list[str]] = defaultdict(list)
        for number in sorted(columns):
            base = _base(direct, oid, number)
            if base is not None and number in names:
                shown[base].append(names[number])
        found[Qualified(by_oid[oid]["schema"], by_oid[oid]["name"])] = shown
    return found


def _base(direct: Mapping[int, Mapping[int, tuple[int, int]]], view: int, number: int) -> tuple[int, int] | None:
    """Through views on views to a table's column."""
    seen = set()
    while view in direct:
        if (view, number) in seen or number not in direct[view]:
            return None
        seen.add((view, number))
        view, number = direct[view][number]
    return (view, number) if view else None


def _add_view_keys(tables: dict[Qualified, Table], origin: Origins, primary_keys: Sequence[Mapping[str, Any]]) -> None:
    for view, shown in origin.items():
        key: list[str] = []
        for primary in primary_keys:
            parts = [(primary["table_oid"], number) for number in primary["numbers"]]
            if all(part in shown for part in parts):
                key += [shown[part][0] for part in parts]
        table = tables[view]
        tables[view] = Table(
            table.name,
            table.description,
            table.is_view,
            table.insertable,
            table.updatable,
            table.deletable,
            tuple(dict.fromkeys(key)),
            table.columns,
        )


def _relationships(raw_keys: Sequence[Mapping[str, Any]], origin: Origins) -> list[Relationship]:
    keys: list[Relationship] = []
    near: dict[str, list[ViewKey]] = defaultdict(list)
    far: dict[str, list[ViewKey]] = defaultdict(list)
    for raw in raw_keys:
        table = Qualified(*raw["table"])
        keys.append(
            Relationship(
                table,
                Qualified(*raw["foreign"]),
                "one-to-one" if raw["unique"] else "many-to-one",
                raw["constraint"],
                tuple((here, there) for here, there in raw["columns"]),
            )
        )
        identity = f"{table.schema}.{table.name}.{raw['constraint']}"
        for view, shown in origin.items():
            for oid, numbers, into in (
                (raw["table_oid"], raw["numbers"], near),
                (raw["foreign_oid"], raw["foreign_numbers"], far),
            ):
                if all((oid, number) in shown for number in numbers):
                    into[identity].append(ViewKey(view, tuple(tuple(shown[oid, number]) for number in numbers)))
    return [*keys, *of_views(keys, near, far)]


def _routines(raw_routines: Sequence[Mapping[str, Any]]) -> dict[Qualified, tuple[Routine, ...]]:
    found: dict[Qualified, list[Routine]] = defaultdict(list)
    for raw in raw_routines:
        name = Qualified(raw["schema"], raw["name"])
        settings = {key: value for key, value in raw["settings"] if key in HOISTED}
        isolation = settings.pop("default_transaction_isolation", None)
        found[name].append(
            Routine(
                oid=raw["oid"],
                name=name,
                description=raw["description"],
                parameters=tuple(Parameter(**parameter) for parameter in raw["parameters"]),
                returns=Qualified(*raw["returns"]),
                returns_set=raw["returns_set"],
                composite=raw["composite"],
                volatility=raw["volatility"],
                isolation=isolation,
                settings=tuple(settings.items()),
            )
        )
    return {name: tuple(sorted(group, key=_order)) for name, group in found.items()}


def _order(routine: Routine) -> tuple[Any, ...]:
    """Those with fewest parameters first."""
    parameters = [(one.name, one.type, one.required) for one in routine.parameters]
    return len(parameters), routine.description or "", parameters, routine.returns


def _handlers(raw_handlers: Sequence[Mapping[str, Any]]) -> dict[tuple[Qualified | None, str], Handler]:
    found = {}
    for raw in raw_handlers:
        target = Qualified(*raw["target"]) if raw["target"] else None
        name = media.decode(raw["media"]).name
        found[target, name] = Handler(Qualified(*raw["function"]), target, media.decode(raw["resolved"]))
    return found


def _types(raw_types: Sequence[Sequence[Any]], schemas: Sequence[str]) -> dict[str, str]:
    """Built-in types win over those of the exposed schemas, and these in the order of the search path."""
    found: dict[str, str] = {}
    ranks = {schema: rank for rank, schema in enumerate(["pg_catalog", *schemas])}
    for schema, name, written, builtin in sorted(raw_types, key=lambda raw: ranks[raw[0]]):
        if name == name.lower():
            found.setdefault(name, written if schema != "pg_catalog" else builtin)
        if builtin:
            found.setdefault(builtin, builtin)
    return {**found, **SYNONYMS}
