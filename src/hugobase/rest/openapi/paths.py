"""What may be done with each table and function, as OpenAPI paths."""

from collections.abc import Iterable
from typing import Any

from hugobase.rest.catalogue.model import Routine, Table
from hugobase.rest.openapi.types import query_parameter, routine_schema

Json = dict[str, Any]
_ROUTINE_MEDIA = [
    "application/json",
    "application/vnd.pgrst.object+json;nulls=stripped",
    "application/vnd.pgrst.object+json",
]

ROOT: Json = {
    "get": {
        "tags": ["Introspection"],
        "summary": "OpenAPI description (this document)",
        "produces": ["application/openapi+json", "application/json"],
        "responses": {"200": {"description": "OK"}},
    }
}


def table_path(table: Table) -> Json:
    name = table.name.name
    shared = {"tags": [name], **_words(table.description)}
    filters = [f"rowFilter.{name}.{column}" for column in table.columns]
    rows = {"type": "array", "items": {"$ref": f"#/definitions/{name}"}}
    read = ["select", "order", "range", "rangeUnit", "offset", "limit", "preferCount"]
    found = {
        "get": {
            **shared,
            "parameters": _references([*filters, *read]),
            "responses": {
                "200": {"description": "OK", "schema": rows},
                "206": {"description": "Partial Content"},
            },
        }
    }
    if table.insertable or table.updatable or table.deletable:
        found["post"] = _change(shared, [f"body.{name}", "select", "preferPost"], "201", "Created")
        found["patch"] = _change(shared, [*filters, f"body.{name}", "preferReturn"], "204", "No Content")
        found["delete"] = _change(shared, [*filters, "preferReturn"], "204", "No Content")
    return found


def _change(shared: Json, parameters: Iterable[str], status: str, words: str) -> Json:
    return {**shared, "parameters": _references(parameters), "responses": {status: {"description": words}}}


def _references(names: Iterable[str]) -> list[Json]:
    return [{"$ref": f"#/parameters/{name}"} for name in names]


def _words(description: str | None) -> Json:
    """The first line is the summary, the rest the description."""
    if description is None:
        return {}
    summary, _, rest = description.partition("\n")
    rest = rest.lstrip("\n")
    return {"summary": summary, **({"description": rest} if rest else {})}


def routine_path(routine: Routine) -> Json:
    shared = {
        "tags": [f"(rpc) {routine.name.name}"],
        **_words(routine.description),
        "produces": _ROUTINE_MEDIA,
        "responses": {"200": {"description": "OK"}},
    }
    body = {"name": "args", "in": "body", "required": True, "schema": routine_schema(routine)}
    found = {"post": {**shared, "parameters": [body, *_references(["preferParams"])]}}
    if routine.volatility != "v":
        found["get"] = {**shared, "parameters": [query_parameter(parameter) for parameter in routine.parameters]}
    return found
