"""The grammar of `order`."""

from typing import Literal

from hugobase.rest.request import names
from hugobase.rest.request.scanner import Mismatch, Scanner
from hugobase.rest.request.syntax import OrderTerm

Direction = Literal["ASC", "DESC"]
Nulls = Literal["NULLS FIRST", "NULLS LAST"]


def order_terms(scan: Scanner) -> tuple[OrderTerm, ...]:
    terms = [_term(scan)]
    while scan.accept(","):
        terms.append(_term(scan))
    scan.end()
    return tuple(terms)


def _term(scan: Scanner) -> OrderTerm:
    scan.blanks()
    term = scan.attempt(lambda: _related(scan)) or _plain(scan)
    scan.blanks()
    return term


def _related(scan: Scanner) -> OrderTerm:
    relation = names.field_name(scan)
    scan.expect("(")
    field = names.field(scan)
    scan.expect(")")
    direction, nulls = _direction(scan), _nulls(scan)
    _term_ends(scan)
    return OrderTerm(field, direction, nulls, relation)


def _plain(scan: Scanner) -> OrderTerm:
    field = names.field(scan)
    direction, nulls = _direction(scan), _nulls(scan)
    _term_ends(scan)
    return OrderTerm(field, direction, nulls)


def _direction(scan: Scanner) -> Direction | None:
    found: Direction
    for word, found in (("asc", "ASC"), ("desc", "DESC")):
        if scan.attempt(lambda word=word: _dotted(scan, word)):  # type: ignore[misc]  # mypy sees no type for a bound default
            return found
    return None


def _nulls(scan: Scanner) -> Nulls | None:
    found: Nulls
    for word, found in (("nullsfirst", "NULLS FIRST"), ("nullslast", "NULLS LAST")):
        if scan.attempt(lambda word=word: _dotted(scan, word)):  # type: ignore[misc]  # mypy sees no type for a bound default
            return found
    return None


def _dotted(scan: Scanner, word: str) -> bool:
    names.delimiter(scan)
    scan.expect(word)
    return True


def _term_ends(scan: Scanner) -> None:
    if scan.peek() not in {",", ""}:
        scan.miss('","')
        raise scan.miss("end of input", ending=True)


__all__ = ["Mismatch", "order_terms"]
