"""The service over a database of its own: as ASGI for the table of requests, and on a port for the official clients."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import asyncpg
import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from hugobase import PLATFORM, EmbeddedPostgres, migrate
from hugobase.keys import Keys
from hugobase.rest.config import RestConfig
from hugobase.rest.service import Rest
from hugobase.tokens import Verifier

SCHEMA = Path(__file__).parent / "schema"
SECRET = "a secret of at least thirty-two letters"
SUBJECTS = {"ann": "00000000-0000-0000-0000-00000000000a", "bob": "00000000-0000-0000-0000-00000000000b"}

CONFIG = RestConfig(
    schemas=("cinema", "archive"),
    max_rows=None,
    aggregates=True,
    plans=True,
    tx_override=True,
    tx_rollback=True,
    cors_origins=("*",),
    check_every=600,
)
"""What a test writes is gone when it is answered, unless it asks for `tx=commit`."""


@pytest.fixture(scope="session")
async def cinema(cluster: EmbeddedPostgres) -> str:
    """The name of a database with the platform and the cinema."""
    name = "cinema"
    connection = await asyncpg.connect(cluster.dsn)
    await connection.execute(f"create database {name} template template0")
    await connection.execute(f"alter database {name} set default_text_search_config = 'pg_catalog.english'")
    await connection.close()
    await migrate.apply(cluster.dsn_for(name), [PLATFORM])
    connection = await asyncpg.connect(cluster.dsn_for(name))
    for path in sorted(SCHEMA.glob("*.sql")):
        await connection.execute(path.read_text(encoding="utf-8"))
    await connection.close()
    return name


@pytest.fixture(scope="session")
def tokens(keys: Keys) -> dict[str, str]:
    """By name: two users, and the keys of the project."""
    users = {name: keys.sign({"sub": subject, "role": "authenticated"}) for name, subject in SUBJECTS.items()}
    return {**users, "anon": keys.anon_key, "service": keys.service_role_key}


MakeRest = Callable[[RestConfig], Awaitable[Rest]]


@pytest.fixture(scope="session")
async def make_rest(cluster: EmbeddedPostgres, cinema: str, keys: Keys) -> AsyncIterator[MakeRest]:
    """The service with a configuration; stopped at the end of the run."""
    made: list[Rest] = []
    verifier = Verifier(keys, shared_secret=SECRET)

    async def make(config: RestConfig) -> Rest:
        rest = Rest(cluster.dsn_for(cinema, user="authenticator"), verifier, config)
        made.append(rest)
        await rest.start()
        return rest

    yield make
    for rest in made:
        await rest.stop()


@pytest.fixture(scope="session")
async def rest(make_rest: MakeRest) -> Rest:
    return await make_rest(CONFIG)


@pytest.fixture(scope="session")
async def client(rest: Rest) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=rest, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://rest") as opened:
        yield opened


@pytest.fixture(scope="session")
async def served(rest: Rest) -> AsyncIterator[str]:
    """The address of a real server, with the service where Supabase has it."""
    app = Starlette(routes=[Mount("/rest/v1", app=rest)])
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    await serving
