"""Auth under other settings: limits per address, addresses that must be confirmed, closed sign-up."""

from typing import Any

import pytest

from hugobase.settings import AuthSettings, Settings


@pytest.fixture(scope="module")
def settings() -> Settings:
    auth = AuthSettings(bcrypt_cost=4, autoconfirm=False, rate_limit_header="x-forwarded-for", password_min_length=8)
    return Settings(auth=auth)


async def log_in(backend: Any, email: str, address: str) -> Any:
    return await backend.http.post(
        "/auth/v1/token?grant_type=password",
        json={"email": email, "password": "long enough"},
        headers={"x-forwarded-for": address},
    )


async def sign_up(backend: Any, email: str) -> Any:
    return await backend.http.post("/auth/v1/signup", json={"email": email, "password": "long enough"})


async def test_an_address_waits_for_its_confirmation(backend: Any) -> None:
    answer = await sign_up(backend, "slow@example.com")
    assert answer.status_code == 200
    assert "access_token" not in answer.json()
    assert "email_confirmed_at" not in answer.json()
    refused = await log_in(backend, "slow@example.com", "10.0.0.1")
    assert refused.json()["error_code"] == "email_not_confirmed"


async def test_a_known_address_looks_like_a_new_one(backend: Any) -> None:
    headers = await backend.headers_as("service")
    body = {"email": "known@example.com", "password": "long enough", "email_confirm": True}
    made = (await backend.http.post("/auth/v1/admin/users", json=body, headers=headers)).json()
    answer = (await sign_up(backend, "known@example.com")).json()
    assert answer["id"] != made["id"]
    assert answer["identities"] == []
    assert "last_sign_in_at" not in answer


async def test_a_burst_passes_and_then_the_rate_holds_per_address(backend: Any) -> None:
    codes = [(await log_in(backend, "nobody@example.com", "10.0.0.2")).status_code for _ in range(31)]
    assert codes == [400] * 30 + [429]
    assert (await log_in(backend, "nobody@example.com", "10.0.0.3")).status_code == 400
    backend.clock.advance(seconds=2)
    assert (await log_in(backend, "nobody@example.com", "10.0.0.2")).status_code == 400
    refused = await log_in(backend, "nobody@example.com", "10.0.0.2")
    assert refused.json()["error_code"] == "over_request_rate_limit"


async def test_a_password_from_before_the_rules_still_logs_in(backend: Any) -> None:
    headers = await backend.headers_as("service")
    body = {"email": "old@example.com", "password": "short", "email_confirm": True}
    await backend.http.post("/auth/v1/admin/users", json=body, headers=headers)
    answer = await backend.http.post(
        "/auth/v1/token?grant_type=password", json={"email": "old@example.com", "password": "short"}
    )
    assert answer.json()["weak_password"]["reasons"] == ["length"]
