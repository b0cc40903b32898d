"""A read plan as SQL: embeds are lateral joins, and counting is a query of its own."""

# ruff: noqa: S608 — identifiers are quoted names of the schema cache, values are parameters

from hugobase.rest.catalogue.model import Computed, Qualified, Relationship
from hugobase.rest.plan.tree import EmbedIsNull, JoinSelect, Node, Test, Tree
from hugobase.rest.sql import fields
from hugobase.rest.sql.writer import Writer, column_of, identifier, qualified

LIMIT_SLOT, OFFSET_SLOT = -1, -2
"""Slots of the root's limit and offset, which headers have a say in."""


def read_query(writer: Writer, node: Node, *, root_range: bool = False) -> str:
    """`root_range`: this root takes its limit and offset from the request."""
    items = [fields.selected(writer, node.scope, column) for column in node.select]
    if not node.select and not node.children:
        items = [column_of(node.scope, "*")]
    for join, column in node.extra_select:
        items.append(fields.selected(writer, Qualified("", join) if join else node.scope, column))
    for joined in node.join_selects:
        items += _join_items(joined)
    sql = f"SELECT {', '.join(items)}{_from(node)}"
    children = {child.join: child for child in node.children}
    for joined in node.join_selects:
        sql += _join(writer, joined, children[joined.join])
    conditions = fields.all_of(writer, node.scope, node.where) + _join_conditions(node)
    if conditions:
        sql += f" WHERE {' AND '.join(conditions)}"
    return (
        sql + _group(writer, node) + fields.order_by(writer, node.scope, node.order) + _range(writer, node, root_range)
    )


def _from(node: Node) -> str:
    found = node.relationship
    if isinstance(found, Computed):
        parent = identifier(node.parent_alias) if node.parent_alias else identifier(found.table.name)
        source = f"{qualified(found.function)}({parent}::{qualified(found.table)})"
    else:
        source = qualified(node.source)
    sql = f" FROM {source}"
    if node.source_alias:
        sql += f" AS {identifier(node.source_alias)}"
    if node.junction is not None and node.junction.junction is not None:
        sql += f", {qualified(node.junction.junction.table)}"
    return sql


def _join_conditions(node: Node) -> list[str]:
    found = node.relationship
    if not isinstance(found, Relationship):
        return []
    parent = Qualified("", node.parent_alias) if node.parent_alias else found.table
    if found.junction is None:
        return [f"{column_of(node.scope, there)} = {column_of(parent, here)}" for here, there in found.columns]
    junction = found.junction
    own = [f"{column_of(junction.table, link)} = {column_of(found.foreign, there)}" for there, link in junction.target]
    return own + [f"{column_of(junction.table, link)} = {column_of(parent, here)}" for here, link in junction.source]


def _join_items(joined: JoinSelect) -> list[str]:
    join = identifier(joined.join)
    if joined.hidden:
        return []
    if joined.kind == "object":
        return [f"row_to_json({join}.*)::jsonb AS {identifier(joined.name)}"]
    if joined.kind == "array":
        return [f"COALESCE({join}.{join}, '[]') AS {identifier(joined.name)}"]
    return [fields.spread_selected(joined.join, column) for column in joined.columns]


def _join(writer: Writer, joined: JoinSelect, child: Node) -> str:
    join = identifier(joined.join)
    how = "INNER" if child.inner else "LEFT"
    if joined.kind == "object" or child.spread == "one":
        return f" {how} JOIN LATERAL ({read_query(writer, child)}) AS {join} ON TRUE"
    inside = read_query(writer, child)
    arrays = ""
    if joined.kind == "spread":
        scope = Qualified("", joined.join)
        for column in joined.columns:
            order = fields.order_by(writer, scope, child.spread_order)
            name = identifier(column.alias or column.name)
            arrays += f", COALESCE(json_agg({column_of(scope, column.name)}{order}), '[]')::jsonb AS {name}"
    on = f"{join} IS NOT NULL" if child.inner else "TRUE"
    aggregate = f"SELECT json_agg({join})::jsonb AS {join}{arrays} FROM ({inside}) AS {join}"
    return f" {how} JOIN LATERAL ({aggregate}) AS {join} ON {on}"


def _group(writer: Writer, node: Node) -> str:
    spread = [column for joined in node.join_selects for column in joined.columns]
    if not any(column.aggregate for column in node.select) and not any(column.aggregate for column in spread):
        return ""
    terms = [
        identifier(column.alias) if column.alias else fields.field(writer, node.scope, column.ref)
        for column in node.select
        if column.aggregate is None
    ]
    for joined in node.join_selects:
        if joined.kind != "spread":
            terms.append(identifier(joined.name))
        else:
            terms += [
                f"{identifier(joined.join)}.{identifier(column.alias or column.name)}"
                for column in joined.columns
                if column.aggregate is None
            ]
    return f" GROUP BY {', '.join(terms)}" if terms else ""


def _range(writer: Writer, node: Node, root_range: bool) -> str:
    limits = node.limits
    if root_range:
        return f" LIMIT {writer.slot(LIMIT_SLOT)} OFFSET {writer.slot(OFFSET_SLOT)}"
    if limits.limit is None and limits.offset is None and limits.cap is None:
        return ""
    most = "ALL" if limits.cap is None else str(limits.cap)
    if limits.limit is not None:
        most = writer.slot(limits.limit)
    start = "0" if limits.offset is None else writer.slot(limits.offset)
    return f" LIMIT {most} OFFSET {start}"


def count_query(writer: Writer, node: Node) -> str:
    """One row for every row that the read would find without its range; inner embeds become conditions."""
    conditions = [_counted(writer, node, test) for test in node.where] + _join_conditions(node)
    conditions += [f"EXISTS ({count_query(writer, child)})" for child in node.children if child.inner]
    sql = f"SELECT 1{_from(node)}"
    return sql + (f" WHERE {' AND '.join(conditions)}" if conditions else "")


def _counted(writer: Writer, node: Node, test: Test) -> str:
    if isinstance(test, Tree):
        inside = f" {test.operator.upper()} ".join(_counted(writer, node, item) for item in test.items)
        return f"{'NOT ' if test.negated else ''}({inside})"
    if isinstance(test, EmbedIsNull):
        child = next(child for child in node.children if child.join == test.alias)
        return f"{'' if test.negated else 'NOT '}EXISTS ({count_query(writer, child)})"
    return fields.condition(writer, node.scope, test)
