"""The pictures in the README: made from the running product, only when HUGO_PICTURES=1 asks for them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import NewSeller, finish_talk, start_talk
from tests.browser.lines import TALKS, TITLES

IMAGES = Path(__file__).parents[2] / "docs" / "images"
PICTURE = {"width": 1280, "height": 860}


@pytest.mark.skipif(os.environ.get("HUGO_PICTURES") != "1", reason="pictures are made on request")
async def test_the_pictures_of_the_readme(new_seller: NewSeller) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    seller = await new_seller("en", viewport=PICTURE, device_scale_factor=1.5)
    page = seller.page
    await page.goto(f"/practice/{await start_talk(seller, TITLES['en'])}")
    await expect(page.locator(".person.alive")).to_have_count(1)
    for number, line in enumerate(TALKS["en"], start=1):
        await page.get_by_label("What you say").fill(line)
        await page.get_by_label("What you say").press("Enter")
        await expect(page.locator(".turn-customer:not(.waiting)")).to_have_count(number + 1)
        await expect(page.locator("[data-composer]")).to_have_attribute("aria-busy", "false")
    await take(page, "role-play.png")
    await page.goto(f"/sessions/{await finish_talk(seller, TITLES['en'], TALKS['en'])}")
    await take(page, "result.png")


async def take(page: Page, name: str) -> None:
    await page.screenshot(path=IMAGES / name, animations="disabled")
