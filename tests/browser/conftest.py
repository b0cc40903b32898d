"""A running product, a real browser, and sellers who are signed in."""

from __future__ import annotations

import itertools
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
PASSWORD = "een paar woorden"
READY = "is ready"

NewContext = Callable[..., Awaitable[BrowserContext]]


@dataclass(frozen=True)
class Seller:
    """Somebody with an account, and a browser window that is signed in."""

    email: str
    context: BrowserContext
    page: Page


NewSeller = Callable[..., Awaitable[Seller]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a product of its own, in a folder of its own, without demo content."""
    folder, port = tmp_path_factory.mktemp("browser"), free_port()
    program = str(Path(sys.executable).with_name("hugoherbots"))
    command = [program, "serve", "--data-dir", str(folder / "data"), "--port", str(port), "--no-demo"]
    with (folder / "log.txt").open("w") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if READY in line:
                break
        else:
            raise AssertionError(f"the server did not start: {said}{(folder / 'log.txt').read_text()}")
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(30)
        process.stdout.close()


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        await chromium.close()


@pytest.fixture
async def new_context(browser: Browser, server: str) -> AsyncIterator[NewContext]:
    """Opens browser windows as if on machines of their own; any fault of a page's scripts fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    async def make(language: str = "en", **options: Any) -> BrowserContext:
        locale = {"nl": "nl-BE", "en": "en-GB"}[language]
        settings = {"viewport": DESKTOP, "reduced_motion": "reduce", **options}
        context = await browser.new_context(base_url=server, locale=locale, **settings)
        context.set_default_timeout(10_000)
        context.on("weberror", lambda fault: faults.append(str(fault.error)))
        context.on(
            "console",
            lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None,
        )
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        await context.close()
    assert not faults


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    return itertools.count(1)


@pytest.fixture
def new_seller(new_context: NewContext, numbers: Iterator[int]) -> NewSeller:
    """Makes an account by the sign-up form's own address, and opens a page with its session."""

    async def make(language: str = "en", **options: Any) -> Seller:
        context = await new_context(language, **options)
        email = f"seller{next(numbers)}@example.com"
        form: dict[str, str | float | bool] = {"first_name": "Noor", "email": email, "password": PASSWORD}
        answer = await context.request.post("/signup", form=form, max_redirects=0)
        assert answer.status == 303, await answer.text()
        return Seller(email, context, await context.new_page())

    return make


async def start_talk(seller: Seller, title: str) -> str:
    """Starts the scenario with this title; answers the session's id."""
    found = await seller.context.request.get("/api/scenarios", params={"search": title})
    scenario = (await found.json())["items"][0]["id"]
    started = await seller.context.request.post("/api/sessions/start", data={"scenario_id": scenario})
    assert started.status == 201, await started.text()
    return str((await started.json())["id"])


async def finish_talk(seller: Seller, title: str, lines: tuple[str, ...]) -> str:
    """Plays a talk by the API and has it scored; answers the session's id."""
    session = await start_talk(seller, title)
    for line in lines:
        said = await seller.context.request.post(f"/api/sessions/{session}/turns", data={"text": line})
        assert said.status in (200, 409), await said.text()
    scored = await seller.context.request.post(f"/api/sessions/{session}/process", data={})
    assert scored.status == 200, await scored.text()
    return session


def number_in(text: str) -> int:
    """The first whole number in a text; a minus sign counts."""
    match = re.search(r"[−-]?\d+", text)
    assert match is not None, text
    return int(match[0].replace("−", "-"))
