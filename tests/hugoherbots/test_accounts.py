"""Accounts: by the official client, and by the forms of the pages with their cookies."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from supabase_auth.errors import AuthApiError

from hugoherbots.app import create_app
from hugoherbots.kit.identity import ACCESS_COOKIE, REFRESH_COOKIE
from hugoherbots.runtime import Runtime
from tests.hugoherbots.conftest import ADDRESS, Person, scenario_of

PASSWORD = "a good password"


@pytest.fixture
async def browser(anybody: httpx.AsyncClient) -> httpx.AsyncClient:
    """A browser: it keeps cookies, and says that its requests come from our own pages."""
    return httpx.AsyncClient(transport=anybody._transport, base_url=ADDRESS, headers={"Sec-Fetch-Site": "same-origin"})


def form(email: str, **more: str) -> dict[str, str]:
    return {
        "first_name": "Bo",
        "last_name": "Peeters",
        "company": "Staal",
        "email": email,
        "password": PASSWORD,
        **more,
    }


async def test_signing_up_makes_a_profile_from_what_was_filled_in(runtime: Runtime) -> None:
    auth = runtime.services.supabase.auth()
    data = {"first_name": "Els", "last_name": "Claes", "company": "Staal NV"}
    answer = await auth.sign_up({"email": "els@example.com", "password": PASSWORD, "options": {"data": data}})
    assert answer.user is not None
    assert answer.session is not None
    claims = await runtime.verify(answer.session.access_token)
    async with runtime.services.db.reading(claims) as db:
        rows = await db.fetch("select id::text, first_name, last_name, company, role from public.profiles")
    assert [tuple(row) for row in rows] == [(answer.user.id, "Els", "Claes", "Staal NV", "user")]


async def test_signing_in_with_a_wrong_password_is_refused(runtime: Runtime, seller: Person) -> None:
    with pytest.raises(AuthApiError) as refused:
        await runtime.services.supabase.auth().sign_in_with_password(
            {"email": seller.email, "password": "not this one"}
        )
    assert refused.value.code == "invalid_credentials"


async def test_the_forms_sign_up_log_out_and_log_in(browser: httpx.AsyncClient) -> None:
    made = await browser.post("/signup", data=form("forms@example.com"))
    assert (made.status_code, made.headers["location"]) == (303, "/scenarios")
    cookie = next(value for value in made.headers.get_list("set-cookie") if value.startswith(ACCESS_COOKIE))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert (await browser.get("/api/sessions")).status_code == 200
    out = await browser.post("/logout")
    assert out.status_code == 303
    assert (await browser.get("/api/sessions")).status_code == 401
    back = await browser.post("/login", data={"email": "forms@example.com", "password": PASSWORD, "next": "/sessions"})
    assert (back.status_code, back.headers["location"]) == (303, "/sessions")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"email": "no address"}, "no address"),
        ({"password": "short"}, "Bo"),
        ({"first_name": " "}, "Peeters"),
        ({"password": "x" * 80}, "Staal"),
    ],
)
async def test_a_form_with_faults_comes_back_with_what_was_typed(
    browser: httpx.AsyncClient, change: dict[str, str], expected: str
) -> None:
    sent = {**form("faults@example.com"), **change}
    answer = await browser.post("/signup", data=sent)
    assert answer.status_code == 422
    assert f'value="{expected}"' in answer.text
    assert sent["password"] not in answer.text


async def test_an_address_that_is_taken_and_a_wrong_password_are_told(
    browser: httpx.AsyncClient, seller: Person
) -> None:
    taken = await browser.post("/signup", data=form(seller.email))
    assert taken.status_code == 422
    wrong = await browser.post("/login", data={"email": seller.email, "password": "not this one"})
    assert wrong.status_code == 422
    unknown = await browser.post("/login", data={"email": "nobody@example.com", "password": "not this one"})
    assert unknown.text.replace("nobody@example.com", "") == wrong.text.replace(seller.email, "")


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
async def test_logging_in_never_leads_to_another_site(browser: httpx.AsyncClient, seller: Person, target: str) -> None:
    answer = await browser.post("/login", data={"email": seller.email, "password": PASSWORD, "next": target})
    assert answer.headers["location"] == "/scenarios"


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}],
)
async def test_another_site_can_not_act_with_the_cookies(
    anybody: httpx.AsyncClient, seller: Person, headers: dict[str, str]
) -> None:
    scenario = await scenario_of(seller)
    stranger = httpx.AsyncClient(
        transport=anybody._transport, base_url=ADDRESS, headers=headers, cookies={ACCESS_COOKIE: seller.token}
    )
    refused = await stranger.post("/api/sessions/start", json={"scenario_id": scenario["id"]})
    assert (refused.status_code, refused.json()["code"]) == (403, "cross_site_request")


async def test_an_expired_session_of_a_browser_is_renewed_on_the_way(
    anybody: httpx.AsyncClient, runtime: Runtime, new_person: Any
) -> None:
    person = await new_person()
    answer = await runtime.services.supabase.auth().sign_in_with_password({"email": person.email, "password": PASSWORD})
    assert answer.session is not None
    cookies = {ACCESS_COOKIE: "expired", REFRESH_COOKIE: answer.session.refresh_token}
    client = httpx.AsyncClient(transport=anybody._transport, base_url=ADDRESS, cookies=cookies)
    renewed = await client.get("/api/sessions")
    assert renewed.status_code == 200
    names = {value.split("=")[0] for value in renewed.headers.get_list("set-cookie")}
    assert names == {ACCESS_COOKIE, REFRESH_COOKIE}


async def test_a_refresh_token_that_is_not_known_signs_the_browser_out(anybody: httpx.AsyncClient) -> None:
    cookies = {REFRESH_COOKIE: "abcdefghijkl"}
    client = httpx.AsyncClient(transport=anybody._transport, base_url=ADDRESS, cookies=cookies)
    answer = await client.get("/")
    assert answer.status_code == 200
    assert any("Max-Age=0" in value for value in answer.headers.get_list("set-cookie"))


async def test_pages_carry_the_headers_that_protect_them(anybody: httpx.AsyncClient) -> None:
    answer = await anybody.get("/")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"


async def test_an_address_that_tries_too_often_is_stopped_and_can_not_hide(runtime: Runtime) -> None:
    app = create_app(runtime.services, verify=runtime.verify, protocols=runtime.protocols)
    transport = httpx.ASGITransport(app=app, client=("203.0.113.9", 1))
    body = {"email": "nobody@example.com", "password": "x"}
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        for number in range(40):
            answer = await client.post(
                "/auth/v1/signup", json=body, headers={"X-Client-Address": f"198.51.100.{number}"}
            )
    assert (answer.status_code, answer.json()["error_code"]) == (429, "over_request_rate_limit")


async def test_static_files_may_be_kept_for_good(anybody: httpx.AsyncClient) -> None:
    page = (await anybody.get("/")).text
    address = page.split('rel="stylesheet" href="', 1)[1].split('"', 1)[0]
    assert (await anybody.get(address)).headers["cache-control"].endswith("immutable")
    assert (await anybody.head("/")).status_code == 200
