"""The main job as a seller does it: sign up, choose, talk, end, and read the result."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import DESKTOP, PASSWORD, PHONE, NewContext, NewSeller, number_in
from tests.browser.lines import PERSONAS, TALKS, TITLES

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "first_name": "First name",
        "email": "E-mail address",
        "password": "Password",
        "begin": "Start practising",
        "sign_up": "Sign up",
        "search": "Search",
        "find": "Find",
        "start": "Start the conversation",
        "say": "What you say",
        "end": "End the conversation and see the score",
        "confirm": "End and see my score",
        "every_point": "Every point",
        "mine": "My sessions",
        "turn": "Turn",
    },
    "nl": {
        "first_name": "Voornaam",
        "email": "E-mailadres",
        "password": "Wachtwoord",
        "begin": "Begin te oefenen",
        "sign_up": "Account maken",
        "search": "Zoeken",
        "find": "Zoek",
        "start": "Begin het gesprek",
        "say": "Wat je zegt",
        "end": "Stoppen met het gesprek en de score zien",
        "confirm": "Stop en bekijk mijn score",
        "every_point": "Elk punt",
        "mine": "Mijn sessies",
        "turn": "Beurt",
    },
}


async def sign_up(page: Page, words: dict[str, str], email: str) -> None:
    await page.goto("/")
    await page.get_by_role("link", name=words["begin"]).click()
    await page.get_by_label(words["first_name"]).fill("Noor")
    await page.get_by_label(words["email"]).fill(email)
    await page.get_by_label(words["password"]).fill(PASSWORD)
    await page.get_by_role("button", name=words["sign_up"]).click()
    await expect(page).to_have_url(re.compile("/scenarios$"))


async def choose(page: Page, words: dict[str, str], title: str) -> None:
    await page.get_by_label(words["search"], exact=True).fill(title)
    await page.get_by_role("button", name=words["find"], exact=True).click()
    await expect(page.locator(".scenario")).to_have_count(1)
    await page.get_by_role("link", name=title).click()
    await page.get_by_role("button", name=words["start"]).click()
    await expect(page).to_have_url(re.compile("/practice/"))


async def talk(page: Page, words: dict[str, str], lines: tuple[str, ...]) -> None:
    replies = page.locator(".turn-customer:not(.waiting)")
    await expect(replies).to_have_count(1)
    await expect(page.locator(".person.alive")).to_have_count(1)
    for number, line in enumerate(lines, start=1):
        field = page.get_by_label(words["say"])
        await field.fill(line)
        await field.press("Enter")
        await expect(replies).to_have_count(number + 1)
        await expect(page.locator("[data-composer]")).to_have_attribute("aria-busy", "false")


@pytest.mark.parametrize(("language", "screen"), [("nl", PHONE), ("en", DESKTOP)], ids=["nl-phone", "en-desktop"])
async def test_from_sign_up_to_result(new_context: NewContext, language: str, screen: dict[str, int]) -> None:
    words, lines = WORDS[language], TALKS[language]
    context = await new_context(language, viewport=screen)
    page = await context.new_page()
    await sign_up(page, words, f"main-{language}@example.com")
    await choose(page, words, TITLES[language])
    await expect(page.get_by_role("heading", name=PERSONAS[language])).to_be_visible()
    await talk(page, words, lines)
    await expect(page.locator(".turn-seen").first).to_be_visible()
    await page.get_by_role("button", name=words["end"]).click()
    await page.get_by_role("button", name=words["confirm"]).click()
    await expect(page).to_have_url(re.compile("/sessions/"))
    await check_result(page, words, lines)
    await page.get_by_role("link", name=words["mine"]).first.click()
    await expect(page.get_by_role("link", name=TITLES[language])).to_be_visible()


async def check_result(page: Page, words: dict[str, str], lines: tuple[str, ...]) -> None:
    """The points add up to the score; every line is there, with marked words that can be reached from a reason."""
    score = number_in(await page.locator(".ring text").first.text_content() or "")
    await expect(page.get_by_role("heading", name=words["every_point"])).to_be_visible()
    points = await page.locator(".group li > .points").all_inner_texts()
    assert sum(number_in(text) for text in points) == score
    for line in lines:
        await expect(page.locator(".line-seller .line-text", has_text=line[:25])).to_have_count(1)
    assert await page.locator(".line-seller mark").count() > 0
    await page.locator(".group").get_by_role("link", name=words["turn"]).first.click()
    await expect(page.locator(".line:target")).to_be_in_viewport()
    overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0


async def test_without_scripts(new_seller: NewSeller) -> None:
    seller = await new_seller("nl", java_script_enabled=False)
    page, words = seller.page, WORDS["nl"]
    await page.goto("/scenarios")
    await choose(page, words, TITLES["nl"])
    for number, line in enumerate(TALKS["nl"][:2], start=1):
        await page.get_by_label(words["say"]).fill(line)
        await page.locator("[data-send]").click()
        await expect(page.locator(".turn-customer")).to_have_count(number + 1)
    await page.get_by_role("button", name=words["end"]).click()
    await expect(page.locator(".ring")).to_be_visible()
    await expect(page.locator(".line-seller")).to_have_count(2)


async def test_giving_up_keeps_the_words_without_a_score(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page, words = seller.page, WORDS["en"]
    await page.goto("/scenarios")
    await choose(page, words, TITLES["en"])
    await talk(page, words, TALKS["en"][:1])
    await page.get_by_role("button", name="Give up without a score").click()
    await page.get_by_role("button", name="Give up", exact=True).click()
    await expect(page.locator(".past")).to_have_count(1)
    await page.get_by_role("link", name=TITLES["en"]).click()
    await expect(page.get_by_text("You gave this conversation up")).to_be_visible()
    await expect(page.locator(".line-seller")).to_have_count(1)


async def test_ending_with_nothing_said_goes_on(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page: Any = seller.page
    await page.goto("/scenarios")
    await choose(page, WORDS["en"], TITLES["en"])
    await page.get_by_role("button", name=WORDS["en"]["end"]).click()
    await page.get_by_role("button", name=WORDS["en"]["confirm"]).click()
    await expect(page.get_by_text("Say something first")).to_be_visible()
    await expect(page.get_by_label(WORDS["en"]["say"])).to_be_visible()


async def test_a_customer_who_has_had_enough_ends_the_talk(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page = seller.page
    await page.goto("/scenarios")
    await choose(page, WORDS["en"], TITLES["en"])
    await expect(page.locator(".person.alive")).to_have_count(1)
    ending = page.get_by_text("The customer has ended the conversation.")
    field = page.get_by_label(WORDS["en"]["say"])
    for number in range(1, 15):
        await field.fill(f"You are an idiot if you do not sign right now. Just sign it, {number}.")
        await field.press("Enter")
        await expect(ending.or_(page.locator("[data-composer][aria-busy=false]"))).to_be_visible()
        await expect(page.locator(".turn-seller")).to_have_count(number)
        if await ending.is_visible():
            break
    await expect(page.get_by_role("button", name="Give up without a score")).to_be_hidden()
    await expect(page.get_by_role("button", name="See your result")).to_be_focused()
    await page.get_by_role("button", name="See your result").click()
    await expect(page.get_by_text("The customer ended it")).to_be_visible()
