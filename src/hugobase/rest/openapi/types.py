"""How OpenAPI sees the types and defaults of columns and parameters."""

import json
from typing import Any

from hugobase.rest.catalogue.model import Catalogue, Column, Parameter, Relationship, Routine, Table

_KINDS = {
    "boolean": "boolean",
    "smallint": "integer",
    "integer": "integer",
    "bigint": "integer",
    "numeric": "number",
    "real": "number",
    "double precision": "number",
    "json": None,
    "jsonb": None,
}
_FORMATS = {"smallint": "int32", "integer": "int32", "bigint": "int64"}

Json = dict[str, Any]


def kind_of(name: str) -> str | None:
    """None for anything at all."""
    return _KINDS.get(name, "array" if name.endswith("[]") else "string")


def format_of(name: str) -> str:
    return _FORMATS.get(name, name)


def typed(name: str) -> Json:
    """`format`, `type` and, for arrays, `items`."""
    found: Json = {"format": format_of(name)}
    kind = kind_of(name)
    if kind is not None:
        found["type"] = kind
    if kind == "array":
        inner = kind_of(name.removesuffix("[]"))
        found["items"] = {} if inner is None else {"type": inner}
    return found


def table_definition(catalogue: Catalogue, table: Table) -> Json:
    required = [column.name for column in table.columns.values() if not column.nullable]
    found: Json = {"properties": {name: _property(catalogue, table, column) for name, column in table.columns.items()}}
    if required:
        found["required"] = required
    if table.description is not None:
        found["description"] = table.description
    return {**found, "type": "object"}


def _property(catalogue: Catalogue, table: Table, column: Column) -> Json:
    found = typed(column.type)
    default = _default(column)
    if default is not None:
        found["default"] = default
    notes = ["This is a Primary Key.<pk/>"] if column.name in table.primary_key else []
    notes += _foreign_key(catalogue, table, column)
    description = column.description
    if notes:
        description = (f"{description}\n\n" if description else "") + "\n".join(["Note:", *notes])
    if description is not None:
        found["description"] = description
    if column.enum:
        found["enum"] = list(column.enum)
    if column.max_length is not None:
        found["maxLength"] = column.max_length
    return found


def _default(column: Column) -> Any:
    """What a constant default is; a computed one is not shown, unless it is for text, where it is shown as written."""
    if column.default is None:
        return None
    text = column.default
    if kind_of(column.type) == "string":
        return text.removesuffix(f"::{column.type}").strip("'") if text.endswith(f"::{column.type}") else text
    try:
        return json.loads(text)
    except ValueError:
        return None


def _foreign_key(catalogue: Catalogue, table: Table, column: Column) -> list[str]:
    known = catalogue.relationships.get((table.name, table.name.schema), ())
    keys = [
        found
        for found in known
        if isinstance(found, Relationship)
        and found.to_one
        and not found.referenced
        and [here for here, _ in found.columns] == [column.name]
    ]
    if not keys:
        return []
    target = min(keys, key=lambda found: found.foreign_is_view)
    name, there = target.foreign.name, target.columns[0][1]
    return [f"This is a Foreign Key to `{name}.{there}`.<fk table='{name}' column='{there}'/>"]


def routine_schema(routine: Routine) -> Json:
    found: Json = {"type": "object"}
    if routine.description is not None:
        found["description"] = routine.description
    if routine.parameters:
        found["properties"] = {parameter.name: typed(parameter.type) for parameter in routine.parameters}
    required = [parameter.name for parameter in routine.parameters if parameter.required]
    if required:
        found["required"] = required
    return found


def query_parameter(parameter: Parameter) -> Json:
    """A function's parameter in a query string; an array is written `{a,b}` there, a variadic one repeated."""
    found: Json = {"name": parameter.name, "in": "query", "required": parameter.required}
    kind = kind_of(parameter.type) or "string"
    if parameter.variadic:
        inner = parameter.type.removesuffix("[]")
        items = {"type": kind_of(inner) or "string", "format": format_of(inner)}
        return {**found, "type": kind, "collectionFormat": "multi", "items": items}
    return {**found, "type": "string" if kind == "array" else kind, "format": format_of(parameter.type)}
