"""Columns, conditions and orders as SQL."""

from collections.abc import Iterable

from hugobase.rest.catalogue.model import Qualified
from hugobase.rest.plan.tree import (
    ColumnRef,
    Comparison,
    EmbedIsNull,
    SelectColumn,
    Sorting,
    SpreadColumn,
    Test,
    Tree,
)
from hugobase.rest.request.syntax import JsonStep
from hugobase.rest.sql.writer import Writer, column_of, identifier, qualified

OPERATORS = {
    "eq": "=",
    "neq": "<>",
    "gte": ">=",
    "gt": ">",
    "lte": "<=",
    "lt": "<",
    "like": "like",
    "ilike": "ilike",
    "match": "~",
    "imatch": "~*",
    "cs": "@>",
    "cd": "<@",
    "ov": "&&",
    "sl": "<<",
    "sr": ">>",
    "nxr": "&<",
    "nxl": "&>",
    "adj": "-|-",
    "isdistinct": "IS DISTINCT FROM",
}
SEARCHES = {
    "fts": "to_tsquery",
    "plfts": "plainto_tsquery",
    "phfts": "phraseto_tsquery",
    "wfts": "websearch_to_tsquery",
}
IS = {"null": "NULL", "not_null": "NOT NULL", "true": "TRUE", "false": "FALSE", "unknown": "UNKNOWN"}


def field(writer: Writer, scope: Qualified, ref: ColumnRef) -> str:
    if ref.whole_row:
        return identifier(scope.name)
    sql = column_of(scope, ref.name)
    if ref.path:
        base = f"to_jsonb({sql})" if ref.to_json else sql
        sql = base + "".join(_step(writer, step) for step in ref.path)
    if ref.search is not None:
        return f"to_tsvector({_language(writer, ref.search)}{sql})"
    return sql


def _step(writer: Writer, step: JsonStep) -> str:
    arrow = "->>" if step.text else "->"
    return f"{arrow}{writer.text(step.key)}" + ("::int" if step.is_index else "")


def _language(writer: Writer, language: str | None) -> str:
    return f"{writer.text(language)}, " if language else ""


def selected(writer: Writer, scope: Qualified, column: SelectColumn) -> str:
    sql = field(writer, scope, column.ref)
    if column.ref.transform is not None:
        sql = f"{column.ref.transform}({sql})"
    sql = aggregated(cast(sql, column.cast), column.aggregate, column.aggregate_cast)
    return sql + _as(column.alias)


def spread_selected(join: str, column: SpreadColumn) -> str:
    sql = column_of(Qualified("", join), column.name)
    return aggregated(sql, column.aggregate, column.aggregate_cast) + _as(column.alias)


def cast(sql: str, kind: str | None) -> str:
    return sql if kind is None else f"CAST({sql} AS {kind})"


def aggregated(sql: str, aggregate: str | None, kind: str | None) -> str:
    return sql if aggregate is None else cast(f"{aggregate.upper()}({sql})", kind)


def _as(alias: str | None) -> str:
    return "" if alias is None else f" AS {identifier(alias)}"


def all_of(writer: Writer, scope: Qualified, tests: Iterable[Test]) -> list[str]:
    return [condition(writer, scope, test) for test in tests]


def condition(writer: Writer, scope: Qualified, test: Test) -> str:
    if isinstance(test, EmbedIsNull):
        return f"{identifier(test.alias)} IS {'' if test.negated else 'NOT '}DISTINCT FROM NULL"
    if isinstance(test, Tree):
        inside = f" {test.operator.upper()} ".join(condition(writer, scope, item) for item in test.items)
        return f"{'NOT ' if test.negated else ''}({inside})"
    return comparison(writer, scope, test)


def comparison(writer: Writer, scope: Qualified, test: Comparison) -> str:
    ref, asked = test.ref, test.condition
    left = ("NOT " if asked.negated else "") + field(writer, scope, ref)
    if asked.operator == "is":
        return f"{left} IS {IS[asked.modifier or 'null']}"
    if asked.operator in SEARCHES:
        language = _language(writer, asked.modifier)
        return f"{left} @@ {SEARCHES[asked.operator]}({language}{writer.slot(asked.slot)})"
    value = writer.slot(asked.slot)
    if asked.operator == "in":
        if ref.transform is not None:
            return f"{left} = ANY (SELECT {ref.transform}(unnest({value}::text[])))"
        return f"{left} = ANY ({value})"
    if ref.transform is not None and not asked.operator.endswith("like"):
        value = f"{ref.transform}({value})"
    if asked.modifier:
        value = f"{asked.modifier.upper()}({value})"
    return f"{left} {OPERATORS[asked.operator]} {value}"


def order_by(writer: Writer, scope: Qualified, order: Iterable[Sorting]) -> str:
    terms = [
        " ".join(
            part
            for part in (
                field(writer, Qualified("", sorting.join) if sorting.join else scope, sorting.ref),
                sorting.direction,
                sorting.nulls,
            )
            if part
        )
        for sorting in order
    ]
    return f" ORDER BY {', '.join(terms)}" if terms else ""


__all__ = ["all_of", "condition", "field", "order_by", "qualified", "selected", "spread_selected"]
