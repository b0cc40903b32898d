"""Verifying tokens: what is signed by us and still good passes, and nothing else does."""

import base64
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from hugobase import Keys, ManualClock, TokenError, Verifier
from hugobase.tokens import read_signed

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOW = int(START.timestamp())
SECRET = "a shared secret of more than thirty-two bytes"


def sign(keys: Keys, **claims: Any) -> str:
    return keys.sign({"sub": "x", "role": "authenticated", "aud": "authenticated", "exp": NOW + 60, **claims})


def _encoded(part: bytes) -> bytes:
    return base64.urlsafe_b64encode(part).rstrip(b"=")


def reason(verifier: Verifier, token: str) -> str:
    with pytest.raises(TokenError) as caught:
        verifier.verify(token)
    return caught.value.reason


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
def verifier(keys: Keys, clock: ManualClock) -> Verifier:
    return Verifier(keys, clock=clock)


def test_a_token_of_ours_passes_and_its_claims_cannot_be_changed(keys: Keys, verifier: Verifier) -> None:
    claims = verifier.verify(sign(keys))
    assert claims["role"] == "authenticated"
    with pytest.raises(TypeError):
        claims["role"] = "service_role"  # type: ignore[index]  # that it is refused is the test


def test_both_api_keys_pass(keys: Keys, verifier: Verifier) -> None:
    assert verifier.verify(keys.anon_key)["role"] == "anon"
    assert verifier.verify(keys.service_role_key)["role"] == "service_role"


def test_a_remembered_token_still_expires(keys: Keys, verifier: Verifier, clock: ManualClock) -> None:
    token = sign(keys)
    verifier.verify(token)
    clock.advance(seconds=59)
    verifier.verify(token)
    clock.advance(seconds=1)
    assert reason(verifier, token) == "expired"


@given(position=st.integers(0, 10_000), letter=st.sampled_from("AZaz09-_."))
def test_any_changed_letter_is_refused(keys: Keys, position: int, letter: str) -> None:
    token = sign(keys)
    place = position % len(token)
    changed = token[:place] + letter + token[place + 1 :]
    # The last letter of a part carries bits that mean nothing.
    if _bytes_of(changed) != _bytes_of(token):
        with pytest.raises(TokenError):
            Verifier(keys, clock=lambda: START).verify(changed)


def _bytes_of(token: str) -> object:
    try:
        return [base64.urlsafe_b64decode(part + "==") for part in token.split(".")]
    except ValueError:
        return token


@given(text=st.text(max_size=60))
def test_nonsense_is_refused(keys: Keys, text: str) -> None:
    for token in (text, f"{text}.{text}.{text}"):
        with pytest.raises(TokenError):
            Verifier(keys, clock=lambda: START).verify(token)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"exp": NOW}, "expired"),
        ({"exp": "soon"}, "claims"),
        ({"exp": True}, "claims"),
        ({"nbf": NOW + 31}, "early"),
        ({"aud": "somebody else"}, "audience"),
        ({"aud": ["somebody", "else"]}, "audience"),
    ],
)
def test_times_and_audience(keys: Keys, verifier: Verifier, claims: dict[str, Any], expected: str) -> None:
    assert reason(verifier, sign(keys, **claims)) == expected


def test_no_algorithm_is_no_signature(verifier: Verifier) -> None:
    parts = ({"alg": "none"}, {"role": "service_role", "exp": NOW + 60})
    token = b".".join([*(_encoded(json.dumps(part).encode()) for part in parts), b""]).decode()
    assert reason(verifier, token) == "algorithm"


def test_the_public_key_is_no_secret(keys: Keys, clock: ManualClock) -> None:
    public = keys.signing[0].as_pem(private=False)
    parts = ({"alg": "HS256", "kid": keys.signing[0].kid}, {"role": "service_role", "exp": NOW + 60})
    signed = b".".join(_encoded(json.dumps(part).encode()) for part in parts)
    forged = (signed + b"." + _encoded(hmac.digest(public, signed, "sha256"))).decode()
    assert reason(Verifier(keys, clock=clock), forged) == "algorithm"
    assert reason(Verifier(keys, clock=clock, shared_secret=SECRET), forged) == "signature"


def test_a_strange_key_is_refused_with_our_name_or_another(keys: Keys, verifier: Verifier) -> None:
    strange = ECKey.generate_key("P-256", private=True)
    for kid, expected in ((keys.signing[0].kid, "signature"), ("other", "key")):
        assert reason(verifier, jwt.encode({"alg": "ES256", "kid": kid}, {"role": "anon"}, strange)) == expected


def test_a_shared_secret_counts_only_when_it_is_set(keys: Keys, clock: ManualClock) -> None:
    token = jwt.encode({"alg": "HS256"}, {"role": "anon", "exp": NOW + 60}, OctKey.import_key(SECRET))
    assert Verifier(keys, clock=clock, shared_secret=SECRET).verify(token)["role"] == "anon"
    assert reason(Verifier(keys, clock=clock), token) == "algorithm"


def test_the_token_of_a_signed_url_opens_nothing_else(keys: Keys, verifier: Verifier, clock: ManualClock) -> None:
    token = keys.sign_with_secret({"url": "bucket/key", "exp": NOW + 60})
    assert read_signed(token, keys.secret, clock)["url"] == "bucket/key"
    assert reason(verifier, token) == "algorithm"
    with pytest.raises(TokenError):
        read_signed(sign(keys), keys.secret, clock)


def test_the_cache_stays_small(keys: Keys, clock: ManualClock) -> None:
    verifier = Verifier(keys, clock=clock, cache_size=3)
    for number in range(6):
        verifier.verify(sign(keys, number=number))
    assert len(verifier._cache) == 3
