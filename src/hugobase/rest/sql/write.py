"""Insert, update and delete."""

# ruff: noqa: S608 — identifiers are quoted names of the schema cache, values are parameters

from hugobase.rest.catalogue.model import Qualified
from hugobase.rest.plan.write import WritePlan
from hugobase.rest.sql.body import from_body
from hugobase.rest.sql.fields import all_of
from hugobase.rest.sql.writer import Writer, column_of, identifier, qualified

_BODY = Qualified("", "pgrst_body")
INSERTED = "nullif(current_setting('pgrst.inserted', true), '')::int"
"""How many rows an upsert inserted: counted up for each row tried, and down for each that was there already."""


def write_query(writer: Writer, plan: WritePlan) -> str:
    if plan.kind == "delete":
        return f"DELETE FROM {qualified(plan.table)}{_where(writer, plan, plan.table)}{_returning(plan)}"
    if plan.kind == "update":
        return _update(writer, plan)
    return _insert(writer, plan)


def _update(writer: Writer, plan: WritePlan) -> str:
    table = qualified(plan.table)
    if not plan.columns:
        scope = Qualified("", plan.table.name)
        shown = ", ".join(column_of(scope, name) for name in plan.returning) or "NULL"
        return f"SELECT {shown} FROM {table} WHERE false"
    assignments = ", ".join(f"{identifier(column.name)} = {column_of(_BODY, column.name)}" for column in plan.columns)
    body = from_body(writer, plan.columns, is_object=plan.is_object, defaults=plan.apply_defaults)
    return f"UPDATE {table} SET {assignments} {body}{_where(writer, plan, plan.table)}{_returning(plan)}"


def _insert(writer: Writer, plan: WritePlan) -> str:
    names = ", ".join(identifier(column.name) for column in plan.columns)
    shown = ", ".join(column_of(_BODY, column.name) for column in plan.columns)
    sql = f"INSERT INTO {qualified(plan.table)}{f'({names})' if names else ''} SELECT {shown} "
    sql += from_body(writer, plan.columns, is_object=plan.is_object, defaults=plan.apply_defaults)
    conditions = all_of(writer, _BODY, plan.tests)
    if plan.counts_inserted:
        conditions.insert(0, _count("+ 1", "0"))
    if conditions:
        sql += f" WHERE {' AND '.join(conditions)}"
    return sql + _on_conflict(plan) + _returning(plan)


def _on_conflict(plan: WritePlan) -> str:
    if plan.resolution is None or not plan.conflict:
        return ""
    sql = f" ON CONFLICT({', '.join(identifier(name) for name in plan.conflict)}) "
    if plan.resolution == "ignore" or not plan.columns:
        return sql + "DO NOTHING"
    assignments = ", ".join(
        f"{identifier(column.name)} = EXCLUDED.{identifier(column.name)}" for column in plan.columns
    )
    return f"{sql}DO UPDATE SET {assignments} WHERE {_count('- 1', '-1')}"


def _count(step: str, never: str) -> str:
    """A condition that is always true and counts."""
    counted = f"(coalesce({INSERTED}, 0) {step})::text"
    return f"set_config('pgrst.inserted', {counted}, true) <> '{never}'"


def _where(writer: Writer, plan: WritePlan, scope: Qualified) -> str:
    conditions = all_of(writer, scope, plan.tests)
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _returning(plan: WritePlan) -> str:
    names = ", ".join(column_of(plan.table, name) for name in plan.returning)
    return f" RETURNING {names or '1'}"
