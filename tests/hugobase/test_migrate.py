"""Migrations: once, in order, checked, all or nothing, and the same schema wherever they run."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from hugobase import PLATFORM, EmbeddedPostgres, MigrationError, MigrationSource, migrate

Connection = asyncpg.Connection
NUMBERS = itertools.count(1)


@pytest.fixture
async def connection(cluster: EmbeddedPostgres) -> AsyncIterator[Connection]:
    """A connection to an empty database."""
    admin = await asyncpg.connect(cluster.dsn)
    name = f"empty_{next(NUMBERS)}"
    await admin.execute(f"create database {name}")
    await admin.close()
    opened = await asyncpg.connect(cluster.dsn_for(name))
    yield opened
    await opened.close()


@pytest.fixture
def source(tmp_path: Path) -> MigrationSource:
    (tmp_path / "0001_first.sql").write_text("create table first (id int); insert into first values (1);")
    (tmp_path / "0002_second.sql").write_text("alter table first add column name text;")
    return MigrationSource("app", tmp_path)


async def test_twice_is_once(connection: Connection, source: MigrationSource) -> None:
    assert await migrate.apply(connection, [PLATFORM, source])
    assert await migrate.apply(connection, [PLATFORM, source]) == ()
    assert await connection.fetchval("select count(*) from first") == 1
    await migrate.check(await _dsn(connection), [PLATFORM, source])


async def _dsn(connection: Connection) -> str:
    folder = await connection.fetchval("show unix_socket_directories")
    name = await connection.fetchval("select current_database()")
    return f"postgresql://postgres@/{name}?host={folder.strip(chr(34))}"


async def test_later_files_follow(connection: Connection, source: MigrationSource) -> None:
    await migrate.apply(connection, [source])
    (source.folder / "0003_third.sql").write_text("select 1")
    assert await migrate.apply(connection, [source]) == ("app/0003_third",)


async def test_a_changed_file_is_refused(connection: Connection, source: MigrationSource) -> None:
    await migrate.apply(connection, [source])
    (source.folder / "0001_first.sql").write_text("create table other (id int)")
    with pytest.raises(MigrationError, match=r"app/0001_first was changed after"):
        await migrate.apply(connection, [source])


async def test_a_newer_database_is_refused(connection: Connection, source: MigrationSource) -> None:
    await migrate.apply(connection, [source])
    (source.folder / "0002_second.sql").unlink()
    with pytest.raises(MigrationError, match=r"newer than this program: it has the migration app/0002_second"):
        await migrate.apply(connection, [source])


async def test_a_file_that_comes_late_is_refused(connection: Connection, source: MigrationSource) -> None:
    (source.folder / "0001_first.sql").rename(source.folder / "0005_first.sql")
    (source.folder / "0002_second.sql").rename(source.folder / "0006_second.sql")
    await migrate.apply(connection, [source])
    (source.folder / "0003_late.sql").write_text("select 1")
    with pytest.raises(MigrationError, match=r"comes before one that is applied"):
        await migrate.apply(connection, [source])


async def test_a_failing_file_leaves_nothing(connection: Connection, source: MigrationSource) -> None:
    (source.folder / "0002_second.sql").write_text("create table half (id int); select 1/0;")
    with pytest.raises(MigrationError, match=r"app/0002_second failed: division by zero"):
        await migrate.apply(connection, [source])
    assert await connection.fetchval("select to_regclass('half')") is None
    assert await connection.fetchval("select array_agg(number) from hugobase.migrations") == [1]


async def test_one_that_waits_for_a_lock_gives_up(connection: Connection, source: MigrationSource) -> None:
    await migrate.apply(connection, [source])
    (source.folder / "0003_third.sql").write_text("alter table first add column late int")
    other = await asyncpg.connect(await _dsn(connection))
    async with other.transaction():
        await other.fetch("select * from first")
        with pytest.raises(MigrationError, match=r"lock timeout"):
            await migrate.apply(connection, [source], lock_timeout=0.05)
    await other.close()


async def test_several_at_once_wait_for_each_other(connection: Connection, source: MigrationSource) -> None:
    dsn = await _dsn(connection)
    applied = await asyncio.gather(*(migrate.apply(dsn, [source]) for _ in range(4)))
    assert sorted(len(names) for names in applied) == [0, 0, 0, 2]


@pytest.mark.parametrize("name", ["1_short.sql", "0003-dash.sql", "0002_again.sql"])
async def test_names_are_strict(connection: Connection, source: MigrationSource, name: str) -> None:
    (source.folder / name).write_text("select 1")
    with pytest.raises(MigrationError, match=r"is not named NNNN_name\.sql|same number"):
        await migrate.apply(connection, [source])


async def test_a_supabase_project_keeps_its_own_platform(connection: Connection, source: MigrationSource) -> None:
    await connection.execute("create schema auth; create table auth.users (id uuid primary key)")
    assert await migrate.apply(connection, [PLATFORM, source]) == ("app/0001_first", "app/0002_second")
    assert await migrate.apply(connection, [PLATFORM, source]) == ()
    assert await connection.fetchval("select to_regclass('storage.objects')") is None
