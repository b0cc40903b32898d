"""Names of columns, resolved by what the schema cache knows of their table."""

from collections.abc import Iterator

from hugobase.rest.catalogue.model import Catalogue, Column, Qualified
from hugobase.rest.errors import RestError
from hugobase.rest.plan.tree import ColumnRef, Comparison, SelectColumn, Sorting, Test, Tree
from hugobase.rest.request.conditions import TEXT_SEARCH
from hugobase.rest.request.syntax import Field, Filter, Logic, OrderTerm, SelectField


class Resolver:
    """Resolves the names of one table; unknown ones may be computed columns and stay as they are."""

    def __init__(self, catalogue: Catalogue, table: Qualified) -> None:
        self._catalogue = catalogue
        found = catalogue.table(table)
        self.columns: list[Column] = list(found.columns.values()) if found else []
        self._columns = found.columns if found else {}

    def plain(self, field: Field) -> ColumnRef:
        column = self._columns.get(field.name)
        if column is None:
            return ColumnRef(field.name, field.path, to_json=True)
        return ColumnRef(field.name, field.path, to_json=column.nominal not in {"json", "jsonb"}, type=column.nominal)

    def shown(self, field: Field) -> ColumnRef:
        """As output: a domain may have its own way to be JSON."""
        return self._through(self.plain(field), to="json")

    def shown_column(self, column: Column) -> ColumnRef:
        return self._through(ColumnRef(column.name, to_json=True, type=column.nominal), to="json")

    def has_shown_domain(self) -> bool:
        return any((column.nominal, "json") in self._catalogue.representations for column in self.columns)

    def _through(self, ref: ColumnRef, *, to: str) -> ColumnRef:
        function = self._catalogue.representations.get((ref.type, to))
        return ref if function is None else _replaced(ref, transform=function)

    def tested(self, tested: Filter | Logic) -> Test:
        if isinstance(tested, Logic):
            return Tree(tested.negated, tested.operator, tuple(self.tested(item) for item in tested.items))
        ref = self.plain(tested.field)
        column = self._columns.get(ref.name)
        if tested.condition.operator in TEXT_SEARCH and column is not None and column.type != "tsvector":
            ref = _replaced(ref, search=tested.condition.modifier or "")
        function = self._catalogue.representations.get(("text", ref.type))
        if function is not None:
            ref = _replaced(ref, transform=function)
        return Comparison(ref, tested.condition)

    def sorted_by(self, term: OrderTerm) -> Sorting:
        ref = ColumnRef(term.field.name, term.field.path) if term.relation else self.plain(term.field)
        return Sorting(ref, term.direction, term.nulls)

    def selected(self, asked: SelectField) -> SelectColumn:
        return SelectColumn(
            self.shown(asked.field),
            asked.aggregate,
            cast_type(self._catalogue, asked.aggregate_cast),
            cast_type(self._catalogue, asked.cast),
            asked.alias,
        )


def _replaced(ref: ColumnRef, *, transform: str | None = None, search: str | None = None) -> ColumnRef:
    return ColumnRef(
        ref.name,
        ref.path,
        ref.to_json,
        ref.search if search is None else search,
        ref.type,
        ref.transform if transform is None else transform,
        ref.whole_row,
    )


def cast_type(catalogue: Catalogue, asked: str | None) -> str | None:
    """How the cache writes a type; raises RestError as Postgres would for an unknown one."""
    if asked is None:
        return None
    name = " ".join(asked.lower().split())
    known = catalogue.types.get(name)
    if known is None:
        raise RestError(400, "42704", f'type "{name}" does not exist')
    return known


def names_in(tests: list[Test]) -> Iterator[str]:
    """The columns that tests look at."""
    for test in tests:
        if isinstance(test, Tree):
            yield from names_in(list(test.items))
        elif isinstance(test, Comparison):
            yield test.ref.name
