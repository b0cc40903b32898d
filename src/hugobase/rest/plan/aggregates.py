"""Aggregates inside spreads: those of a spread to one count for the parent; a spread to many takes none."""

from dataclasses import dataclass, replace

from hugobase.rest.errors import not_implemented
from hugobase.rest.plan.tree import ColumnRef, JoinSelect, Node, SelectColumn, Sorting


@dataclass(frozen=True, slots=True)
class _Hoisted:
    """An aggregate on its way up: the join and column that it will be applied to."""

    join: str
    column: str
    aggregate: str
    cast: str | None
    alias: str | None


def hoist(root: Node) -> None:
    _hoist(root)


def _hoist(node: Node) -> list[_Hoisted]:
    below = [found for child in node.children for found in _hoist(child)]
    if node.depth == 0 or node.spread != "one":
        node.join_selects = [_applied(joined, below) for joined in node.join_selects]
        return []
    own = [
        _Hoisted(node.join, column.alias or column.ref.name, column.aggregate, column.aggregate_cast, column.alias)
        for column in node.select
        if column.aggregate is not None
    ]
    node.select = [replace(column, aggregate=None, aggregate_cast=None) for column in node.select]
    return own + [replace(found, join=node.join) for found in below]


def _applied(joined: JoinSelect, below: list[_Hoisted]) -> JoinSelect:
    wanted = {found.column: found for found in below if found.join == joined.join}
    columns = tuple(
        replace(column, aggregate=found.aggregate, aggregate_cast=found.cast, alias=found.alias)
        if (found := wanted.get(column.name)) is not None
        else column
        for column in joined.columns
    )
    return replace(joined, columns=columns)


def sort_spread_arrays(node: Node) -> None:
    """The order of a spread to many is that of its arrays: its columns have to be selected below them."""
    if node.spread == "many":
        spread = [column for joined in node.join_selects for column in joined.columns]
        if any(column.aggregate for column in node.select) or any(column.aggregate for column in spread):
            raise not_implemented("Aggregates are not implemented for one-to-many or many-to-many spreads.")
        for number, sorting in enumerate(node.order, 1):
            alias = f"{node.join}_{sorting.ref.name}_{number}"
            node.extra_select.append((sorting.join, SelectColumn(replace(sorting.ref), alias=alias)))
            node.spread_order.append(Sorting(ColumnRef(alias), sorting.direction, sorting.nulls))
        node.order = []
    for child in node.children:
        sort_spread_arrays(child)
