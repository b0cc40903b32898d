"""The keys that sign tokens, made at the first start and kept in one private file.

`keys.json` (mode 0600) holds a list of ES256 keys, of which the first signs and all verify, so a key can be rotated by putting
a new one in front; the secret behind signed storage URLs; and the two long-lived API keys.
"""

import json
import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OctKey

from hugobase.errors import EmbeddedError, folder_error
from hugobase.outside import Clock, Randomness, system_clock, system_randomness

FORMAT = 1
API_KEY_LIFE = timedelta(days=3650)


@dataclass(frozen=True)
class Keys:
    """What signs and what verifies. `signing[0]` signs; `repr` shows none of it."""

    signing: Sequence[ECKey]
    secret: str
    anon_key: str
    service_role_key: str

    def __repr__(self) -> str:
        return f"Keys({len(self.signing)} signing keys)"

    def sign(self, claims: Mapping[str, Any]) -> str:
        """An access token: a JWT under the current key, which its header names."""
        return _sign(self.signing[0], claims)

    def sign_with_secret(self, claims: Mapping[str, Any]) -> str:
        """A token that only this server reads, such as that of a signed URL."""
        return jwt.encode({"alg": "HS256", "typ": "JWT"}, dict(claims), OctKey.import_key(self.secret))

    def jwks(self) -> dict[str, list[dict[str, Any]]]:
        """The public halves, as `/.well-known/jwks.json` publishes them."""
        extra = {"alg": "ES256", "use": "sig", "key_ops": ["verify"]}
        return {"keys": [{**key.as_dict(private=False), **extra} for key in self.signing]}


def load_or_create(path: Path, *, clock: Clock = system_clock, randomness: Randomness = system_randomness) -> Keys:
    """Read the file, or make it once; raises EmbeddedError with a sentence when it cannot be read or written."""
    try:
        if not path.exists():
            _write(path, _new(clock, randomness))
        if path.stat().st_mode & 0o077:
            raise EmbeddedError(
                f"The key file {path} can be read by others: make it private (chmod 600) and start again."
            )
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise folder_error(path.parent, error) from error
    except ValueError as error:
        raise EmbeddedError(f"The key file {path} is damaged.") from error
    return _read(path, document)


def _new(clock: Clock, randomness: Randomness) -> dict[str, Any]:
    key = ECKey.generate_key("P-256", {"kid": str(uuid.UUID(bytes=randomness(16), version=4))}, private=True)
    now = clock()
    issued = {"iss": "supabase", "iat": int(now.timestamp()), "exp": int((now + API_KEY_LIFE).timestamp())}
    return {
        "format": FORMAT,
        "signing_keys": [key.as_dict(private=True)],
        "secret": randomness(32).hex(),
        "anon_key": _sign(key, {**issued, "role": "anon"}),
        "service_role_key": _sign(key, {**issued, "role": "service_role"}),
    }


def _sign(key: ECKey, claims: Mapping[str, Any]) -> str:
    return jwt.encode({"alg": "ES256", "typ": "JWT", "kid": key.kid}, dict(claims), key, algorithms=["ES256"])


def _read(path: Path, document: Any) -> Keys:
    try:
        if document["format"] > FORMAT:
            raise EmbeddedError(f"The key file {path} was made by a newer version of this program.")
        return Keys(
            signing=_signing_keys(document["signing_keys"]),
            secret=str(document["secret"]),
            anon_key=str(document["anon_key"]),
            service_role_key=str(document["service_role_key"]),
        )
    except (KeyError, TypeError, ValueError, JoseError) as error:
        raise EmbeddedError(f"The key file {path} is damaged.") from error


def _signing_keys(documents: Sequence[Any]) -> Sequence[ECKey]:
    if not documents:
        raise ValueError("a key to sign with is needed")
    return tuple(ECKey.import_key(document) for document in documents)


def _write(path: Path, document: Mapping[str, Any]) -> None:
    """Whole or not at all: a private temporary file, on disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    work = path.with_name(f"{path.name}.unfinished")
    work.unlink(missing_ok=True)
    handle = os.open(work, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(document, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    work.replace(path)
