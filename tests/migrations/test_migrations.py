"""The schema is made by migrations alone, and comes out the same however often they run."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import asyncpg
import pytest

from hugobase import PLATFORM, EmbeddedPostgres, migrate
from tests.conftest import PRODUCT, create_database

SHAPE = """
select table_schema, table_name, column_name, data_type, is_nullable, column_default
from information_schema.columns where table_schema in ('public', 'app', 'auth', 'storage') order by 1, 2, 3
"""
SEED_TABLES = {
    *("profiles", "workspaces", "workspace_members", "sessions", "scenarios"),
    *("video_content", "user_progress", "help_articles", "resources"),
}


async def shape(dsn: str) -> list[tuple[object, ...]]:
    connection = await asyncpg.connect(dsn)
    try:
        return [tuple(row) for row in await connection.fetch(SHAPE)]
    finally:
        await connection.close()


async def test_applying_twice_changes_nothing(
    cluster: EmbeddedPostgres, new_database: Callable[[], Awaitable[str]]
) -> None:
    dsn = cluster.dsn_for(await new_database())
    before = await shape(dsn)
    assert await migrate.apply(dsn, [PLATFORM, PRODUCT]) == ()
    assert await shape(dsn) == before


async def test_one_at_a_time_gives_the_same_schema_as_all_at_once(
    cluster: EmbeddedPostgres, new_database: Callable[[], Awaitable[str]]
) -> None:
    await create_database(cluster, "stepwise", "template1")
    dsn = cluster.dsn_for("stepwise")
    await migrate.apply(dsn, [PLATFORM])
    await migrate.apply(dsn, [PLATFORM, PRODUCT])
    assert await shape(dsn) == await shape(cluster.dsn_for(await new_database()))


async def test_the_tables_of_the_plan_are_there(schema: asyncpg.Connection) -> None:
    rows = await schema.fetch("select tablename from pg_tables where schemaname = 'public'")
    assert {row["tablename"] for row in rows} >= SEED_TABLES


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ('{"first_name": "An", "company": "Staal NV"}', ("An", "Staal NV", "nl")),
        ('{"first_name": "Ann", "language": "en"}', ("Ann", None, "en")),
        ('{"language": "xx"}', (None, None, "nl")),
        ("{}", (None, None, "nl")),
    ],
)
async def test_a_new_user_gets_a_profile(
    schema: asyncpg.Connection, metadata: str, expected: tuple[str | None, ...]
) -> None:
    async with schema.transaction():
        row = await schema.fetchrow(
            """
            with made as (insert into auth.users (id, email, raw_user_meta_data)
              values (gen_random_uuid(), 'new@example.com', $1::text::jsonb) returning id)
            select id from made
            """,
            metadata,
        )
        assert row is not None
        profile = await schema.fetchrow(
            "select first_name, company, language, role from public.profiles where id = $1", row["id"]
        )
        assert profile is not None
        assert tuple(profile)[:3] == expected
        assert profile["role"] == "user"
        await schema.execute("delete from auth.users where id = $1", row["id"])


async def test_the_role_follows_what_auth_says(schema: asyncpg.Connection) -> None:
    roles = await schema.fetch(
        "select p.role from public.profiles p join auth.users u using (id) where u.email like 'staff%'"
    )
    assert [row["role"] for row in roles] == ["admin"]


async def test_a_session_event_never_changes(schema: asyncpg.Connection) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
        await schema.execute("update public.session_events set kind = 'seller'")
