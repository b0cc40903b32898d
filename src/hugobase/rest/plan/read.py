"""Planning a read: the tree of embeds, its relationships, and everything asked of each node."""

from dataclasses import dataclass

from hugobase.rest.catalogue.model import AnyRelationship, Catalogue, Computed, Qualified, Relationship
from hugobase.rest.errors import aliased_target, bad_related_order, no_aggregates, not_embedded
from hugobase.rest.plan.aggregates import hoist, sort_spread_arrays
from hugobase.rest.plan.embed import find
from hugobase.rest.plan.fields import Resolver
from hugobase.rest.plan.stars import add_aliases, expand_stars
from hugobase.rest.plan.tree import SOURCE, Comparison, EmbedIsNull, JoinSelect, Node, Sorting, SpreadColumn, Test, Tree
from hugobase.rest.request.syntax import OrderTerm, Path, Query, SelectEmbed, SelectItem


@dataclass(frozen=True, slots=True)
class ReadRules:
    """What of the query applies, and where the rows of the root are.

    `from_source`: they are those of a write or a call; `root_filters`: the root's own filters restrict what is read.
    """

    schema: str
    from_source: bool = False
    root_filters: bool = True
    ranges: bool = True
    max_rows: int | None = None
    aggregates: bool = False
    legacy_target_names: bool = True


def plan_read(query: Query, catalogue: Catalogue, table: Qualified, rules: ReadRules) -> Node:
    """Raises RestError."""
    root = Node(table.name)
    root.limits.cap = rules.max_rows if rules.ranges else None
    _add_items(root, query.select, rules)
    _attach(root, query, rules)
    root.table = table
    root.source = Qualified("", SOURCE) if rules.from_source else table
    root.source_alias = table.name if rules.from_source else None
    _add_relationships(root, catalogue, rules)
    _resolve(root, catalogue, rules, aggregated=False)
    _add_joins(root)
    hoist(root)
    sort_spread_arrays(root)
    return root


def _add_items(node: Node, items: tuple[SelectItem, ...], rules: ReadRules) -> None:
    for item in items:
        if not isinstance(item, SelectEmbed):
            node.asked.append(item)
            continue
        child = Node(
            item.name,
            item.alias,
            item.hint,
            inner=item.join == "inner",
            spread="one" if item.spread else None,
            depth=node.depth + 1,
        )
        child.limits.cap = rules.max_rows if rules.ranges else None
        node.children.append(child)
        _add_items(child, item.items, rules)


def _attach(root: Node, query: Query, rules: ReadRules) -> None:
    """Filters, orders and ranges to the nodes that their paths name."""
    for path, test in (*query.logic, *query.filters):
        if path or rules.root_filters:
            _node(root, path, rules).asked_filters.append(test)
    for path, order in query.order:
        node = _node(root, path, rules)
        node.asked_order = node.asked_order or order
    if rules.ranges:
        for path, given in query.ranges:
            limits = _node(root, path, rules).limits
            limits.limit, limits.offset = given.limit, given.offset


def _node(root: Node, path: Path, rules: ReadRules) -> Node:
    node = root
    for name in path:
        found = next((child for child in node.children if _is_called(child, name, rules)), None)
        if found is None:
            aliased = next((child.alias for child in node.children if child.name == name and child.alias), None)
            raise not_embedded(name) if aliased is None else aliased_target(name, aliased)
        node = found
    return node


def _is_called(node: Node, name: str, rules: ReadRules) -> bool:
    return node.shown_as == name or (rules.legacy_target_names and node.name == name)


def _add_relationships(node: Node, catalogue: Catalogue, rules: ReadRules) -> None:
    for child in node.children:
        found = find(catalogue, rules.schema, node.table.name, child.name, child.hint)
        child.relationship = found
        child.table = child.source = found.foreign
        child.parent_alias = node.source_alias
        child.join = f"{found.table.name}_{child.shown_as}_{child.depth}"
        if isinstance(found, Computed) or found.junction is None:
            child.source_alias = f"{found.foreign.name}_{child.depth}"
        if child.spread and not _to_one(found):
            child.spread = "many"
        _add_relationships(child, catalogue, rules)


def _to_one(found: AnyRelationship | None) -> bool:
    return isinstance(found, Relationship | Computed) and found.to_one


def _resolve(node: Node, catalogue: Catalogue, rules: ReadRules, *, aggregated: bool) -> None:
    resolver = Resolver(catalogue, node.table)
    node.select = [resolver.selected(asked) for asked in node.asked]
    if not rules.aggregates and any(column.aggregate for column in node.select):
        raise no_aggregates()
    aggregated = aggregated or any(column.aggregate for column in node.select) or node.spread == "many"
    expand_stars(node, resolver, aggregated=aggregated)
    add_aliases(node)
    node.where = [_with_null_embeds(node, resolver.tested(test)) for test in node.asked_filters]
    node.order = [_sorting(node, resolver, term) for term in node.asked_order]
    for child in node.children:
        _resolve(child, catalogue, rules, aggregated=aggregated)


def _with_null_embeds(node: Node, test: Test) -> Test:
    """A filter `embed=is.null` is about the embed, where a column of that name would be meant otherwise."""
    if isinstance(test, Tree):
        return Tree(test.negated, test.operator, tuple(_with_null_embeds(node, item) for item in test.items))
    if isinstance(test, Comparison) and not test.ref.path and test.condition.operator == "is":
        child = next((child for child in node.children if child.shown_as == test.ref.name), None)
        if child is not None and test.condition.modifier == "null":
            return EmbedIsNull(test.condition.negated, child.join)
    return test


def _sorting(node: Node, resolver: Resolver, term: OrderTerm) -> Sorting:
    sorting = resolver.sorted_by(term)
    if term.relation is None:
        return sorting
    child = next((child for child in node.children if child.shown_as == term.relation), None)
    if child is None:
        raise not_embedded(term.relation)
    if not _to_one(child.relationship):
        raise bad_related_order(node.source.name, child.shown_as)
    return Sorting(sorting.ref, sorting.direction, sorting.nulls, child.join)


def _add_joins(node: Node) -> None:
    for child in node.children:
        _add_joins(child)
        if child.spread:
            node.join_selects.append(JoinSelect(child.join, child.name, "spread", columns=_spread_columns(child)))
        else:
            one = _to_one(child.relationship)
            hidden = _shows_nothing(child)
            node.join_selects.append(JoinSelect(child.join, child.shown_as, "object" if one else "array", hidden))


def _shows_nothing(node: Node) -> bool:
    return not node.asked and all(_shows_nothing(child) for child in node.children)


def _spread_columns(node: Node) -> tuple[SpreadColumn, ...]:
    own = [SpreadColumn(column.alias or column.ref.name) for column in node.select]
    for joined in node.join_selects:
        own += joined.columns if joined.kind == "spread" else [SpreadColumn(joined.name)]
    return tuple(own)
