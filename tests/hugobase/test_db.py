"""Db: roles, claims, read-only transactions, and what happens when a block fails."""

import uuid
from contextlib import suppress

import asyncpg
import pytest

from hugobase import (
    DatabaseBusy,
    DatabaseUnavailable,
    Db,
    EmbeddedPostgres,
    RoleNotAllowed,
    TransactionAborted,
    WriteDb,
)

USER = {"sub": str(uuid.uuid4()), "role": "authenticated", "email": "an@example.com", "name": "O'Neil \\ é"}


@pytest.fixture(scope="module", autouse=True)
async def notes(cluster: EmbeddedPostgres, database: str) -> None:
    connection = await asyncpg.connect(cluster.dsn_for(database))
    await connection.execute(
        """
        create table notes (id serial primary key, owner uuid default auth.uid(), body jsonb);
        alter table notes enable row level security;
        create policy own on notes to authenticated using (owner = (select auth.uid()));
        """
    )
    await connection.close()


async def test_the_claims_are_what_policies_see(db: Db) -> None:
    async with db.reading(USER) as tx:
        row = await tx.fetchrow(
            "select auth.uid() as id, auth.role() as role, auth.email() as email, current_user as me"
        )
    assert row is not None
    assert (str(row["id"]), row["role"], row["email"], row["me"]) == (
        USER["sub"],
        "authenticated",
        "an@example.com",
        "authenticated",
    )


async def test_claims_with_quotes_and_backslashes_arrive_whole(db: Db) -> None:
    async with db.reading(USER) as tx:
        name = await tx.fetchval("select current_setting('request.jwt.claims')::json ->> 'role'")
    assert name == "authenticated"


async def test_json_goes_in_and_comes_out_as_python_values(db: Db) -> None:
    async with db.as_user(USER) as tx:
        stored = await tx.fetchval("insert into notes (body) values ($1) returning body", {"a": [1, None, "é"]})
    assert stored == {"a": [1, None, "é"]}


async def test_one_user_does_not_see_what_another_wrote(db: Db) -> None:
    async with db.as_user(USER) as tx:
        await tx.execute("insert into notes (body) values ('1')")
    async with db.reading({"sub": str(uuid.uuid4()), "role": "authenticated"}) as tx:
        assert await tx.fetch("select * from notes") == []
    async with db.as_service("test") as tx:
        assert await tx.fetchval("select count(*) from notes") >= 1


async def test_nothing_of_a_caller_stays_on_the_connection(db: Db) -> None:
    async with db.as_user(USER) as tx:
        await tx.execute("select 1")
    async with db.as_anon() as tx:
        assert await tx.fetchval("select auth.uid()") is None
        assert await tx.fetchval("select current_user") == "anon"


async def test_a_failing_block_changes_nothing(db: Db) -> None:
    async def fail() -> None:
        async with db.as_service("test") as tx:
            await tx.execute("insert into notes (body) values ('\"lost\"')")
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    async with db.as_service("test") as tx:
        assert not await tx.fetchval("select exists (select from notes where body = '\"lost\"')")


async def test_a_trial_changes_nothing(db: Db) -> None:
    async with db.trying(USER) as tx:
        await tx.execute("insert into notes (body) values ('\"tried\"')")
    async with db.as_service("test") as tx:
        assert not await tx.fetchval("select exists (select from notes where body = '\"tried\"')")


async def test_a_failed_query_that_is_passed_over_is_not_taken_for_a_success(db: Db) -> None:
    async def go_on() -> None:
        async with db.as_service("test") as tx:
            with suppress(asyncpg.DivisionByZeroError):
                await tx.fetchval("select 1/0")

    with pytest.raises(TransactionAborted):
        await go_on()


async def test_reading_cannot_write(db: Db) -> None:
    async with db.reading(USER) as tx:
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await tx.fetch("insert into notes (body) values ('1') returning id")


async def fail_in_part(tx: WriteDb) -> None:
    async with tx.savepoint():
        await tx.execute("insert into notes (body) values ('\"part\"')")
        await tx.fetchval("select 1/0")


async def test_a_savepoint_undoes_its_part_only(db: Db) -> None:
    async with db.as_service("test") as tx:
        await tx.execute("insert into notes (body) values ('\"kept\"')")
        with pytest.raises(asyncpg.DivisionByZeroError):
            await fail_in_part(tx)
        assert await tx.fetchval("select count(*) from notes where body in ('\"kept\"', '\"part\"')") == 1


@pytest.mark.parametrize("role", ["postgres", "authenticator", "supabase_auth_admin", "pg_read_all_data", "no one"])
async def test_a_token_cannot_name_a_role_of_its_own(db: Db, role: str) -> None:
    with pytest.raises(RoleNotAllowed):
        db.as_user({"role": role})


async def test_the_login_itself_may_do_nothing(cluster: EmbeddedPostgres, database: str) -> None:
    connection = await asyncpg.connect(cluster.dsn_for(database, user="authenticator"))
    for query in ("select * from auth.users", "select * from notes", "select * from hugobase.migrations"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.fetch(query)
    await connection.close()


async def test_a_full_pool_says_that_it_is_busy(cluster: EmbeddedPostgres, database: str) -> None:
    async with (
        await Db.connect(cluster.dsn_for(database), pool_size=1, busy_after=0.01) as small,
        small.as_anon(),
    ):
        with pytest.raises(DatabaseBusy):
            await small.as_anon().__aenter__()


async def test_a_connection_that_died_in_the_pool_is_replaced(cluster: EmbeddedPostgres, database: str) -> None:
    async with await Db.connect(cluster.dsn_for(database), pool_size=1) as small:
        async with small.as_service("test") as tx:
            victim = await tx.fetchval("select pg_backend_pid()")
        connection = await asyncpg.connect(cluster.dsn)
        await connection.fetchval("select pg_terminate_backend($1, 1000)", victim)
        await connection.close()
        async with small.as_service("test") as tx:
            assert await tx.fetchval("select pg_backend_pid()") != victim


async def test_a_connection_that_dies_in_a_block_means_that_nothing_happened(
    cluster: EmbeddedPostgres, database: str
) -> None:
    async def insert_and_die(small: Db) -> None:
        async with small.as_service("test") as tx:
            await tx.execute("insert into notes (body) values ('\"died\"')")
            victim = await tx.fetchval("select pg_backend_pid()")
            connection = await asyncpg.connect(cluster.dsn)
            await connection.fetchval("select pg_terminate_backend($1, 1000)", victim)
            await connection.close()
            await tx.execute("insert into notes (body) values ('\"died\"')")

    async with await Db.connect(cluster.dsn_for(database), pool_size=1) as small:
        with pytest.raises(DatabaseUnavailable):
            await insert_and_die(small)
        async with small.as_service("test") as tx:
            assert not await tx.fetchval("select exists (select from notes where body = '\"died\"')")


async def test_no_server_is_one_clear_error(tmp_path: object) -> None:
    with pytest.raises(DatabaseUnavailable, match="cannot be reached"):
        await Db.connect(f"postgresql://postgres@/postgres?host={tmp_path}")
