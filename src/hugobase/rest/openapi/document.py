"""The OpenAPI document as a whole."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from hugobase.rest.catalogue.model import Catalogue, Routine, Table
from hugobase.rest.config import RestConfig
from hugobase.rest.openapi.paths import ROOT, routine_path, table_path
from hugobase.rest.openapi.types import table_definition

Json = dict[str, Any]

MEDIA = [
    "application/json",
    "application/vnd.pgrst.object+json;nulls=stripped",
    "application/vnd.pgrst.object+json",
    "text/csv",
]
VERSION = "14.0"
"""The version of the protocol that is spoken."""


def document(
    catalogue: Catalogue,
    config: RestConfig,
    tables: Sequence[Table],
    routines: Sequence[Routine],
    description: str | None,
) -> Json:
    """`description` is the schema's comment: its first line is the title."""
    title, _, text = (description or "").partition("\n")
    url = urlsplit(config.public_url)
    port = url.port or (443 if url.scheme == "https" else 80)
    made: Json = {
        "swagger": "2.0",
        "info": {
            "title": title or "Standard public schema",
            "description": text.lstrip("\n") or "The tables, views and functions that this role may use.",
            "version": VERSION,
        },
        "host": f"{url.hostname}:{port}",
        "basePath": url.path or "/",
        "schemes": [url.scheme],
        "consumes": MEDIA,
        "produces": MEDIA,
        "paths": _paths(tables, routines),
        "definitions": {table.name.name: table_definition(catalogue, table) for table in tables},
        "parameters": _parameters(tables),
        "externalDocs": {
            "description": "PostgREST Documentation",
            "url": "https://postgrest.org/en/v14/references/api.html",
        },
    }
    if config.openapi_security:
        text = 'Add the token prepending "Bearer " (without quotes) to it'
        made["securityDefinitions"] = {
            "JWT": {"type": "apiKey", "in": "header", "name": "Authorization", "description": text}
        }
        made["security"] = [{"JWT": []}]
    return made


def _paths(tables: Sequence[Table], routines: Sequence[Routine]) -> Json:
    found = {"/": ROOT}
    for table in tables:
        found[f"/{table.name.name}"] = table_path(table)
    for routine in routines:
        found[f"/rpc/{routine.name.name}"] = routine_path(routine)
    return found


def _parameters(tables: Sequence[Table]) -> Json:
    found = {
        "preferParams": _prefer([]),
        "preferReturn": _prefer(["return=representation", "return=minimal", "return=none"]),
        "preferCount": _prefer(["count=none"]),
        "preferPost": _prefer(
            [
                "return=representation",
                "return=minimal",
                "return=none",
                "resolution=ignore-duplicates",
                "resolution=merge-duplicates",
            ]
        ),
        "select": _parameter("select", "Filtering Columns"),
        "on_conflict": _parameter("on_conflict", "On Conflict"),
        "order": _parameter("order", "Ordering"),
        "range": _parameter("Range", "Limiting and Pagination", place="header"),
        "rangeUnit": {**_parameter("Range-Unit", "Limiting and Pagination", place="header"), "default": "items"},
        "offset": _parameter("offset", "Limiting and Pagination"),
        "limit": _parameter("limit", "Limiting and Pagination"),
    }
    for table in tables:
        name = table.name.name
        found[f"body.{name}"] = {
            "name": name,
            "description": name,
            "in": "body",
            "required": False,
            "schema": {"$ref": f"#/definitions/{name}"},
        }
        for column in table.columns.values():
            found[f"rowFilter.{name}.{column.name}"] = _parameter(column.name, column.description)
    return found


def _parameter(name: str, description: str | None, *, place: str = "query") -> Json:
    found: Json = {"name": name, "in": place, "required": False, "type": "string"}
    return found if description is None else {**found, "description": description}


def _prefer(words: list[str]) -> Json:
    found = _parameter("Prefer", "Preference", place="header")
    return {**found, "enum": words} if words else found
