"""Sessions: refreshing, using a token twice, logging out, changing a password, and what tokens say."""

import asyncio
import re
from typing import Any

import httpx
import pytest

Tokens = dict[str, Any]


@pytest.fixture
async def tokens(backend: Any, request: pytest.FixtureRequest) -> Tokens:
    """The token response of a new user."""
    name = re.sub(r"[^a-z]+", "-", request.node.name)
    answer: Tokens = await backend.sign_up(f"{name}@example.com")
    return answer


async def refresh(backend: Any, token: str) -> httpx.Response:
    answer: httpx.Response = await backend.http.post(
        "/auth/v1/token?grant_type=refresh_token", json={"refresh_token": token}
    )
    return answer


async def refreshed(backend: Any, token: str) -> str:
    answer = await refresh(backend, token)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["refresh_token"])


async def log_in(backend: Any, tokens: Tokens, words: str = "correct horse") -> httpx.Response:
    body = {"email": tokens["user"]["email"], "password": words}
    answer: httpx.Response = await backend.http.post("/auth/v1/token?grant_type=password", json=body)
    return answer


async def status_of(backend: Any, tokens: Tokens) -> int:
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    return int((await backend.http.get("/auth/v1/user", headers=headers)).status_code)


async def put_user(backend: Any, tokens: Tokens, body: dict[str, Any]) -> httpx.Response:
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    answer: httpx.Response = await backend.http.put("/auth/v1/user", json=body, headers=headers)
    return answer


async def test_the_access_token_says_who_and_how(backend: Any, tokens: Tokens) -> None:
    claims = backend.verifier.verify(tokens["access_token"])
    now = int(backend.clock().timestamp())
    assert claims["iss"] == "http://127.0.0.1:8000/auth/v1"
    assert claims["sub"] == tokens["user"]["id"]
    assert (claims["aud"], claims["role"], claims["aal"]) == ("authenticated", "authenticated", "aal1")
    assert (claims["iat"], claims["exp"]) == (now, now + 3600)
    assert claims["amr"] == [{"method": "password", "timestamp": now}]
    assert claims["session_id"]
    assert claims["is_anonymous"] is False


async def test_an_access_token_ends(backend: Any, tokens: Tokens) -> None:
    assert await status_of(backend, tokens) == 200
    backend.clock.advance(hours=1)
    assert await status_of(backend, tokens) == 403


async def test_a_refresh_token_is_exchanged_in_the_same_session(backend: Any, tokens: Tokens) -> None:
    answer = (await refresh(backend, tokens["refresh_token"])).json()
    assert answer["refresh_token"] != tokens["refresh_token"]
    old, new = (backend.verifier.verify(body["access_token"]) for body in (tokens, answer))
    assert old["session_id"] == new["session_id"]


async def test_a_lost_answer_is_given_again(backend: Any, tokens: Tokens) -> None:
    second = await refreshed(backend, tokens["refresh_token"])
    backend.clock.advance(days=1)
    assert await refreshed(backend, tokens["refresh_token"]) == second


async def test_within_ten_seconds_an_older_token_still_gives_a_new_one(backend: Any, tokens: Tokens) -> None:
    first = tokens["refresh_token"]
    second = await refreshed(backend, first)
    third = await refreshed(backend, second)
    backend.clock.advance(seconds=10)
    fourth = await refreshed(backend, first)
    assert len({first, second, third, fourth}) == 4


async def test_an_old_token_used_again_ends_its_family(backend: Any, tokens: Tokens) -> None:
    first = tokens["refresh_token"]
    second = await refreshed(backend, first)
    backend.clock.advance(seconds=1)
    third = await refreshed(backend, second)
    backend.clock.advance(seconds=11)
    stolen = await refresh(backend, first)
    assert (stolen.status_code, stolen.json()["error_code"]) == (400, "refresh_token_already_used")
    assert (await refresh(backend, third)).json()["error_code"] == "refresh_token_already_used"


async def test_many_tabs_at_once_all_stay_signed_in(backend: Any, tokens: Tokens) -> None:
    answers = await asyncio.gather(*(refresh(backend, tokens["refresh_token"]) for _ in range(6)))
    assert [answer.status_code for answer in answers] == [200] * 6
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1


@pytest.mark.parametrize(("scope", "this", "other"), [("global", 403, 403), ("local", 403, 200), ("others", 200, 403)])
async def test_log_out_ends_what_its_scope_says(
    backend: Any, tokens: Tokens, scope: str, this: int, other: int
) -> None:
    elsewhere = (await log_in(backend, tokens)).json()
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    answer = await backend.http.post(f"/auth/v1/logout?scope={scope}", headers=headers)
    assert answer.status_code == 204
    assert await status_of(backend, tokens) == this
    assert await status_of(backend, elsewhere) == other


async def test_after_log_out_the_refresh_token_is_unknown(backend: Any, tokens: Tokens) -> None:
    await backend.http.post("/auth/v1/logout", headers={"Authorization": f"Bearer {tokens['access_token']}"})
    answer = await refresh(backend, tokens["refresh_token"])
    assert answer.json()["error_code"] == "refresh_token_not_found"


async def test_a_new_password_ends_the_other_sessions(backend: Any, tokens: Tokens) -> None:
    elsewhere = (await log_in(backend, tokens)).json()
    assert (await put_user(backend, tokens, {"password": "battery staple"})).status_code == 200
    assert await status_of(backend, tokens) == 200
    assert await status_of(backend, elsewhere) == 403
    assert (await log_in(backend, tokens)).status_code == 400
    assert (await log_in(backend, tokens, "battery staple")).status_code == 200


async def test_a_refresh_after_a_ban_is_refused(backend: Any, tokens: Tokens) -> None:
    path = f"/auth/v1/admin/users/{tokens['user']['id']}"
    await backend.http.put(path, json={"ban_duration": "1h"}, headers=await backend.headers_as("service"))
    assert (await refresh(backend, tokens["refresh_token"])).json()["msg"] == "Invalid Refresh Token: User Banned"
    backend.clock.advance(hours=1)
    assert (await refresh(backend, tokens["refresh_token"])).status_code == 200


async def test_who_is_deleted_softly_keeps_only_an_id(backend: Any, tokens: Tokens) -> None:
    path, headers = f"/auth/v1/admin/users/{tokens['user']['id']}", await backend.headers_as("service")
    await backend.http.request("DELETE", path, json={"should_soft_delete": True}, headers=headers)
    left = (await backend.http.get(path, headers=headers)).json()
    assert left["deleted_at"]
    assert left["user_metadata"] == {}
    assert tokens["user"]["email"] not in str(left)
    assert (await log_in(backend, tokens)).status_code == 400
