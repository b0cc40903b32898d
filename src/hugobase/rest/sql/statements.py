"""The whole statement of a request: rows in `pgrst_source`, and one row that has everything the answer needs.

Its columns: total, count, body, headers and status that the database asks for; of writes also inserted and location.
"""

# ruff: noqa: S608 — identifiers are quoted names of the schema cache, values are parameters

from dataclasses import dataclass

from hugobase.rest.catalogue.model import Routine
from hugobase.rest.plan.call import CallPlan
from hugobase.rest.plan.negotiate import Body
from hugobase.rest.plan.tree import Node
from hugobase.rest.plan.write import WritePlan
from hugobase.rest.request.media import Media
from hugobase.rest.sql.call import call_query
from hugobase.rest.sql.read import LIMIT_SLOT, OFFSET_SLOT, count_query, read_query
from hugobase.rest.sql.write import INSERTED, write_query
from hugobase.rest.sql.writer import Statement, Writer, literal, qualified

__all__ = ["LIMIT_SLOT", "OFFSET_SLOT", "Counting", "call", "explain_count", "read", "write"]

_RESPONSE = (
    "nullif(current_setting('response.headers', true), '') AS response_headers, "
    "nullif(current_setting('response.status', true), '') AS response_status"
)
_ROWS = "pg_catalog.count(_postgrest_t)"


@dataclass(frozen=True, slots=True)
class Counting:
    """`total` asks for the number of all rows, at most `most`; `ranged` says that not all of them are read."""

    total: bool = False
    ranged: bool = False
    most: int | None = None


def read(node: Node, body: Body, media: Media, counting: Counting, *, root_range: bool) -> Statement:
    writer = Writer()
    source = read_query(writer, node, root_range=root_range)
    counted, total = _total(writer, node, counting, _ROWS)
    sql = (
        f"WITH pgrst_source AS ({source}){counted} SELECT {total} AS total_result_set, {_ROWS} AS page_total, "
        f"{body_of(body)} AS body, {_RESPONSE} FROM (SELECT * FROM pgrst_source) _postgrest_t"
    )
    return writer.statement(_explained(media, sql))


def write(plan: WritePlan, node: Node, body: Body, media: Media, *, location: bool) -> Statement:
    writer = Writer()
    source = write_query(writer, plan)
    selected = "SELECT * FROM pgrst_source" if body.kind == "none" else read_query(writer, node)
    inserted = INSERTED if plan.counts_inserted else "null"
    where = _location(plan) if location else "null"
    sql = (
        f"WITH pgrst_source AS ({source}) SELECT null AS total_result_set, {_ROWS} AS page_total, "
        f"{body_of(body)} AS body, {_RESPONSE}, {inserted} AS inserted, {where} AS location FROM ({selected}) _postgrest_t"
    )
    return writer.statement(_explained(media, sql))


def call(plan: CallPlan, node: Node, body: Body, media: Media, counting: Counting, *, root_range: bool) -> Statement:
    writer = Writer()
    source = call_query(writer, plan)
    rows = _ROWS if plan.routine.returns_set else "1"
    selected = read_query(writer, node, root_range=root_range)
    counted, total = _total(writer, node, counting, rows)
    sql = (
        f"WITH pgrst_source AS ({source}){counted} SELECT {total} AS total_result_set, {rows} AS page_total, "
        f"{body_of(body, plan.routine)} AS body, {_RESPONSE} FROM ({selected}) _postgrest_t"
    )
    return writer.statement(_explained(media, sql))


def explain_count(node: Node) -> Statement:
    """How many rows Postgres expects."""
    writer = Writer()
    return writer.statement(f"EXPLAIN (FORMAT JSON) {count_query(writer, node)}")


def _total(writer: Writer, node: Node, counting: Counting, rows: str) -> tuple[str, str]:
    if not counting.total:
        return "", "null::bigint"
    if not counting.ranged:
        return "", rows
    most = "" if counting.most is None else f" LIMIT {counting.most + 1}"
    counted = f", pgrst_source_count AS ({count_query(writer, node)}{most})"
    return counted, "(SELECT pg_catalog.count(*) FROM pgrst_source_count)"


def _explained(media: Media, sql: str) -> str:
    if media.plan_of is None:
        return sql
    options = [f"FORMAT {media.plan_format.upper()}", *(option.upper() for option in media.plan_options)]
    return f"EXPLAIN ({', '.join(options)}) {sql}"


def _location(plan: WritePlan) -> str:
    """The primary key of the one row written, as filters that find it."""
    if not plan.primary_key:
        return "null"
    names = ", ".join(literal(name) for name in plan.primary_key)
    return (
        f"CASE WHEN {_ROWS} = 1 THEN (WITH data AS (SELECT row_to_json(_) AS row FROM pgrst_source AS _ LIMIT 1) "
        "SELECT json_agg(json_build_array(found.key, coalesce('eq.' || found.value, 'is.null'))) "
        f"FROM data CROSS JOIN json_each_text(data.row) AS found WHERE found.key IN ({names})) END"
    )


def body_of(body: Body, routine: Routine | None = None) -> str:
    scalar = routine is not None and routine.scalar
    if body.kind == "none":
        return "''::text"
    if body.kind == "csv":
        return _CSV
    if body.kind == "geojson":
        return (
            "json_build_object('type', 'FeatureCollection', 'features', "
            "coalesce(json_agg(ST_AsGeoJSON(_postgrest_t)::json), '[]'))"
        )
    if body.handler is not None:
        made = qualified(body.handler.function)
        if scalar:
            return f"{made}(_postgrest_t.pgrst_scalar)"
        target = f"::{qualified(body.handler.target)}" if body.handler.target else ""
        return f"{made}(_postgrest_t{target})"
    value = "_postgrest_t"
    if routine is not None and (routine.scalar or routine.set_of_scalar):
        value += ".pgrst_scalar"
    single = body.kind == "object" or (routine is not None and not routine.returns_set)
    if body.kind == "object" and routine is not None and routine.set_of_scalar:
        value = "_postgrest_t"
    aggregate = f"json_agg({value})" + ("->0" if single else "")
    if body.stripped:
        aggregate = f"json_strip_nulls({aggregate})"
    return f"coalesce({aggregate}, '{'null' if single else '[]'}')"


_CSV = (
    "(SELECT coalesce(string_agg(a.k, ','), '') FROM (SELECT json_object_keys(r)::text AS k FROM "
    "(SELECT row_to_json(hh) AS r FROM pgrst_source AS hh LIMIT 1) s) a) || E'\\n' || "
    "coalesce(string_agg(substring(_postgrest_t::text, 2, length(_postgrest_t::text) - 2), E'\\n'), '')"
)
