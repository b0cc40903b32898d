"""The whole product in this process, on its own embedded stack; people who ask are made by signing up."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from supabase_auth import AsyncGoTrueClient

from hugoherbots.app import create_app
from hugoherbots.runtime import Outside, Runtime, run
from hugoherbots.settings import Settings

ADDRESS = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Person:
    """Somebody signed in, with a client that sends his token."""

    id: str
    email: str
    token: str
    http: httpx.AsyncClient


@asynccontextmanager
async def serving(runtime: Runtime) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application, in process."""
    app = create_app(runtime.services, verify=runtime.verify, protocols=runtime.protocols, checks=runtime.checks)
    transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 1234), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        yield client


@pytest.fixture(scope="session")
async def runtime() -> AsyncIterator[Runtime]:
    with tempfile.TemporaryDirectory(prefix="hugo-product-") as folder:
        settings = Settings(data_dir=Path(folder), environment="test")
        async with run(settings, Outside()) as running:
            yield running


@pytest.fixture(scope="session")
async def anybody(runtime: Runtime) -> AsyncIterator[httpx.AsyncClient]:
    """Nobody signed in."""
    async with serving(runtime) as client:
        yield client


NewPerson = Callable[[], Awaitable[Person]]


@pytest.fixture(scope="session")
def new_person(runtime: Runtime, anybody: httpx.AsyncClient) -> NewPerson:
    """Signs somebody up by the official client."""
    numbers = itertools.count(1)

    async def make() -> Person:
        email = f"person{next(numbers)}@example.com"
        auth: AsyncGoTrueClient = runtime.services.supabase.auth()
        answer = await auth.sign_up(
            {"email": email, "password": "a good password", "options": {"data": {"first_name": "Ann"}}}
        )
        assert answer.session is not None
        assert answer.user is not None
        token = answer.session.access_token
        client = httpx.AsyncClient(
            transport=anybody._transport, base_url=ADDRESS, headers={"Authorization": f"Bearer {token}"}
        )
        return Person(answer.user.id, email, token, client)

    return make


@pytest.fixture
async def seller(new_person: NewPerson) -> Person:
    return await new_person()


@pytest.fixture
async def other(new_person: NewPerson) -> Person:
    return await new_person()


async def scenario_of(person: Person, language: str = "en") -> dict[str, Any]:
    """Some scenario in a language."""
    answer = await person.http.get("/api/scenarios", params={"language": language})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["items"][0]
    return found


async def start(person: Person, language: str = "en", **more: Any) -> dict[str, Any]:
    """A session that has just begun."""
    scenario = await scenario_of(person, language)
    answer = await person.http.post("/api/sessions/start", json={"scenario_id": scenario["id"], **more})
    assert answer.status_code == 201, answer.text
    session: dict[str, Any] = answer.json()
    return session


async def say(person: Person, session_id: str, text: str, **headers: str) -> dict[str, Any]:
    """One turn; the answer as one object."""
    answer = await person.http.post(f"/api/sessions/{session_id}/turns", json={"text": text}, headers=headers)
    assert answer.status_code == 200, answer.text
    turn: dict[str, Any] = answer.json()
    return turn
