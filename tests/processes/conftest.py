"""What the tests of processes share."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest


@pytest.fixture
def clients() -> Iterator[contextlib.ExitStack]:
    """Clients that are closed with the test."""
    with contextlib.ExitStack() as stack:
        yield stack
