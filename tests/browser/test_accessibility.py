"""Every page against axe, in light and dark, at desk and phone width; and the whole job by keyboard alone."""

from __future__ import annotations

import re

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.browser.conftest import PHONE, NewContext, NewSeller, finish_talk, start_talk
from tests.browser.lines import TALKS, TITLES

EVERYTHING = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""What changes with the colours; axe is in the page already when this is asked."""
SETTLED = """async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
}"""
FOCUSED = """() => {
  const node = document.activeElement;
  const name = (node.getAttribute("aria-label") ?? node.innerText ?? "").replace(/\\s+/g, " ").trim();
  return [name, getComputedStyle(node).outlineStyle];
}"""
axe = Axe()


async def check(page: Page, what: str) -> None:
    """No violation in light or dark, and nothing wider than the window."""
    await page.emulate_media(color_scheme="light")
    await page.evaluate(SETTLED)
    found = await axe.run(page, options=EVERYTHING)
    assert not found.response["violations"], f"{what}:\n{found.generate_report()}"
    await page.emulate_media(color_scheme="dark")
    await page.evaluate(SETTLED)
    unclear = await page.evaluate("async (options) => (await axe.run(document, options)).violations", CONTRAST)
    assert not unclear, f"{what} in the dark: {unclear}"
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{what} is too wide"


async def test_pages_before_signing_in(new_context: NewContext) -> None:
    for language, options in (("nl", {}), ("en", {"viewport": PHONE})):
        page = await (await new_context(language, **options)).new_page()
        for path in ("/", "/signup", "/login", "/nowhere"):
            await page.goto(path)
            await check(page, f"{language} {path}")
        await page.goto("/signup")
        await page.locator("form button.button-go").click()
        await expect(page.locator(".fault").first).to_be_visible()
        await check(page, "sign-up with faults")


async def test_pages_of_a_seller(new_seller: NewSeller) -> None:
    seller = await new_seller("nl")
    page = seller.page
    for path in ("/scenarios", "/scenarios?search=xyzzy", "/sessions", "/sessions?status=completed"):
        await page.goto(path)
        await check(page, path)
    result = await finish_talk(seller, TITLES["nl"], TALKS["nl"])
    await finish_talk(seller, TITLES["nl"], TALKS["nl"][:2])
    await page.goto("/scenarios")
    await page.get_by_role("link", name=TITLES["nl"]).click()
    await check(page, "briefing")
    for path in ("/sessions", f"/sessions/{result}"):
        await page.goto(path)
        await check(page, path)
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.goto(f"/sessions/{result}")
    await check(page, "result on a phone")


async def test_pages_of_a_talk(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page = seller.page
    session = await start_talk(seller, TITLES["en"])
    await page.goto(f"/practice/{session}")
    await page.get_by_label("What you say").fill(TALKS["en"][0])
    await page.get_by_label("What you say").press("Enter")
    await expect(page.locator(".turn-seen").first).to_be_visible()
    await expect(page.locator("[data-composer]")).to_have_attribute("aria-busy", "false")
    await check(page, "talk")
    await page.locator(".talk-briefing summary").click()
    await page.get_by_role("button", name=re.compile("^End")).first.click()
    await check(page, "the question at the end")


async def test_the_whole_job_by_keyboard(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page = seller.page
    keys = page.keyboard
    await page.goto(f"/scenarios?search={TITLES['en']}")
    await keys.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    await keys.press("Enter")
    await tab_to(page, TITLES["en"])
    await keys.press("Enter")
    await expect(page.get_by_role("heading", name="Your goal")).to_be_visible()
    await tab_to(page, "Start the conversation")
    await keys.press("Enter")
    await expect(page.get_by_label("What you say")).to_be_focused()
    await keys.type(TALKS["en"][1])
    await keys.press("Enter")
    await expect(page.locator(".turn-customer:not(.waiting)")).to_have_count(2)
    await expect(page.get_by_label("What you say")).to_be_focused()
    await tab_to(page, "End the conversation and see the score", back=True)
    await keys.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await keys.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await keys.press("Enter")
    await tab_to(page, "End and see my score")
    await keys.press("Enter")
    await expect(page.get_by_role("heading", name="Every point")).to_be_visible()


async def tab_to(page: Page, name: str, *, back: bool = False) -> None:
    """Presses Tab until the thing with this name has the focus, which must be seen."""
    for _ in range(60):
        await page.keyboard.press("Shift+Tab" if back else "Tab")
        text, outline = await page.evaluate(FOCUSED)
        if name == text:
            assert outline != "none", f"the focus on {name} cannot be seen"
            return
    raise AssertionError(f"Tab does not reach {name}")
