"""Passwords: strength, and hashing away from the event loop."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import bcrypt

from hugobase.auth.errors import AuthError, invalid

Result = TypeVar("Result")

LONGEST = 72
"""Bytes of a password that bcrypt looks at."""

HASHERS = 4
"""Threads for hashing: more would only take processors from the requests that need no hash."""


def check_strength(password: str, *, min_length: int) -> None:
    """Raises AuthError for a password that is too long for bcrypt or too weak."""
    length = len(password.encode())
    if length > LONGEST:
        raise invalid(f"Password cannot be longer than {LONGEST} characters")
    if length < min_length:
        message = f"Password should be at least {min_length} characters."
        raise AuthError(422, "weak_password", message, reasons=("length",))


class Passwords:
    """Makes and checks bcrypt hashes in threads of its own."""

    def __init__(self, cost: int) -> None:
        self._cost = cost
        self._threads = ThreadPoolExecutor(HASHERS, thread_name_prefix="passwords")
        self._dummy: str | None = None

    async def hash(self, password: str) -> str:
        return (await self._in_thread(lambda: _hash(password.encode(), self._cost))).decode()

    async def verify(self, password: str, hashed: str) -> bool:
        """False also for a hash of a kind that is not bcrypt's."""
        return await self._in_thread(lambda: _verify(password.encode(), hashed.encode()))

    async def pretend(self, password: str) -> None:
        """Take as long as a real check, so that nobody learns from the time whether an address is known."""
        if self._dummy is None:
            self._dummy = await self.hash("nobody's password")
        await self.verify(password, self._dummy)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


def is_bcrypt(hashed: str) -> bool:
    """Whether this is a hash that `verify` can check."""
    return re.fullmatch(r"\$2[aby]\$(0[4-9]|[12][0-9]|3[01])\$[./A-Za-z0-9]{53}", hashed) is not None


def _hash(password: bytes, cost: int) -> bytes:
    return bcrypt.hashpw(password, bcrypt.gensalt(cost))


def _verify(password: bytes, hashed: bytes) -> bool:
    if len(password) > LONGEST:
        return False
    try:
        return bcrypt.checkpw(password, hashed)
    except ValueError:
        return False
