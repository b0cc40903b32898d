"""A connection that breaks in the middle of a turn: what was said is said once, and the answer arrives whole."""

from __future__ import annotations

from playwright.async_api import Route, expect

from tests.browser.conftest import NewSeller, Seller, start_talk
from tests.browser.lines import TALKS, TITLES

LINE = TALKS["en"][1]


async def open_talk(seller: Seller) -> str:
    session = await start_talk(seller, TITLES["en"])
    await seller.page.goto(f"/practice/{session}")
    await expect(seller.page.locator(".person.alive")).to_have_count(1)
    return session


async def say(seller: Seller, line: str) -> None:
    field = seller.page.get_by_label("What you say")
    await field.fill(line)
    await field.press("Enter")


async def check_said_once(seller: Seller, session: str) -> None:
    """One turn on the page and one in the store, with the same answer."""
    await expect(seller.page.locator(".turn-customer:not(.waiting)")).to_have_count(2)
    await expect(seller.page.locator("[data-composer]")).to_have_attribute("aria-busy", "false")
    await expect(seller.page.locator("[data-trouble]")).to_be_hidden()
    stored = await (await seller.context.request.get(f"/api/sessions/{session}/transcript")).json()
    assert [turn["text"] for turn in stored["turns"] if turn["speaker"] == "seller"] == [LINE]
    shown = await seller.page.locator(".turn-customer .turn-text").last.inner_text()
    assert shown.strip() == stored["turns"][-1]["text"]


async def test_a_request_that_gets_lost_is_sent_again(new_seller: NewSeller) -> None:
    seller = await new_seller()
    session = await open_talk(seller)
    await seller.page.route("**/turns", lambda route: route.abort("connectionreset"), times=1)
    await say(seller, LINE)
    await check_said_once(seller, session)


async def test_an_answer_that_breaks_off_goes_on_where_it_was(new_seller: NewSeller) -> None:
    seller = await new_seller()
    session = await open_talk(seller)
    asked: list[dict[str, str]] = []

    async def break_off(route: Route) -> None:
        asked.append(await route.request.all_headers())
        if len(asked) > 1:
            await route.continue_()
            return
        whole = await route.fetch()
        body = await whole.text()
        half = body[: body.index("event: customer.done") - 40]
        await route.fulfill(response=whole, body=half)

    await seller.page.route("**/turns", break_off)
    await say(seller, LINE)
    await check_said_once(seller, session)
    first, second = asked
    assert first["idempotency-key"] == second["idempotency-key"]
    assert "last-event-id" not in first
    assert second["last-event-id"].startswith("1.")


async def test_offline_waits_and_goes_on_by_itself(new_seller: NewSeller) -> None:
    seller = await new_seller()
    session = await open_talk(seller)
    await seller.context.set_offline(True)
    await say(seller, LINE)
    await expect(seller.page.get_by_text("You are offline.")).to_be_visible()
    await seller.context.set_offline(False)
    await check_said_once(seller, session)


async def test_a_refused_turn_is_not_lost(new_seller: NewSeller) -> None:
    seller = await new_seller()
    session = await open_talk(seller)
    await seller.context.request.post(f"/api/sessions/{session}/abandon")
    await say(seller, LINE)
    await expect(seller.page.get_by_text("moved on in another window")).to_be_visible()
    await expect(seller.page.get_by_label("What you say")).to_have_value(LINE)
    await expect(seller.page.locator(".turn-seller")).to_have_count(0)
