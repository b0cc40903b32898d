"""The official Python clients, unchanged: inside the process, and once over a real socket."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
import uvicorn
from storage3 import AsyncStorageClient
from storage3.exceptions import StorageApiError
from supabase_auth import AsyncGoTrueClient
from supabase_auth.errors import AuthApiError

from hugobase.serve import listen

PASSWORD = "correct horse"


@pytest.fixture(scope="module")
def start() -> datetime:
    """The clients look at the real time."""
    return datetime.now(UTC)


@pytest.fixture
def auth(backend: Any) -> AsyncGoTrueClient:
    return auth_client(backend, backend.http, "http://hugobase.test", backend.keys.anon_key)


def auth_client(backend: Any, http: httpx.AsyncClient, url: str, token: str) -> AsyncGoTrueClient:
    headers = {"apikey": backend.keys.anon_key, "Authorization": f"Bearer {token}"}
    return AsyncGoTrueClient(url=f"{url}/auth/v1", headers=headers, http_client=http, auto_refresh_token=False)


@pytest.fixture
async def storage(backend: Any) -> AsyncIterator[AsyncStorageClient]:
    headers = {"Authorization": f"Bearer {backend.keys.service_role_key}"}
    http = httpx.AsyncClient(transport=httpx.ASGITransport(backend.app))
    async with http:
        yield AsyncStorageClient("http://hugobase.test/storage/v1/", headers, http_client=http)


async def test_the_life_of_an_account(auth: AsyncGoTrueClient) -> None:
    signed_up = await auth.sign_up(
        {"email": "life@example.com", "password": PASSWORD, "options": {"data": {"first_name": "An"}}}
    )
    assert signed_up.user is not None
    assert signed_up.user.user_metadata["first_name"] == "An"
    assert (await auth.sign_in_with_password({"email": "life@example.com", "password": PASSWORD})).session
    changed = await auth.update_user({"data": {"first_name": "Anna"}, "password": "battery staple"})
    assert changed.user.user_metadata["first_name"] == "Anna"
    refreshed = await auth.refresh_session()
    assert refreshed.session is not None
    claims = await auth.get_claims(refreshed.session.access_token)
    assert claims is not None
    assert claims["claims"]["sub"] == signed_up.user.id
    await auth.sign_out()
    assert await auth.get_session() is None


async def test_errors_arrive_with_their_codes(auth: AsyncGoTrueClient) -> None:
    with pytest.raises(AuthApiError) as caught:
        await auth.sign_in_with_password({"email": "who@example.com", "password": PASSWORD})
    assert (caught.value.status, caught.value.code) == (400, "invalid_credentials")


async def test_administration(backend: Any) -> None:
    admin = auth_client(backend, backend.http, "http://hugobase.test", backend.keys.service_role_key).admin
    made = await admin.create_user({"email": "made@example.com", "password": PASSWORD, "email_confirm": True})
    assert made.user.email_confirmed_at
    assert [user.email for user in await admin.list_users() if user.id == made.user.id] == ["made@example.com"]
    changed = await admin.update_user_by_id(made.user.id, {"app_metadata": {"role": "staff"}})
    assert changed.user.app_metadata["role"] == "staff"
    await admin.delete_user(made.user.id)
    with pytest.raises(AuthApiError, match="not found"):
        await admin.get_user_by_id(made.user.id)


async def test_the_life_of_a_file(storage: AsyncStorageClient) -> None:
    await storage.create_bucket("files", options={"public": False, "file_size_limit": 50_000})
    files = storage.from_("files")
    await files.upload("a/b.txt", b"hello", {"content-type": "text/plain", "cache-control": "60", "upsert": "true"})
    assert await files.download("a/b.txt") == b"hello"
    assert await files.exists("a/b.txt")
    assert [entry["name"] for entry in await files.list("a")] == ["b.txt"]
    signed = await files.create_signed_url("a/b.txt", 60, {"download": "c.txt"})
    assert "token=" in (signed["signedURL"] or "")
    await files.move("a/b.txt", "c.txt")
    await files.copy("c.txt", "d.txt")
    upload = await files.create_signed_upload_url("e.txt")
    await files.upload_to_signed_url("e.txt", upload["token"], b"x", {"content-type": "text/plain"})
    removed = await files.remove(["c.txt", "d.txt", "e.txt", "never.txt"])
    assert len(removed) == 3
    await storage.delete_bucket("files")
    with pytest.raises(StorageApiError, match="Bucket not found"):
        await storage.get_bucket("files")


async def test_over_a_socket(backend: Any) -> None:
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(backend.app, lifespan="off", log_level="error"))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with httpx.AsyncClient() as http:
        auth = auth_client(backend, http, url, backend.keys.anon_key)
        await auth.sign_up({"email": "socket@example.com", "password": PASSWORD})
        user = await auth.get_user()
        assert user is not None
        assert user.user.email == "socket@example.com"
        big = await http.post(f"{url}/auth/v1/signup", content=b" " * 1_000_001)
        assert big.status_code == 413
    server.should_exit = True
    await serving
