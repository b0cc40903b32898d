"""Verifying bearer tokens: one algorithm per key, no negotiation, and a cache so that the same token is checked once."""

import base64
import binascii
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OctKey

from hugobase.keys import Keys
from hugobase.outside import Clock, system_clock

Reason = Literal["malformed", "algorithm", "key", "signature", "claims", "expired", "early", "audience"]

CLOCK_DIFFERENCE = 30
"""Seconds by which another issuer's clock may be ahead of ours."""

LONGEST_TOKEN = 16_384


class TokenError(Exception):
    """A token that is refused; `reason` is why, for the protocol that has to say it in its own words."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class Verifier:
    """Verifies access tokens and API keys.

    ES256 by the published keys; HS256 only when a shared secret is given, and then only by that secret: the header chooses
    among keys that fit its algorithm, never an algorithm for a key. Verified tokens are remembered until they expire.
    """

    def __init__(
        self,
        keys: Keys,
        *,
        clock: Clock = system_clock,
        audience: str = "authenticated",
        shared_secret: str | None = None,
        cache_size: int = 4096,
    ) -> None:
        self._elliptic = {str(key.kid): key for key in keys.signing}
        self._secret = OctKey.import_key(shared_secret) if shared_secret else None
        self._clock = clock
        self._audience = audience
        self._cache_size = cache_size
        self._cache: dict[str, tuple[float, Mapping[str, Any]]] = {}

    def verify(self, token: str) -> Mapping[str, Any]:
        """The claims, read-only; raises TokenError."""
        now = self._clock().timestamp()
        known = self._cache.get(token)
        if known is not None:
            if now < known[0]:
                return known[1]
            del self._cache[token]
            raise TokenError("expired")
        claims = self._verify(token)
        expires = self._check(claims, now)
        if len(self._cache) >= self._cache_size:
            del self._cache[next(iter(self._cache))]
        frozen = MappingProxyType(claims)
        self._cache[token] = (expires, frozen)
        return frozen

    def _verify(self, token: str) -> dict[str, Any]:
        if len(token) > LONGEST_TOKEN or token.count(".") != 2:  # noqa: PLR2004 — header.payload.signature
            raise TokenError("malformed")
        header = _json_part(token.split(".", 1)[0])
        key, algorithm = self._key(header)
        try:
            payload = jws.deserialize_compact(token, key, algorithms=[algorithm]).payload
        except (JoseError, ValueError) as error:
            raise TokenError("signature") from error
        try:
            claims = json.loads(payload)
        except ValueError as error:
            raise TokenError("malformed") from error
        if not isinstance(claims, dict):
            raise TokenError("malformed")
        return claims

    def _key(self, header: Mapping[str, Any]) -> tuple[ECKey | OctKey, str]:
        algorithm, kid = header.get("alg"), header.get("kid")
        if algorithm == "HS256" and self._secret is not None:
            return self._secret, algorithm
        if algorithm != "ES256":
            raise TokenError("algorithm")
        if kid is None and len(self._elliptic) == 1:
            return next(iter(self._elliptic.values())), algorithm
        key = self._elliptic.get(str(kid))
        if key is None:
            raise TokenError("key")
        return key, algorithm

    def _check(self, claims: Mapping[str, Any], now: float) -> float:
        """Times and audience; answers until when the token holds."""
        expires, begins = claims.get("exp", float("inf")), claims.get("nbf", 0)
        if not _is_number(expires) or not _is_number(begins):
            raise TokenError("claims")
        if now >= expires:
            raise TokenError("expired")
        if begins > now + CLOCK_DIFFERENCE:
            raise TokenError("early")
        audience = claims.get("aud", self._audience)
        if self._audience not in (audience if isinstance(audience, list) else [audience]):
            raise TokenError("audience")
        return float(expires)


def read_signed(token: str, secret: str, clock: Clock) -> dict[str, Any]:
    """The claims of a token made by `Keys.sign_with_secret`; raises TokenError."""
    if token.count(".") != 2:  # noqa: PLR2004 — header.payload.signature
        raise TokenError("malformed")
    if _json_part(token.split(".", 1)[0]).get("alg") != "HS256":
        raise TokenError("algorithm")
    try:
        payload = jws.deserialize_compact(token, OctKey.import_key(secret), algorithms=["HS256"]).payload
        claims = json.loads(payload)
    except (JoseError, ValueError) as error:
        raise TokenError("signature") from error
    if not isinstance(claims, dict) or not _is_number(claims.get("exp")):
        raise TokenError("claims")
    if clock().timestamp() >= claims["exp"]:
        raise TokenError("expired")
    return claims


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _json_part(text: str) -> dict[str, Any]:
    try:
        value = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, binascii.Error) as error:
        raise TokenError("malformed") from error
    if not isinstance(value, dict):
        raise TokenError("malformed")
    return value
