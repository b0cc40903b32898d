"""Which rows of the root are wanted: limit, offset and the Range header together."""

import re
from dataclasses import dataclass

from hugobase.rest.errors import bad_range

NEGATIVE = "Limit should be greater than or equal to zero."
REVERSED = "The lower boundary must be lower than or equal to the upper boundary in the Range header."
_HEADER = re.compile(r"(\d{1,18})-(\d{0,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class RowRange:
    """From `first`, `count` rows; all of them when count is None."""

    first: int = 0
    count: int | None = None

    @property
    def everything(self) -> bool:
        return self.first == 0 and self.count is None

    def capped(self, most: int | None) -> "RowRange":
        if most is None or (self.count is not None and self.count <= most):
            return self
        return RowRange(self.first, most)


EVERYTHING = RowRange()


def row_range(limit: int | None, offset: int | None, header: str | None) -> RowRange:
    """Raises RestError when nothing can fit."""
    if limit == 0:
        return RowRange(0, 0)
    if limit is not None and limit < 0:
        raise bad_range(NEGATIVE)
    first = max(offset or 0, 0)
    last = None if limit is None else first + limit - 1
    match = _HEADER.fullmatch(header) if header else None
    if match is not None:
        low, high = int(match[1]), int(match[2]) if match[2] else None
        if high is not None and low > high:
            raise bad_range(REVERSED)
        first = max(first, low)
        last = high if last is None else last if high is None else min(last, high)
        if last is not None and last < first:
            raise bad_range(NEGATIVE)
    return RowRange(first, None if last is None else last - first + 1)
