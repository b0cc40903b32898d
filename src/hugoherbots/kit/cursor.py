"""Opaque cursors for lists ordered by time and id."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from uuid import UUID

from hugoherbots.kit.errors import Problem


def encode_cursor(at: datetime, row_id: UUID) -> str:
    """Where a page ended."""
    return base64.urlsafe_b64encode(f"{at.isoformat()} {row_id}".encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None) -> tuple[datetime, UUID] | None:
    """The place that a cursor names; 422 for one that was not given out here."""
    if not cursor:
        return None
    try:
        words = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split(" ")
        at, row_id = datetime.fromisoformat(words[0]), UUID(words[1])
    except (binascii.Error, UnicodeDecodeError, ValueError, IndexError):
        raise Problem(422, "cursor_invalid", "The cursor is not one that was given out here.") from None
    return at, row_id
