"""Rows of a JSON body as a table, for writes and calls."""

# ruff: noqa: S608 — identifiers are quoted names of the schema cache, values are parameters

from collections.abc import Sequence

from hugobase.rest.plan.write import WriteColumn
from hugobase.rest.sql.writer import Writer, identifier, literal

BODY_SLOT = -3
"""The slot of the request's body."""


def from_body(
    writer: Writer, columns: Sequence[WriteColumn], *, is_object: bool, defaults: bool = False, only_first: bool = False
) -> str:
    """A FROM clause whose rows are called `pgrst_body`; with `defaults`, missing fields have those of their columns."""
    kind = "jsonb" if defaults else "json"
    sql = f"FROM (SELECT {writer.slot(BODY_SLOT)}::{kind} AS json_data) pgrst_payload, "
    data = "pgrst_payload.json_data"
    if defaults:
        sql += _with_defaults(columns, is_object=is_object)
        data = "pgrst_json_defs.val"
    if not columns:
        rows = "(values(1)) _" if is_object else f"{kind}_array_elements({data}) _"
        return f"{sql}LATERAL (SELECT FROM {rows}) pgrst_body"
    shown = ", ".join(_parsed(column) for column in columns)
    typed = ", ".join(f"{identifier(column.name)} {column.type}" for column in columns)
    function = f"{kind}_to_record" + ("" if is_object else "set")
    limit = " LIMIT 1" if only_first else ""
    return f"{sql}LATERAL (SELECT {shown} FROM {function}({data}) AS _({typed}){limit}) pgrst_body"


def _parsed(column: WriteColumn) -> str:
    name = identifier(column.name)
    return name if column.transform is None else f"{column.transform}({name}) AS {name}"


def _with_defaults(columns: Sequence[WriteColumn], *, is_object: bool) -> str:
    defaults = ", ".join(
        f"{literal(column.name)}, {column.default}" for column in columns if column.default is not None
    )
    built = f"jsonb_build_object({defaults})"
    if is_object:
        return f"LATERAL (SELECT {built} || pgrst_payload.json_data AS val) pgrst_json_defs, "
    return (
        f"LATERAL (SELECT jsonb_agg({built} || elem) AS val"
        " FROM jsonb_array_elements(pgrst_payload.json_data) elem) pgrst_json_defs, "
    )
