"""One backend a test module: its own database, keys, clock and files over the cluster that all tests share."""

import itertools
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from starlette.applications import Starlette

from hugobase import (
    PLATFORM,
    CountedRandomness,
    Db,
    EmbeddedPostgres,
    Keys,
    ManualClock,
    Verifier,
    load_or_create,
    migrate,
)
from hugobase.app import create_app, make_verifier
from hugobase.settings import AuthSettings, Settings, StorageSettings
from hugobase.storage.blobs import FileBlobs

NUMBERS = itertools.count(1)
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEMPLATE = "template_hugobase"
PASSWORD = "correct horse"


@dataclass
class Backend:
    """hugobase as a test meets it: an HTTP client in front, and the database behind."""

    app: Starlette
    http: httpx.AsyncClient
    db: Db
    keys: Keys
    verifier: Verifier
    clock: ManualClock
    files: Path
    admin_dsn: str
    users: dict[str, dict[str, Any]] = field(default_factory=dict)

    async def sign_up(self, email: str, password: str = PASSWORD) -> dict[str, Any]:
        """The token response of a new user."""
        answer = await self.http.post("/auth/v1/signup", json={"email": email, "password": password})
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def user(self, name: str) -> dict[str, Any]:
        """The token response of a user who is made when first named."""
        if name not in self.users:
            self.users[name] = await self.sign_up(f"{name}@example.com")
        return self.users[name]

    async def headers_as(self, who: str) -> dict[str, str]:
        """`nobody`, `anon`, `service`, or the name of a user."""
        if who == "nobody":
            return {}
        if who in ("anon", "service"):
            return bearer(self.keys.anon_key if who == "anon" else self.keys.service_role_key)
        return bearer((await self.user(who))["access_token"])

    async def run_sql(self, script: str) -> None:
        """As the superuser."""
        connection = await asyncpg.connect(self.admin_dsn)
        try:
            await connection.execute(script)
        finally:
            await connection.close()


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture(scope="session")
async def hugobase_template(cluster: EmbeddedPostgres) -> str:
    """The name of a database with the platform's migrations, to copy from."""
    await create_database(cluster, TEMPLATE, "template1")
    await migrate.apply(cluster.dsn_for(TEMPLATE), [PLATFORM])
    return TEMPLATE


@pytest.fixture(scope="module")
async def database(cluster: EmbeddedPostgres, hugobase_template: str) -> str:
    """The name of this module's own database."""
    name = f"hugobase_{next(NUMBERS)}"
    await create_database(cluster, name, hugobase_template)
    return name


@pytest.fixture(scope="module")
async def db(cluster: EmbeddedPostgres, database: str) -> AsyncIterator[Db]:
    async with await Db.connect(cluster.dsn_for(database, user="authenticator"), pool_size=4) as connected:
        yield connected


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return load_or_create(tmp_path_factory.mktemp("keys") / "keys.json", clock=lambda: START)


@pytest.fixture(scope="module")
def settings() -> Settings:
    """Modules that need others define this fixture again."""
    return Settings(auth=AuthSettings(bcrypt_cost=4), storage=StorageSettings(file_size_limit=100_000))


@pytest.fixture(scope="module")
def start() -> datetime:
    """When the module's clock stands at first; who meets code with a clock of its own defines it again."""
    return START


@pytest.fixture(scope="module")
async def backend(
    cluster: EmbeddedPostgres,
    database: str,
    db: Db,
    keys: Keys,
    settings: Settings,
    start: datetime,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Backend]:
    clock, files = ManualClock(start), tmp_path_factory.mktemp("files")
    blobs = FileBlobs(files)
    blobs.prepare()
    verifier = make_verifier(settings, keys, clock=clock)
    app = create_app(
        settings,
        db=db,
        keys=keys,
        blobs=blobs,
        verifier=verifier,
        clock=clock,
        randomness=CountedRandomness(str(uuid.uuid4())),
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hugobase.test") as http:
        yield Backend(app, http, db, keys, verifier, clock, files, cluster.dsn_for(database))


async def create_database(cluster: EmbeddedPostgres, name: str, template: str) -> None:
    connection = await asyncpg.connect(cluster.dsn)
    try:
        await connection.execute(f'create database "{name}" template "{template}"')
    finally:
        await connection.close()
