"""The schema that every Supabase project has: tables, row-level security, grants and helper functions."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from hugobase import Db, EmbeddedPostgres

AUTH_TABLES = {
    "users",
    "identities",
    "sessions",
    "refresh_tokens",
    "mfa_factors",
    "mfa_challenges",
    "mfa_amr_claims",
    "one_time_tokens",
    "flow_state",
    "audit_log_entries",
    "instances",
    "schema_migrations",
    "sso_providers",
    "sso_domains",
    "saml_providers",
    "saml_relay_states",
    "oauth_clients",
    "oauth_authorizations",
    "oauth_consents",
    "oauth_client_states",
    "custom_oauth_providers",
    "webauthn_credentials",
    "webauthn_challenges",
}


@pytest.fixture
async def connection(cluster: EmbeddedPostgres, database: str) -> AsyncIterator[asyncpg.Connection]:
    opened = await asyncpg.connect(cluster.dsn_for(database))
    yield opened
    await opened.close()


async def test_all_tables_of_auth_are_there(connection: asyncpg.Connection) -> None:
    rows = await connection.fetch("select tablename from pg_tables where schemaname = 'auth'")
    assert {row["tablename"] for row in rows} == AUTH_TABLES


async def test_every_table_has_row_level_security_and_no_policy(connection: asyncpg.Connection) -> None:
    open_tables = await connection.fetch(
        "select schemaname, tablename from pg_tables "
        "where schemaname in ('auth', 'storage', 'hugobase') and not rowsecurity"
    )
    assert open_tables == []
    assert await connection.fetchval("select count(*) from pg_policies") == 0


@pytest.mark.parametrize("role", ["anon", "authenticated"])
@pytest.mark.parametrize("table", ["auth.users", "auth.refresh_tokens", "hugobase.migrations"])
async def test_callers_cannot_read_what_is_not_theirs(db: Db, role: str, table: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with db.as_user({"role": role}) as tx:
            await tx.fetch(f"table {table}")


async def test_new_tables_of_the_application_are_granted(connection: asyncpg.Connection, db: Db) -> None:
    await connection.execute("create table public.granted (id int)")
    async with db.as_anon() as tx:
        await tx.execute("insert into granted values (1)")


async def test_extensions_are_found_without_their_schema(connection: asyncpg.Connection) -> None:
    assert await connection.fetchval("select '[1,2]'::vector <-> '[1,3]'") == 1
    assert await connection.fetchval("select unaccent('één')") == "een"


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("storage.foldername('a/b/c.tar.gz')", ["a", "b"]),
        ("storage.foldername('c.txt')", []),
        ("storage.filename('a/b/c.tar.gz')", "c.tar.gz"),
        ("storage.extension('a/b.d/c.tar.gz')", "gz"),
        ("storage.get_common_prefix('a/b/c', 'a/', '/')", "a/b/"),
        ("storage.get_common_prefix('a/b', 'a/', '/')", None),
    ],
)
async def test_names_come_apart(connection: asyncpg.Connection, call: str, expected: object) -> None:
    assert await connection.fetchval(f"select {call}") == expected


async def test_objects_are_not_deleted_by_hand(db: Db) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="Use the Storage API"):
        async with db.as_service("test") as tx:
            await tx.execute("delete from storage.objects")
