"""What all tests share: one embedded Postgres for a run, and databases copied from a migrated template."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import asyncpg
import pytest

import hugoherbots
from hugobase import PLATFORM, EmbeddedPostgres, MigrationSource, migrate

PRODUCT = MigrationSource("hugoherbots", Path(hugoherbots.__file__).parent / "migrations")
TEMPLATE = "template_product"


@pytest.fixture(scope="session")
async def cluster() -> AsyncIterator[EmbeddedPostgres]:
    """A running Postgres in a folder of its own, gone with the tests."""
    with tempfile.TemporaryDirectory(prefix="hugo-tests-") as folder:
        async with EmbeddedPostgres(Path(folder)) as postgres:
            yield postgres


@pytest.fixture(scope="session")
async def template(cluster: EmbeddedPostgres) -> str:
    """The name of a database with all migrations applied, to copy from."""
    await create_database(cluster, TEMPLATE, "template1")
    await migrate.apply(cluster.dsn_for(TEMPLATE), [PLATFORM, PRODUCT])
    return TEMPLATE


@pytest.fixture(scope="session")
def new_database(cluster: EmbeddedPostgres, template: str) -> Callable[[], Awaitable[str]]:
    """Makes a fresh migrated database; answers its name."""
    numbers = itertools.count(1)

    async def make() -> str:
        name = f"copy_{next(numbers)}"
        await create_database(cluster, name, template)
        return name

    return make


async def create_database(cluster: EmbeddedPostgres, name: str, template: str) -> None:
    connection = await asyncpg.connect(cluster.dsn)
    try:
        await connection.execute(f'create database "{name}" template "{template}"')
    finally:
        await connection.close()
