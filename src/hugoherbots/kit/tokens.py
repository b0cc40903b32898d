"""Checking access tokens: with the keys of the embedded backend, or those that a Supabase project publishes."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import httpx
from cachetools import TTLCache
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey

from hugobase import Clock, TokenError, Verifier

TokenVerifier: TypeAlias = Callable[[str], Awaitable[Mapping[str, Any]]]

PUBLISHED_FOR = timedelta(minutes=10)
ASK_AGAIN_AFTER = timedelta(seconds=30)
CLOCK_DIFFERENCE = 30
AUDIENCE = "authenticated"


class InvalidToken(Exception):
    """The token is malformed, expired, or not signed by a key that is trusted."""


def embedded_verifier(verifier: Verifier) -> TokenVerifier:
    """Checks with the keys of the backend in this process."""

    async def verify(token: str) -> Mapping[str, Any]:
        try:
            return verifier.verify(token)
        except TokenError as error:
            raise InvalidToken(f"The token is not valid: {error.reason}.") from error

    return verify


class HostedVerifier:
    """Checks with the keys that a Supabase project publishes, fetched at need and kept for ten minutes.

    A project that signs with a shared secret needs that secret. The header of a token chooses among keys that fit its
    algorithm, never an algorithm for a key.
    """

    def __init__(self, url: str, http: httpx.AsyncClient, clock: Clock, *, secret: str | None = None) -> None:
        self._url = f"{url}/auth/v1/.well-known/jwks.json"
        self._http = http
        self._clock = clock
        self._secret = OctKey.import_key(secret) if secret else None
        self._keys: dict[str, ECKey | RSAKey] = {}
        self._asked: datetime | None = None
        self._known: TTLCache[str, Mapping[str, Any]] = TTLCache(4096, 60)

    async def __call__(self, token: str) -> Mapping[str, Any]:
        claims = self._known.get(token)
        if claims is None:
            claims = self._check_signature(token, await self._key_for(token))
            self._known[token] = claims
        self._check_times(claims)
        return claims

    async def _key_for(self, token: str) -> ECKey | RSAKey | OctKey:
        try:
            header = jws.extract_compact(token.encode()).headers()
        except (JoseError, ValueError) as error:
            raise InvalidToken("The token is malformed.") from error
        if header.get("alg") == "HS256" and self._secret is not None:
            return self._secret
        kid = str(header.get("kid"))
        if kid not in self._keys or self._older_than(PUBLISHED_FOR):
            await self._fetch(force=kid not in self._keys)
        key = self._keys.get(kid)
        expected = {"EC": "ES256", "RSA": "RS256"}.get(key.key_type) if key else None
        if key is None or header.get("alg") != expected:
            raise InvalidToken("The token is not signed by a key of this project.")
        return key

    def _older_than(self, age: timedelta) -> bool:
        return self._asked is None or self._clock() - self._asked > age

    async def _fetch(self, *, force: bool) -> None:
        if not self._older_than(ASK_AGAIN_AFTER if force else PUBLISHED_FOR):
            return
        self._asked = self._clock()
        try:
            answer = await self._http.get(self._url)
            answer.raise_for_status()
            found = KeySet.import_key_set(answer.json()).keys
        except (httpx.HTTPError, JoseError, ValueError):
            return  # the keys that are known go on being trusted
        self._keys = {str(key.kid): key for key in found if isinstance(key, (ECKey, RSAKey))}

    def _check_signature(self, token: str, key: ECKey | RSAKey | OctKey) -> Mapping[str, Any]:
        algorithm = {"EC": "ES256", "RSA": "RS256", "oct": "HS256"}[key.key_type]
        try:
            claims = json.loads(jws.deserialize_compact(token, key, algorithms=[algorithm]).payload or b"")
        except (JoseError, ValueError) as error:
            raise InvalidToken("The token's signature is not valid.") from error
        if not isinstance(claims, dict):
            raise InvalidToken("The token is malformed.")
        return claims

    def _check_times(self, claims: Mapping[str, Any]) -> None:
        now = self._clock().timestamp()
        expires, begins = claims.get("exp"), claims.get("nbf", 0)
        if not isinstance(expires, int | float) or not isinstance(begins, int | float):
            raise InvalidToken("The token's times are not numbers.")
        if now >= expires:
            raise InvalidToken("The token is not valid: expired.")
        if begins > now + CLOCK_DIFFERENCE:
            raise InvalidToken("The token is not valid yet.")
        audience = claims.get("aud", AUDIENCE)
        if AUDIENCE not in (audience if isinstance(audience, list) else [audience]):
            raise InvalidToken("The token is for another audience.")
