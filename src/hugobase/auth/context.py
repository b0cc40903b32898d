"""What every Auth endpoint works with: the service's collaborators, and one call with its body and caller."""

import ipaddress
import json
import uuid
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from starlette.requests import Request

from hugobase.auth.errors import BAD_JSON, TOO_LARGE, invalid
from hugobase.auth.passwords import Passwords
from hugobase.auth.users import User
from hugobase.db import Db, WriteDb
from hugobase.keys import Keys
from hugobase.limits import RateLimits
from hugobase.outside import Clock, Randomness, new_uuid
from hugobase.settings import AuthSettings
from hugobase.tokens import Verifier

BODY_LIMIT = 1_000_000
AUDIENCE = "authenticated"


@dataclass(frozen=True)
class AuthContext:
    """The collaborators, given once by create_app."""

    db: Db
    keys: Keys
    verifier: Verifier
    clock: Clock
    randomness: Randomness
    settings: AuthSettings
    issuer: str
    passwords: Passwords
    limits: RateLimits

    def transaction(self) -> AbstractAsyncContextManager[WriteDb]:
        """A transaction as the owner of schema `auth`."""
        return self.db.as_owner("supabase_auth_admin")

    def new_id(self) -> uuid.UUID:
        return new_uuid(self.randomness)


@dataclass
class Call:
    """One request on its way to a handler; the guard has filled in who is asking."""

    context: AuthContext
    request: Request
    claims: Mapping[str, Any] = field(default_factory=dict)
    user: User | None = None
    session_id: uuid.UUID | None = None

    @property
    def now(self) -> datetime:
        return self.context.clock()

    @property
    def settings(self) -> AuthSettings:
        return self.context.settings

    def caller(self) -> User:
        """The user that the guard USER has let in."""
        assert self.user is not None
        return self.user

    @property
    def user_agent(self) -> str:
        return self.request.headers.get("user-agent", "")

    @property
    def address(self) -> str | None:
        """The client's address: from the header that the operator trusts, else that of the connection."""
        header = self.settings.rate_limit_header
        forwarded = self.request.headers.get(header, "").split(",")[0].strip() if header else ""
        direct = self.request.client.host if self.request.client else ""
        for candidate in (forwarded, direct):
            try:
                return str(ipaddress.ip_address(candidate))
            except ValueError:
                continue
        return None

    async def body(self) -> "Body":
        """The JSON object that was sent; raises AuthError for anything else."""
        raw = b""
        async for chunk in self.request.stream():
            raw += chunk
            if len(raw) > BODY_LIMIT:
                raise TOO_LARGE.error(limit=BODY_LIMIT)
        if b"\\u0000" in raw:
            # Postgres keeps no null characters, neither in text nor in jsonb.
            raise invalid("null characters are not allowed")
        try:
            value = json.loads(raw or b"")
        except (ValueError, RecursionError) as error:
            raise BAD_JSON.error(reason="invalid JSON") from error
        if not isinstance(value, dict):
            raise BAD_JSON.error(reason="an object is expected")
        return Body(value)


class Body:
    """Typed access to the fields of a JSON object; null counts as absent."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def text(self, name: str) -> str:
        """The string, or an empty one."""
        return self._typed(name, str, "string") or ""

    def flag(self, name: str) -> bool:
        return bool(self._typed(name, bool, "boolean"))

    def table(self, name: str) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self._typed(name, dict, "object")
        return found

    def optional_text(self, name: str) -> str | None:
        found: str | None = self._typed(name, str, "string")
        return found

    def _typed(self, name: str, kind: type, word: str) -> Any:
        value = self._values.get(name)
        if value is not None and not isinstance(value, kind):
            raise BAD_JSON.error(reason=f"{name} must be a {word}")
        return value
