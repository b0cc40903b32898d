"""What comes from outside the program's logic: the clock and randomness, each an argument, each with a fake."""

import hashlib
import secrets
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Answers the present moment, with its time zone."""

Randomness = Callable[[int], bytes]
"""Answers so many bytes that nobody can guess."""


def system_clock() -> datetime:
    return datetime.now(UTC)


def system_randomness(count: int) -> bytes:
    return secrets.token_bytes(count)


def new_uuid(randomness: Randomness) -> uuid.UUID:
    """A version 4 UUID."""
    return uuid.UUID(bytes=randomness(16), version=4)


def new_text(randomness: Randomness, length: int, alphabet: str) -> str:
    """Letters of the alphabet, each equally likely: bytes beyond the largest whole multiple are thrown away."""
    fair = 256 - 256 % len(alphabet)
    letters: list[str] = []
    while len(letters) < length:
        letters += [alphabet[byte % len(alphabet)] for byte in randomness(length) if byte < fair]
    return "".join(letters[:length])


class ManualClock:
    """A clock for tests: it stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **amount: float) -> None:
        """`clock.advance(seconds=11)`: the arguments are those of timedelta."""
        self.now += timedelta(**amount)


class CountedRandomness:
    """Randomness for tests: the same in every run, and never twice the same within one."""

    def __init__(self, seed: str = "") -> None:
        self._seed = seed
        self._calls = 0

    def __call__(self, count: int) -> bytes:
        self._calls += 1
        return hashlib.shake_256(f"{self._seed}:{self._calls}".encode()).digest(count)
