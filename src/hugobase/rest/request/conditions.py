"""The grammar of filters: an operator with its modifiers, and the value behind it."""

import re

from hugobase.rest.request import names
from hugobase.rest.request.scanner import Mismatch, Scanner

QUANTIFIED = ("eq", "gte", "gt", "lte", "lt", "like", "ilike", "match", "imatch")
SIMPLE = ("neq", "cs", "cd", "ov", "sl", "sr", "nxr", "nxl", "adj")
TEXT_SEARCH = ("fts", "plfts", "phfts", "wfts")
IS_WORDS = ("null", "not_null", "true", "false", "unknown")

OPERATOR = "operator (eq, gt, ...)"
IS_VALUE = "isVal: (null, not_null, true, false, unknown)"

HEAD = re.compile(
    r"(not\.)?(?:"
    rf"({'|'.join(QUANTIFIED)})(?:\((any|all)\))?"
    rf"|({'|'.join(SIMPLE)}|isdistinct|in)"
    rf"|({'|'.join(TEXT_SEARCH)})(?:\(([^\W_][\w $]*|[_ $][\w $]*)\))?"
    r"|(is))\."
)
"""The fixed part of a filter, when it is well formed; what follows is the value."""

Head = tuple[bool, str, str | None]
"""Negated, operator, modifier. The operator `is` has its word as modifier and no value."""


def split(text: str) -> tuple[Head, str | None] | None:
    """The head of a filter and its value ready for Postgres; None when the text is no well-formed filter."""
    match = HEAD.match(text)
    if match is None:
        return None
    negated, rest = match[1] is not None, text[match.end() :]
    if match[2]:
        return (negated, match[2], match[3]), _pattern(match[2], rest)
    if match[5]:
        return (negated, match[5], match[6] and match[6].strip()), rest
    if match[7]:
        word = rest.lower()
        known = next((known for known in IS_WORDS if word.startswith(known)), None)
        return None if known is None else ((negated, "is", "not_null" if word.startswith("not_null") else known), None)
    if match[4] == "in":
        scan = Scanner(rest)
        items = scan.attempt(lambda: list_value(scan))
        return None if items is None else ((negated, "in", None), array_literal(items))
    return (negated, match[4], None), rest


def _pattern(operator: str, value: str) -> str:
    return value.replace("*", "%") if operator.endswith("like") else value


def operation(scan: Scanner) -> tuple[Head, str | None]:
    """A filter inside `and`/`or`, where the value ends at a comma or parenthesis."""
    negated = scan.text.startswith("not.", scan.position)
    if negated:
        scan.position += len("not.")
    else:
        scan.miss('"not"')
    head, value = scan.labelled(OPERATOR, lambda: _operation(scan))
    return (negated, *head), value


def _operation(scan: Scanner) -> tuple[tuple[str, str | None], str | None]:
    if scan.accept("in."):
        return ("in", None), array_literal(list_value(scan))
    if scan.accept("is."):
        return ("is", scan.labelled(IS_VALUE, lambda: _is_word(scan))), None
    for parse in (_distinct, _text_search, _simple, _quantified):
        head = scan.attempt(lambda parse=parse: parse(scan))  # type: ignore[misc]  # mypy sees no type for a bound default
        if head is not None:
            return head, _pattern(head[0], logic_value(scan))
    raise scan.miss(None)


def _is_word(scan: Scanner) -> str:
    for word in ("null", "not_null", "true", "false", "unknown"):
        if scan.text[scan.position : scan.position + len(word)].lower() == word:
            scan.position += len(word)
            return word
    raise scan.miss(None)


def _distinct(scan: Scanner) -> tuple[str, str | None]:
    scan.expect("isdistinct.")
    return "isdistinct", None


def _text_search(scan: Scanner) -> tuple[str, str | None]:
    operator = _one_of(scan, TEXT_SEARCH)
    language = scan.attempt(lambda: _in_parentheses(scan))
    names.delimiter(scan)
    return operator, language


def _in_parentheses(scan: Scanner) -> str:
    scan.expect("(")
    word = names.identifier(scan)
    scan.expect(")")
    return word


def _simple(scan: Scanner) -> tuple[str, str | None]:
    operator = _one_of(scan, SIMPLE)
    names.delimiter(scan)
    return operator, None


def _quantified(scan: Scanner) -> tuple[str, str | None]:
    operator = _one_of(scan, QUANTIFIED)
    quantifier = next((word for word in ("any", "all") if scan.accept(f"({word})")), None)
    names.delimiter(scan)
    return operator, quantifier


def _one_of(scan: Scanner, operators: tuple[str, ...]) -> str:
    for operator in operators:
        if scan.text.startswith(operator, scan.position):
            scan.position += len(operator)
            return operator
    raise scan.miss(None)


def list_value(scan: Scanner) -> list[str]:
    """`(a,"b,c",)`; the elements, of which `()` has one, empty."""
    scan.blanks()
    scan.expect("(")
    scan.blanks()
    items = [_element(scan)]
    while scan.accept(","):
        items.append(_element(scan))
    scan.blanks()
    scan.expect(")")
    scan.blanks()
    return items


def _element(scan: Scanner) -> str:
    closed = scan.attempt(lambda: _closed_quote(scan)) if scan.peek() == '"' else None
    return scan.take_while(lambda char: char not in ",)") if closed is None else closed


def _closed_quote(scan: Scanner) -> str:
    value = names.quoted_value(scan)
    if scan.peek() not in {",", ")", ""}:
        raise Mismatch
    return value


def logic_value(scan: Scanner) -> str:
    """Quoted, or a `{array}`, or up to the next comma or parenthesis."""
    if scan.peek() == '"':
        value = scan.attempt(lambda: _closed_quote(scan))
        if value is not None:
            return value
    if scan.peek() == "{":
        array = scan.attempt(lambda: _array(scan))
        if array is not None:
            return array
    return scan.take_while(lambda char: char not in ",)")


def _array(scan: Scanner) -> str:
    start = scan.position
    scan.expect("{")
    scan.take_while(lambda char: char not in "{}")
    scan.expect("}")
    return scan.text[start : scan.position]


def array_literal(items: list[str]) -> str:
    """A Postgres array constant of any element type; one empty element means none at all."""
    if items == [""]:
        return "{}"
    return "{" + ",".join('"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"' for item in items) + "}"
