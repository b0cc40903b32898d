"""Structured logs, without secrets and without what people said."""

from __future__ import annotations

import logging
import re
from typing import Any

import structlog
from structlog.types import EventDict, Processor

PRIVATE_KEYS = frozenset({"password", "token", "access_token", "refresh_token", "authorization", "apikey", "cookie"})
SPEECH_KEYS = frozenset({"text", "transcript", "quote", "audio"})
JWT = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]*")


def redact(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Takes out what must never be in a log: credentials, and words that a person spoke."""
    for key, value in event.items():
        if key in PRIVATE_KEYS or key in SPEECH_KEYS:
            event[key] = "[redacted]"
        elif isinstance(value, str) and "eyJ" in value:
            event[key] = JWT.sub("[token]", value)
    return event


def configure_logging(level: str, *, as_json: bool) -> None:
    """Sets up structlog and the standard library's loggers for the process."""
    renderer: Processor = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer()
    number = logging.getLevelNamesMapping()[level.upper()]
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        redact,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.format_exc_info, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=max(number, logging.WARNING), format="%(levelname)s %(name)s %(message)s", force=True)
