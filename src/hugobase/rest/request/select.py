"""The grammar of `select`: columns, aliases, casts, aggregates and embedded tables."""

from hugobase.rest.request import names
from hugobase.rest.request.scanner import Mismatch, Scanner
from hugobase.rest.request.syntax import Field, JoinType, SelectEmbed, SelectField, SelectItem

AGGREGATES = ("sum", "avg", "count", "max", "min")
DEEPEST = 30
"""Embeds inside embeds; PostgreSQL's own limits come soon after."""


def select_items(scan: Scanner, depth: int = 0) -> tuple[SelectItem, ...]:
    """Items between commas; may be empty."""
    if depth > DEEPEST:
        raise scan.miss("fewer embedded resources inside each other")
    first = _item(scan, depth) if scan.peek() not in {"", ")"} else None
    if first is None:
        return ()
    items = [first]
    while _comma(scan):
        items.append(_item(scan, depth))
    return tuple(items)


def _comma(scan: Scanner) -> bool:
    start = scan.position
    scan.blanks()
    if scan.accept(","):
        scan.blanks()
        return True
    scan.position = start
    return False


def _item(scan: Scanner, depth: int) -> SelectItem:
    head = scan.attempt(lambda: _spread(scan)) or scan.attempt(lambda: _relation(scan))
    if head is None:
        return _field(scan)
    scan.expect("(")
    items = select_items(scan, depth + 1)
    scan.expect(")")
    scan.blanks()
    name, alias, hint, join, spread = head
    return SelectEmbed(name, items, alias, hint, join, spread)


Head = tuple[str, str | None, str | None, JoinType | None, bool]


def _spread(scan: Scanner) -> Head:
    scan.blanks()
    scan.expect("...")
    name = names.field_name(scan)
    hint, join = _embed_parameters(scan)
    _ahead(scan, "(")
    return name, None, hint, join, True


def _relation(scan: Scanner) -> Head:
    scan.blanks()
    alias = scan.attempt(lambda: _alias(scan))
    name = names.field_name(scan)
    if name == "count":
        raise Mismatch
    hint, join = _embed_parameters(scan)
    _ahead(scan, "(")
    return name, alias, hint, join, False


def _embed_parameters(scan: Scanner) -> tuple[str | None, JoinType | None]:
    hint: str | None = None
    join: JoinType | None = None
    for _ in range(2):
        if not scan.accept("!"):
            break
        word = _join_type(scan)
        if word is not None:
            join = join or word
        else:
            found = names.field_name(scan)
            hint = hint or found
    return hint, join


def _join_type(scan: Scanner) -> JoinType | None:
    if scan.accept("left"):
        return "left"
    if scan.accept("inner"):
        return "inner"
    return None


def _alias(scan: Scanner) -> str:
    alias = names.field_name(scan)
    if scan.text.startswith("::", scan.position):
        raise Mismatch
    scan.expect(":")
    return alias


def _ahead(scan: Scanner, word: str) -> None:
    if not scan.text.startswith(word, scan.position):
        raise scan.miss(None)


def _field(scan: Scanner) -> SelectField:
    scan.blanks()
    found = scan.attempt(lambda: _star(scan)) or scan.attempt(lambda: _count(scan)) or _plain(scan)
    scan.blanks()
    return found


def _star(scan: Scanner) -> SelectField:
    scan.expect("*")
    _item_ends(scan)
    return SelectField(Field("*"))


def _count(scan: Scanner) -> SelectField:
    alias = scan.attempt(lambda: _alias(scan))
    scan.expect("count()")
    cast = _cast(scan)
    _item_ends(scan)
    return SelectField(Field("*"), aggregate="count", aggregate_cast=cast, alias=alias)


def _plain(scan: Scanner) -> SelectField:
    alias = scan.attempt(lambda: _alias(scan))
    field = names.field(scan)
    cast = _cast(scan)
    aggregate = scan.attempt(lambda: _aggregate(scan))
    aggregate_cast = _cast(scan)
    _item_ends(scan)
    return SelectField(field, aggregate, aggregate_cast, cast, alias)


def _cast(scan: Scanner) -> str | None:
    return names.identifier(scan) if scan.accept("::") else None


def _aggregate(scan: Scanner) -> str:
    scan.expect(".")
    for name in AGGREGATES:
        if scan.accept(name):
            scan.expect("()")
            return name
    raise Mismatch


def _item_ends(scan: Scanner) -> None:
    start = scan.position
    scan.blanks()
    if scan.peek() not in {")", ",", ""}:
        scan.position = start
        scan.miss('")"')
        scan.miss('","')
        raise scan.miss("end of input", ending=True)
    scan.position = start
