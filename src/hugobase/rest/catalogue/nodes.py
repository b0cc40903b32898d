"""Where the columns of a view come from, read off the stored query tree of its rule."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"\\.|(?P<open>[{(])|(?P<close>[})])| :(?P<list>targetList)(?= )"
    r"| :(?P<field>resno|resorigtbl|resorigcol) (?P<value>\d+)",
    re.DOTALL,
)
_QUERY, _ENTRY = 2, 4
"""Depth inside `({QUERY … :targetList ({TARGETENTRY …`."""


def origins(action: str) -> Iterator[tuple[int, int, int]]:
    """For each output column of the rule's first query: its number, and oid and column number of the origin (0 if none)."""
    depth, listing = 0, False
    entry: dict[str, int] = {}
    for token in _TOKEN.finditer(action):
        if token["open"]:
            depth += 1
        elif token["close"]:
            depth -= 1
            if listing and depth == _ENTRY - 1 and entry:
                yield entry.get("resno", 0), entry.get("resorigtbl", 0), entry.get("resorigcol", 0)
                entry = {}
            elif listing and depth == _QUERY:
                return
        elif token["list"]:
            listing = listing or depth == _QUERY
        elif token["field"] and listing and depth == _ENTRY:
            entry[token["field"]] = int(token["value"])
