"""What a seller chooses is remembered: language, light or dark, hints; and speech where the browser has it."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.browser.conftest import NewContext, NewSeller, start_talk
from tests.browser.lines import TALKS, TITLES

EARS = """
window.SpeechRecognition = class {
  start() { queueMicrotask(() => this.onresult({ results: [[{ transcript: "How many near misses" }], [{ transcript: "do you hear about?" }]] })); }
  stop() { this.onend(); }
};
window.spoken = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false, cancel() {}, getVoices: () => [], speak(words) { window.spoken.push(words.text); },
} });
"""
WATCH_FACE = """() => {
  const person = document.querySelector(".person");
  const look = () => { window.spoke ||= person.classList.contains("speaking"); };
  new MutationObserver(look).observe(person, { attributeFilter: ["class"] });
}"""
NO_EARS = """
for (const name of ["SpeechRecognition", "webkitSpeechRecognition", "speechSynthesis", "SpeechSynthesisUtterance"]) {
  delete window[name];
}
"""


async def test_the_language_is_switched_on_the_spot_and_stays(new_context: NewContext) -> None:
    page = await (await new_context("en")).new_page()
    await page.goto("/login?next=%2Fsessions")
    await page.get_by_role("link", name="Nederlands").click()
    await expect(page).to_have_url(re.compile(r"/login\?next=%2Fsessions$"))
    await expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "nl")
    await page.goto("/")
    await expect(page.locator("html")).to_have_attribute("lang", "nl")


async def test_light_or_dark_is_remembered_and_there_from_the_first_paint(new_context: NewContext) -> None:
    page = await (await new_context("en", color_scheme="light")).new_page()
    await page.goto("/")
    await page.get_by_role("button", name="Switch between light and dark").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.reload(wait_until="commit")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await expect(page.locator("body")).to_have_css("background-color", "rgb(14, 20, 31)")


async def test_hints_can_be_switched_off_for_good(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page = seller.page
    await page.goto(f"/practice/{await start_talk(seller, TITLES['en'])}")
    await page.get_by_label("What you say").fill("Our product is the best and has many features.")
    await page.get_by_label("What you say").press("Enter")
    await expect(page.locator("[data-composer]")).to_have_attribute("aria-busy", "false")
    await page.get_by_role("switch", name="Show hints").uncheck()
    await expect(page.locator("[data-hint]")).to_be_hidden()
    await page.reload()
    await expect(page.get_by_role("switch", name="Show hints")).not_to_be_checked()
    await expect(page.locator("[data-hint]")).to_be_hidden()


async def test_a_turn_can_be_spoken_and_the_reply_heard(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page = seller.page
    await page.add_init_script(EARS)
    await page.goto(f"/practice/{await start_talk(seller, TITLES['en'])}")
    await page.get_by_role("switch", name="Hear Martin speak").check()
    await page.get_by_role("button", name="Speak instead of typing").click()
    await expect(page.get_by_label("What you say")).to_have_value("How many near misses do you hear about?")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator("[data-composer]")).to_have_attribute("aria-busy", "false")
    reply = await page.locator(".turn-customer .turn-text").last.inner_text()
    assert await page.evaluate("window.spoken") == [reply.strip()]


async def test_words_come_one_by_one_while_the_figure_speaks(new_seller: NewSeller) -> None:
    seller = await new_seller("en", reduced_motion="no-preference")
    page = seller.page
    await page.goto(f"/practice/{await start_talk(seller, TITLES['en'])}")
    await expect(page.locator(".person.alive")).to_have_count(1)
    await page.evaluate(WATCH_FACE)
    await page.get_by_label("What you say").fill(TALKS["en"][0])
    await page.get_by_label("What you say").press("Enter")
    await expect(page.locator(".turn-customer:not(.waiting)")).to_have_count(2)
    await expect(page.locator("[data-composer]")).to_have_attribute("aria-busy", "false")
    assert await page.evaluate("window.spoke")
    await expect(page.locator(".person.speaking")).to_have_count(0)
    assert (await page.locator(".turn-customer .turn-text").last.inner_text()).strip()


async def test_speech_is_not_offered_where_the_browser_has_none(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page = seller.page
    await page.add_init_script(NO_EARS)
    await page.goto(f"/practice/{await start_talk(seller, TITLES['en'])}")
    await expect(page.get_by_role("switch", name="Show hints")).to_be_visible()
    await expect(page.get_by_role("button", name="Speak instead of typing")).to_be_hidden()
    await expect(page.get_by_text("Hear Martin speak")).to_be_hidden()


async def test_scenarios_of_both_languages_on_request(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page = seller.page
    await page.goto("/scenarios")
    await expect(page.get_by_role("link", name=TITLES["nl"])).to_have_count(0)
    await page.get_by_label("Language").select_option(label="Both languages")
    await page.get_by_role("button", name="Find", exact=True).click()
    await expect(page.get_by_role("link", name=TITLES["nl"])).to_be_visible()
    await expect(page.get_by_role("link", name=TITLES["en"])).to_be_visible()


async def test_a_talk_goes_on_where_it_was_left(new_seller: NewSeller) -> None:
    seller = await new_seller("nl")
    page = seller.page
    session = await start_talk(seller, TITLES["nl"])
    await seller.context.request.post(f"/api/sessions/{session}/turns", data={"text": TALKS["nl"][0]})
    await page.goto("/sessions?status=in_progress")
    await page.get_by_role("link", name=re.compile("^Ga verder")).click()
    await expect(page.locator(".turn-seller")).to_have_count(1)
    await expect(page.locator(".turn-customer")).to_have_count(2)


async def test_older_sessions_are_one_page_further(new_seller: NewSeller) -> None:
    seller = await new_seller("en")
    page = seller.page
    for _ in range(21):
        await start_talk(seller, TITLES["en"])
    await page.goto("/sessions?status=in_progress")
    await expect(page.locator(".past")).to_have_count(20)
    await page.get_by_role("link", name="Older sessions").click()
    await expect(page.locator(".past")).to_have_count(1)
    await expect(page.get_by_role("link", name="Older sessions")).to_have_count(0)
