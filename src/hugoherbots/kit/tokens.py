"""Checking access tokens: one interface, whoever signed them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

TokenVerifier = Callable[[str], Awaitable[Mapping[str, Any]]]


class InvalidToken(Exception):
    """The token is malformed, expired, or not signed by a key that is trusted."""
