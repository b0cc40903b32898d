"""Query strings: first apart into a shape and its values, then, once per shape, the shape into a Query.

The shape is everything that decides about SQL; two requests that differ only in values have equal shapes.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote_plus

from hugobase.rest.errors import RestError, bad_query
from hugobase.rest.request import conditions, names
from hugobase.rest.request.logic import LogicReader, is_logic, logic_path
from hugobase.rest.request.order import order_terms
from hugobase.rest.request.scanner import Mismatch, Scanner
from hugobase.rest.request.select import select_items
from hugobase.rest.request.syntax import Condition, Field, Filter, Path, Query, Range

RESERVED = frozenset({"select", "columns", "on_conflict"})
LISTED = frozenset({"order", "limit", "offset"})
PLAIN = re.compile(r"(?:[\w.~-]+=[\w.~-]*)(?:&[\w.~-]+=[\w.~-]*)*", re.ASCII)
"""A query string in which nothing has to be quoted."""
INTEGER = re.compile(r"\s*(-?\d{1,40})\s*", re.ASCII)

Shape = tuple[tuple[Any, ...], ...]


@dataclass(slots=True)
class RawQuery:
    """A query string apart: `limit` and `offset` are those of the root, which headers may narrow."""

    shape: Shape = ()
    values: list[str] = field(default_factory=list)
    limit: int | None = None
    offset: int | None = None
    arguments: list[tuple[str, str]] = field(default_factory=list)


def pairs(raw: str) -> list[tuple[str, str]]:
    """Decoded names and values; parameters without `=` say nothing."""
    found = []
    for part in raw.split("&"):
        name, equals, value = part.partition("=")
        if equals:
            found.append((_decoded(name), _decoded(value)))
    return found


def _decoded(text: str) -> str:
    return unquote_plus(text).replace("\0", "") if "%" in text or "+" in text else text


def canonical(raw: str) -> str:
    """The same query with its parameters in order, as Content-Location shows it."""
    if PLAIN.fullmatch(raw):
        return "&".join(sorted(raw.split("&"))) if "&" in raw else raw
    parts = []
    for part in raw.split("&"):
        name, _, value = part.partition("=")
        parts.append((unquote_plus(name), unquote_plus(value)))
    return "&".join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in sorted(parts))


def read(raw: str, *, calls: bool, max_rows: int | None) -> RawQuery:
    """Take a query string apart; with `calls`, what is no filter is an argument of a function. Raises RestError."""
    query = RawQuery()
    shape: list[tuple[Any, ...]] = []
    for name, value in pairs(raw):
        last = name.rpartition(".")[2]
        if name in RESERVED or last == "order":
            shape.append((last if last == "order" else name, name, value))
        elif last in LISTED:
            _read_range(query, shape, (name, last), value, max_rows)
        elif is_logic(name):
            shape.append(("logic", name, _read_logic(query, name, value)))
        else:
            _read_filter(query, shape, name, value, calls=calls)
    query.shape = tuple(shape)
    return query


def _read_range(
    query: RawQuery, shape: list[tuple[Any, ...]], name: tuple[str, str], value: str, max_rows: int | None
) -> None:
    key, kind = name
    number = INTEGER.fullmatch(value)
    if number is None:
        return
    count = int(number[1])
    if key == kind:
        setattr(query, kind, count)
        return
    shape.append((kind, key))
    query.values.append(str(count if kind == "offset" or max_rows is None else min(count, max_rows)))


def _read_logic(query: RawQuery, name: str, value: str) -> Any:
    try:
        _, operator = logic_path(name)
    except Mismatch:
        raise _bad_path(name) from None
    scan = Scanner(operator + value)
    reader = LogicReader(scan, len(query.values))
    try:
        tree = reader.logic()
    except Mismatch:
        where, details = scan.explain()
        raise bad_query(f'"failed to parse logic tree ({value})" {where}', details) from None
    query.values.extend(reader.values)
    return tree


def _read_filter(query: RawQuery, shape: list[tuple[Any, ...]], name: str, value: str, *, calls: bool) -> None:
    split = conditions.split(value)
    if split is None:
        if not calls:
            raise _bad_filter(value)
        shape.append(("argument", name))
        query.arguments.append((name, value))
        return
    head, operand = split
    shape.append(("filter", name, head))
    if operand is not None:
        query.values.append(operand)


def _bad_filter(value: str) -> RestError:
    scan = Scanner(value)
    try:
        conditions.operation(scan)
    except Mismatch:
        where, details = scan.explain()
        return bad_query(f'"failed to parse filter ({value})" {where}', details)
    return bad_query(f'"failed to parse filter ({value})" (line 1, column 1)', "unexpected end of filter")


def _bad_path(name: str) -> RestError:
    scan = Scanner(name)
    with suppress(Mismatch):
        names.field_name(scan)
    where, details = scan.explain()
    return bad_query(f'"failed to parse logic path ({name})" {where}', details)


def parse(shape: Shape, *, remember: bool = True) -> Query:
    """The meaning of a shape, kept for the next request of that shape if it is to be remembered; raises RestError."""
    return _remembered(shape) if remember else _parse(shape)


@lru_cache(maxsize=1024)
def _remembered(shape: Shape) -> Query:
    return _parse(shape)


def _parse(shape: Shape) -> Query:
    found: dict[str, list[Any]] = {"filter": [], "logic": [], "order": [], "argument": []}
    ranges: dict[Path, dict[str, int]] = {}
    texts: dict[str, str] = {}
    slot = 0
    for entry in shape:
        kind, name = entry[0], entry[1]
        if kind in RESERVED:
            texts.setdefault(kind, entry[2])
        elif kind == "order":
            found["order"].append((_tree_path(name)[0], _order(entry[2])))
        elif kind in {"limit", "offset"}:
            path = _tree_path(name)[0]
            ranges.setdefault(path, {})[kind] = slot
            slot += 1
        elif kind == "logic":
            found["logic"].append((logic_path(name)[0], entry[2]))
            slot += _slots(entry[2])
        elif kind == "filter":
            path, target = _tree_path(name)
            negated, operator, modifier = entry[2]
            found["filter"].append((path, Filter(target, Condition(negated, operator, modifier, slot))))
            slot += operator != "is"
        else:
            found["argument"].append((name, len(found["argument"])))
    return Query(
        select=_select(texts.get("select", "*")),
        filters=tuple(found["filter"]),
        logic=tuple(found["logic"]),
        order=tuple(found["order"]),
        ranges=tuple((path, Range(given.get("limit"), given.get("offset"))) for path, given in ranges.items()),
        columns=_columns("columns", texts),
        on_conflict=_columns("on_conflict", texts),
        arguments=tuple(found["argument"]),
    )


def columns_of(shape: Shape) -> tuple[str, ...] | None:
    """Those of the parameter `columns`; raises RestError."""
    text = next((entry[2] for entry in shape if entry[0] == "columns"), None)
    return None if text is None else _columns("columns", {"columns": text})


def _slots(tree: Any) -> int:
    if isinstance(tree, Filter):
        return int(tree.condition.operator != "is")
    return sum(_slots(item) for item in tree.items)


def _parsed(what: str, text: str, parse_it: Any) -> Any:
    scan = Scanner(text)
    try:
        found = parse_it(scan)
    except Mismatch:
        where, details = scan.explain()
        raise bad_query(f'"failed to parse {what} ({text})" {where}', details) from None
    return found


def _tree_path(key: str) -> tuple[Path, Field]:
    def path(scan: Scanner) -> tuple[Path, Field]:
        parts = [names.field_name(scan)]
        while scan.accept("."):
            parts.append(names.field_name(scan))
        return tuple(parts[:-1]), Field(parts[-1], names.json_path(scan))

    found: tuple[Path, Field] = _parsed("tree path", key, path)
    return found


def _order(text: str) -> Any:
    return _parsed("order", text, order_terms)


def _select(text: str) -> Any:
    return _parsed("select parameter", text, select_items)


def _columns(name: str, texts: dict[str, str]) -> tuple[str, ...] | None:
    if name not in texts:
        return None

    def columns(scan: Scanner) -> tuple[str, ...]:
        found = [names.field_name(scan)]
        scan.blanks()
        while scan.accept(","):
            scan.blanks()
            found.append(names.field_name(scan))
            scan.blanks()
        return tuple(dict.fromkeys(found))

    result: tuple[str, ...] = _parsed(f"{name} parameter", texts[name], columns)
    return result
