"""Plain numbered SQL files, applied once, in order, each in a transaction, under one lock.

A source is a named folder of files `NNNN_name.sql`. What was applied is kept in `hugobase.migrations` with
each file's SHA-256, so a file that was changed afterwards, or a database that a newer program has
already migrated, is refused with a sentence instead of being guessed at.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from hugobase.errors import MigrationError

FILE_NAME = re.compile(r"(\d{4})_([a-z0-9_]+)\.sql")
LOCK = 0x6875676F_62617365  # "hugobase" in ASCII
LOCK_PATIENCE = 60_000

BOOKKEEPING = """
create schema if not exists hugobase;
create table if not exists hugobase.migrations (
  source text not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now(),
  primary key (source, number)
);
alter table hugobase.migrations enable row level security;
"""

HOSTED = "select to_regclass('auth.users') is not null and to_regclass('hugobase.migrations') is null"
MARK_HOSTED = """
insert into hugobase.migrations (source, number, name, checksum) values ('platform', 0, 'hosted', '')
on conflict do nothing
"""


@dataclass(frozen=True)
class Migration:
    """One file."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


@dataclass(frozen=True)
class MigrationSource:
    """A folder of migrations under the name that the bookkeeping knows it by.

    `platform` marks the source that lays what a Supabase project already has (roles, auth, storage):
    it is left out where somebody else has made those.
    """

    name: str
    folder: Path
    platform: bool = False

    def migrations(self) -> tuple[Migration, ...]:
        """In order; raises MigrationError for a file whose name does not fit or a number used twice."""
        found = []
        for path in sorted(self.folder.glob("*.sql")):
            match = FILE_NAME.fullmatch(path.name)
            if match is None:
                raise MigrationError(f"The migration {path.name} is not named NNNN_name.sql.")
            found.append(Migration(int(match[1]), match[2], path.read_text(encoding="utf-8")))
        numbers = [migration.number for migration in found]
        if len(set(numbers)) != len(numbers):
            raise MigrationError(f"Two migrations of {self.name} have the same number.")
        return tuple(found)


PLATFORM = MigrationSource("hugobase", Path(__file__).parent / "migrations", platform=True)
"""Roles, `auth`, `storage` and extensions as a Supabase project has them."""


async def apply(
    database: str | asyncpg.Connection,
    sources: Sequence[MigrationSource],
    *,
    lock_timeout: float = 10.0,
    statement_timeout: float = 300.0,
) -> tuple[str, ...]:
    """Apply what is missing from each source, in the order given; answers `source/NNNN_name` of what was applied.

    `database` is a DSN or an open connection of a user who may create schemas. Timeouts are in seconds: a migration
    that waits longer for a lock, or runs longer, fails and leaves nothing behind. Processes that start together wait for each other.
    """
    if isinstance(database, str):
        connection = await asyncpg.connect(database)
        try:
            return await apply(connection, sources, lock_timeout=lock_timeout, statement_timeout=statement_timeout)
        finally:
            await connection.close()
    await _lock(database)
    try:
        hosted = await _prepare(database)
        timeouts = f"set local lock_timeout = {int(lock_timeout * 1000)}; set local statement_timeout = {int(statement_timeout * 1000)};"
        applied: list[str] = []
        for source in sources:
            if not (source.platform and hosted):
                applied += await _apply_source(database, source, timeouts)
        return tuple(applied)
    finally:
        await database.execute("select pg_advisory_unlock($1)", LOCK)


async def check(dsn: str, sources: Sequence[MigrationSource]) -> None:
    """Raise MigrationError when the database lacks a migration of these sources; changes nothing."""
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch("select source, number from hugobase.migrations")
    except asyncpg.UndefinedTableError as error:
        raise MigrationError("The database has not been migrated.") from error
    finally:
        await connection.close()
    applied = {(row["source"], row["number"]) for row in rows}
    for source in sources:
        if source.platform and ("platform", 0) in applied:
            continue
        missing = [item.name for item in source.migrations() if (source.name, item.number) not in applied]
        if missing:
            raise MigrationError(f"The database lacks the migration {missing[0]} of {source.name}.")


async def _lock(connection: asyncpg.Connection) -> None:
    try:
        await connection.execute(f"set lock_timeout = {LOCK_PATIENCE}")
        await connection.execute("select pg_advisory_lock($1)", LOCK)
    except asyncpg.LockNotAvailableError:
        raise MigrationError("Another process has been migrating this database for over a minute.") from None
    finally:
        await connection.execute("reset lock_timeout")


async def _prepare(connection: asyncpg.Connection) -> bool:
    """Make the bookkeeping; answers whether somebody else's platform (a Supabase project) is there already."""
    async with connection.transaction():
        others = await connection.fetchval(HOSTED)
        await connection.execute(BOOKKEEPING)
        if others:
            await connection.execute(MARK_HOSTED)
    return bool(await connection.fetchval("select exists (select from hugobase.migrations where source = 'platform')"))


async def _apply_source(connection: asyncpg.Connection, source: MigrationSource, timeouts: str) -> list[str]:
    known = {migration.number: migration for migration in source.migrations()}
    rows = await connection.fetch(
        "select number, name, checksum from hugobase.migrations where source = $1", source.name
    )
    done = {row["number"] for row in rows}
    for row in rows:
        _check(source, known.get(row["number"]), f"{row['number']:04}_{row['name']}", row["checksum"])
    missing = [migration for number, migration in known.items() if number not in done]
    if missing and done and missing[0].number < max(done):
        raise MigrationError(
            f"The migration {source.name}/{missing[0].number:04}_{missing[0].name} comes before one that is applied already."
        )
    for migration in missing:
        await _apply_one(connection, source, migration, timeouts)
    return [f"{source.name}/{migration.number:04}_{migration.name}" for migration in missing]


def _check(source: MigrationSource, known: Migration | None, label: str, checksum: str) -> None:
    if known is None:
        raise MigrationError(
            f"The database is newer than this program: it has the migration {source.name}/{label}, which is unknown here."
        )
    if known.checksum != checksum:
        raise MigrationError(f"The migration {source.name}/{label} was changed after it had been applied.")


async def _apply_one(
    connection: asyncpg.Connection, source: MigrationSource, migration: Migration, timeouts: str
) -> None:
    label = f"{source.name}/{migration.number:04}_{migration.name}"
    try:
        async with connection.transaction():
            await connection.execute(timeouts)
            await connection.execute(migration.sql)
            await connection.execute(
                "insert into hugobase.migrations (source, number, name, checksum) values ($1, $2, $3, $4)",
                source.name,
                migration.number,
                migration.name,
                migration.checksum,
            )
    except asyncpg.PostgresError as error:
        raise MigrationError(f"The migration {label} failed: {error}.") from error
