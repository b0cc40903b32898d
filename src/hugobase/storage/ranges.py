"""Conditional and partial requests (RFC 9110): what of a file is asked for, if anything."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.datastructures import Headers

from hugobase.storage.errors import BAD_RANGE

RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True)
class Part:
    """A stretch of a file of `total` bytes."""

    start: int
    length: int
    total: int

    @property
    def content_range(self) -> str:
        return f"bytes {self.start}-{self.start + self.length - 1}/{self.total}"


def requested_part(headers: Headers, total: int, etag: str) -> Part | None:
    """The one range that is asked for; None for the whole file, also when several are. Raises StorageError."""
    match = RANGE.fullmatch(headers.get("range", "").strip())
    if match is None or match[1] == match[2] == "" or headers.get("if-range", etag) != etag:
        return None
    if match[1] == "":
        length = min(int(match[2]), total)
        start = total - length
    else:
        start = int(match[1])
        length = min(int(match[2] or total - 1), total - 1) - start + 1
    if length <= 0 or start >= total:
        raise BAD_RANGE.error()
    return Part(start, length, total)


def is_unchanged(headers: Headers, etag: str, modified: datetime) -> bool:
    """Whether the client has this very content already."""
    if (known := headers.get("if-none-match")) is not None:
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        return "*" in tags or etag in tags
    try:
        return modified.replace(microsecond=0) <= parsedate_to_datetime(headers.get("if-modified-since", ""))
    except (TypeError, ValueError):
        return False


def http_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)
