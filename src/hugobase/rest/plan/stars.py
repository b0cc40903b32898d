"""`*` written out where that is needed, and the names that columns get without an alias."""

from dataclasses import replace

from hugobase.rest.plan.fields import Resolver
from hugobase.rest.plan.tree import Node, SelectColumn


def expand_stars(node: Node, resolver: Resolver, *, aggregated: bool) -> None:
    """Needed beside aggregates, in spreads to many, and where a domain has its own way to be JSON."""
    if not aggregated and not resolver.has_shown_domain():
        return
    expanded: list[SelectColumn] = []
    for column in node.select:
        if column.ref.name != "*":
            expanded.append(column)
        elif column.aggregate is None:
            expanded += [replace(column, ref=resolver.shown_column(known)) for known in resolver.columns]
        elif node.spread and column.aggregate == "count":
            expanded.append(replace(column, ref=replace(column.ref, whole_row=True)))
        else:
            expanded.append(column)
    node.select = expanded


def add_aliases(node: Node) -> None:
    node.select = [_aliased(column, spread=node.spread is not None) for column in node.select]


def _aliased(column: SelectColumn, *, spread: bool) -> SelectColumn:
    if column.alias is not None:
        return column
    if column.aggregate is not None:
        return replace(column, alias=column.aggregate) if spread else column
    if column.ref.path:
        keys = [step.key for step in column.ref.path if not step.is_index]
        return replace(column, alias=keys[-1] if keys else column.ref.name)
    if column.ref.transform is not None:
        return replace(column, alias=column.ref.name)
    return column
