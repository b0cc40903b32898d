"""Server-sent events as the HTML standard writes them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

MEDIA_TYPE = "text/event-stream"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """One event; `id` lets a client say where it was (Last-Event-ID)."""

    event: str
    data: Any
    id: str

    def encode(self) -> bytes:
        body = json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))
        return f"id: {self.id}\nevent: {self.event}\ndata: {body}\n\n".encode()
