"""The grammar of `and` and `or`: trees of filters in one parameter."""

from functools import lru_cache
from typing import Literal

from hugobase.rest.request import conditions, names
from hugobase.rest.request.scanner import Mismatch, Scanner
from hugobase.rest.request.syntax import Condition, Filter, Logic, Path

DEEPEST = 50

NEGATION = "negation operator (not)"
OPERATOR = "logic operator (and, or)"


@lru_cache(maxsize=128)
def logic_path(key: str) -> tuple[Path, str]:
    """`child.not.or` is the path (`child`) and the text `not.or`; raises Mismatch."""
    parts = key.split(".")
    scan = Scanner(key)
    names.field_name(scan)
    while not scan.ended:
        names.delimiter(scan)
        names.field_name(scan)
    operator = parts[-1]
    path = tuple(part for part in parts[:-1] if part != "not")
    return path, f"not.{operator}" if "not" in parts else operator


class LogicReader:
    """Reads one tree; `values` are those of its filters, from left to right."""

    def __init__(self, scan: Scanner, first_slot: int) -> None:
        self.values: list[str] = []
        self._scan = scan
        self._first = first_slot

    def tree(self, depth: int = 0) -> Filter | Logic:
        if depth > DEEPEST:
            raise self._scan.miss("fewer conditions inside each other")
        known = len(self.values)
        found = self._scan.attempt(self._filter)
        if found is not None:
            return found
        del self.values[known:]
        return self.logic(depth)

    def _filter(self) -> Filter:
        scan = self._scan
        field = names.field(scan)
        names.delimiter(scan)
        (negated, operator, modifier), value = conditions.operation(scan)
        slot = self._first + len(self.values)
        if value is not None:
            self.values.append(value)
        return Filter(field, Condition(negated, operator, modifier, slot))

    def logic(self, depth: int = 0) -> Logic:
        """`and(…)` or `or(…)`; raises Mismatch."""
        scan = self._scan
        negated = scan.text.startswith("not.", scan.position)
        if negated:
            scan.position += len("not.")
        else:
            scan.miss(NEGATION)
        operator = self._operator()
        scan.blanks()
        scan.expect("(")
        scan.blanks()
        items = [self.tree(depth + 1)]
        while scan.attempt(self._comma):
            items.append(self.tree(depth + 1))
        scan.blanks()
        scan.expect(")")
        scan.blanks()
        return Logic(negated, operator, tuple(items))

    def _operator(self) -> Literal["and", "or"]:
        scan = self._scan
        if scan.text.startswith("and", scan.position):
            scan.position += 3
            return "and"
        if scan.text.startswith("or", scan.position):
            scan.position += 2
            return "or"
        raise scan.miss(OPERATOR)

    def _comma(self) -> bool:
        self._scan.blanks()
        self._scan.expect(",")
        self._scan.blanks()
        return True


def is_logic(key: str) -> bool:
    """Whether a parameter of this name holds a tree."""
    return key.rpartition(".")[2] in {"and", "or"}


__all__ = ["LogicReader", "Mismatch", "is_logic", "logic_path"]
