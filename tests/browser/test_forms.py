"""Forms tell what is wrong beside the field, lose nothing but the password, and send nobody elsewhere."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import PASSWORD, NewContext, NewSeller


async def test_sign_up_shows_each_fault_at_its_field(new_context: NewContext) -> None:
    page = await (await new_context("en")).new_page()
    await page.goto("/signup")
    await page.get_by_label("Company").fill("Clearaisle")
    await page.get_by_label("E-mail address").fill("noor@")
    await page.get_by_label("Password").fill("short")
    await page.get_by_role("button", name="Sign up").click()
    await expect(page.get_by_label("First name")).to_have_attribute("aria-invalid", "true")
    await expect(page.get_by_label("First name")).to_be_focused()
    await expect(page.get_by_label("E-mail address")).to_have_accessible_description(
        re.compile("not a complete e-mail")
    )
    await expect(page.get_by_label("Password")).to_have_accessible_description(re.compile("at least 8 characters"))
    await expect(page.get_by_label("Company")).to_have_value("Clearaisle")
    await expect(page.get_by_label("E-mail address")).to_have_value("noor@")
    await expect(page.get_by_label("Password")).to_have_value("")


async def test_an_address_that_has_an_account_is_named(new_seller: NewSeller, new_context: NewContext) -> None:
    seller = await new_seller()
    page = await (await new_context("nl")).new_page()
    await page.goto("/signup")
    await page.get_by_label("Voornaam").fill("Noor")
    await page.get_by_label("E-mailadres").fill(seller.email)
    await page.get_by_label("Wachtwoord").fill(PASSWORD)
    await page.get_by_role("button", name="Account maken").click()
    await expect(page.get_by_text("Er is al een account met dit e-mailadres")).to_be_visible()
    await expect(page.get_by_label("Voornaam")).to_have_value("Noor")


async def test_log_in_out_and_back_to_where_one_was_going(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page = seller.page
    await page.goto("/sessions")
    await page.locator("[data-menu] summary").click()
    await page.get_by_role("button", name="Log out").click()
    await expect(page.get_by_role("link", name="Start practising")).to_be_visible()
    await page.goto("/sessions?status=completed")
    await expect(page).to_have_url(re.compile(r"/login\?next="))
    await page.get_by_label("E-mail address").fill(seller.email)
    await page.get_by_label("Password").fill("wrong password")
    await page.get_by_role("button", name="Log in").click()
    await expect(page.get_by_role("alert")).to_contain_text("do not match")
    await expect(page.get_by_label("E-mail address")).to_have_value(seller.email)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Log in").click()
    await expect(page).to_have_url(re.compile(r"/sessions\?status=completed$"))


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example"])
async def test_nobody_is_sent_to_another_site(new_seller: NewSeller, new_context: NewContext, target: str) -> None:
    seller = await new_seller()
    context = await new_context()
    form: dict[str, str | float | bool] = {"email": seller.email, "password": PASSWORD, "next": target}
    answer = await context.request.post("/login", form=form, max_redirects=0)
    assert (answer.status, answer.headers["location"]) == (303, "/scenarios")
    switched = await context.request.get("/language", params={"to": "nl", "next": target}, max_redirects=0)
    assert switched.headers["location"] == "/"


async def test_a_page_that_is_not_there_is_said_in_the_language_of_the_reader(new_context: NewContext) -> None:
    page = await (await new_context("nl")).new_page()
    answer = await page.goto("/nergens")
    assert answer is not None
    assert answer.status == 404
    await expect(page.get_by_role("heading", name="We vinden die pagina niet")).to_be_visible()


async def test_somebody_elses_session_is_not_there(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    for path in ("/sessions/", "/practice/", "/scenarios/"):
        answer = await seller.page.goto(f"{path}00000000-0000-4000-8000-000000000000")
        assert answer is not None
        assert answer.status == 404
