"""Who asks: the bearer of a token, or nobody."""

import json

from hugobase.rest.config import RestConfig
from hugobase.rest.errors import RestError, bad_token
from hugobase.rest.run.settings import Caller
from hugobase.tokens import TokenError, Verifier

CACHE_SIZE = 4096
_WORDS: dict[str, tuple[str, str]] = {
    "algorithm": ("PGRST301", "Wrong or unsupported encoding algorithm"),
    "key": ("PGRST301", "No suitable key or wrong key type"),
    "signature": ("PGRST301", "JWT cryptographic operation failed"),
    "malformed": ("PGRST301", "JWT cryptographic operation failed"),
    "claims": ("PGRST303", "The JWT 'exp' claim must be a number"),
    "expired": ("PGRST303", "JWT expired"),
    "early": ("PGRST303", "JWT not yet valid"),
    "audience": ("PGRST303", "JWT not in audience"),
}


class Callers:
    """Remembers what was made of a verified token."""

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier
        self._known: dict[str, tuple[object, Caller]] = {}

    def of(self, authorization: str, config: RestConfig) -> Caller:
        """Raises RestError."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer":
            return self._nobody(config)
        token = token.strip()
        claims = self._verified(token)
        known = self._known.get(token)
        if known is not None and known[0] is claims:
            return known[1]
        role = claims.get("role", config.anonymous_role)
        if role is None:
            raise _anonymous_refused()
        caller = _caller(role if isinstance(role, str) else json.dumps(role), claims)
        if config.roles is not None and caller.role not in config.roles:
            raise RestError(403, "42501", f'permission denied to set role "{caller.role}"')
        if len(self._known) >= CACHE_SIZE:
            del self._known[next(iter(self._known))]
        self._known[token] = (claims, caller)
        return caller

    def forget(self) -> None:
        """When the configuration has changed."""
        self._known.clear()

    def _nobody(self, config: RestConfig) -> Caller:
        if config.anonymous_role is None:
            raise _anonymous_refused()
        return _caller(config.anonymous_role, {})

    def _verified(self, token: str) -> dict[str, object]:
        if not token:
            raise bad_token("PGRST301", "Empty JWT is sent in Authorization header")
        parts = token.count(".") + 1
        if parts != 3:  # noqa: PLR2004 — header.payload.signature
            raise bad_token("PGRST301", f"Expected 3 parts in JWT; got {parts}")
        try:
            return self._verifier.verify(token)  # type: ignore[return-value]  # read-only, and only read here
        except TokenError as error:
            raise bad_token(*_WORDS[error.reason]) from None


def _caller(role: str, claims: dict[str, object]) -> Caller:
    everything = {**claims, "role": role}
    return Caller(role, json.dumps(everything, separators=(",", ":")).encode(), "role" in claims)


def _anonymous_refused() -> RestError:
    return RestError(401, "PGRST302", "Anonymous access is disabled", headers={"WWW-Authenticate": "Bearer"})
