"""Every table and bucket, every kind of person, every operation: what row-level security lets through."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import yaml

from tests.migrations.conftest import IDS, fill

PEOPLE = ("anon", "owner", "other", "member", "admin", "rival", "staff", "service")
TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "rls.yaml").read_text(encoding="utf-8"))
GROUPS: Mapping[str, Any] = {**TABLE["tables"], **TABLE["buckets"]}
OPERATIONS = ("select", "insert", "update", "delete")

CASES = [
    pytest.param(person, group[operation], outcome, id=f"{name}-{operation}-{person}")
    for name, group in GROUPS.items()
    for operation in OPERATIONS
    for person, outcome in zip(PEOPLE, group["expect"][operation].split(), strict=True)
]
EXTRA = [pytest.param(who, sql, outcome, id=f"{who}: {why}") for who, outcome, sql, why in TABLE["cases"]]


def claims_of(person: str) -> dict[str, Any]:
    if person in ("anon", "service"):
        return {"role": "service_role" if person == "service" else "anon"}
    name = "owner" if person == "server" else person
    claims: dict[str, Any] = {"sub": str(IDS[name]), "role": "authenticated", "app_metadata": {}}
    if person == "staff":
        claims["app_metadata"] = {"role": "admin"}
    if person == "server":
        claims["hugo_server"] = True
    return claims


async def outcome_of(connection: asyncpg.Connection, person: str, sql: str) -> str:
    """`done`, `none` or `refused`; nothing that the statement does stays."""
    claims = claims_of(person)
    transaction = connection.transaction()
    await transaction.start()
    try:
        await connection.execute(
            "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true),"
            " set_config('storage.allow_delete_query', 'true', true)",
            claims["role"],
            json.dumps(claims),
        )
        tag = await connection.execute(fill(sql, person))
    except asyncpg.InsufficientPrivilegeError:
        return "refused"
    finally:
        await transaction.rollback()
    count = int(tag.split()[-1])
    assert count in (0, 1), f"a case is about one row, not {count}"
    return "done" if count else "none"


@pytest.mark.parametrize(("person", "sql", "expected"), CASES + EXTRA)
async def test_row_level_security(schema: asyncpg.Connection, person: str, sql: str, expected: str) -> None:
    assert await outcome_of(schema, person, sql) == expected


async def test_every_table_has_security_and_a_case(schema: asyncpg.Connection) -> None:
    rows = await schema.fetch(
        """
        select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'app') and c.relkind in ('r', 'p')
        """
    )
    assert {row["name"] for row in rows} == set(TABLE["tables"])
    assert all(row["secured"] for row in rows)


async def test_every_policy_has_a_case(schema: asyncpg.Connection) -> None:
    found = await schema.fetch(
        "select schemaname || '.' || tablename as name, policyname from pg_policies"
        " where schemaname = 'public' or (schemaname, tablename) = ('storage', 'objects')"
    )
    expected = {(name, policy) for name, group in TABLE["tables"].items() for policy in group["policies"]}
    expected |= {("storage.objects", policy) for group in TABLE["buckets"].values() for policy in group["policies"]}
    assert {(row["name"], row["policyname"]) for row in found} == expected


async def test_policies_ask_who_is_calling_once_a_statement(schema: asyncpg.Connection) -> None:
    """A bare auth.uid() is called for every row; wrapped in a select it is called once."""
    rows = await schema.fetch(
        "select policyname, coalesce(qual, '') || coalesce(with_check, '') as body from pg_policies"
        " where schemaname in ('public', 'storage')"
    )
    for row in rows:
        bare = row["body"].replace("SELECT auth.uid()", "").replace("SELECT app.is_", "").replace("SELECT auth.jwt", "")
        assert "auth.uid()" not in bare, row["policyname"]
        assert "app.is_" not in bare.replace("app.is_staff() AS", ""), row["policyname"]


async def test_definer_functions_fix_their_search_path(schema: asyncpg.Connection) -> None:
    rows = await schema.fetch(
        "select p.oid::regprocedure::text as name, p.proconfig from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
        " where n.nspname in ('public', 'app') and p.prosecdef"
    )
    assert rows
    for row in rows:
        assert row["proconfig"] == ['search_path=""'], row["name"]


async def test_foreign_keys_have_an_index(schema: asyncpg.Connection) -> None:
    """Without one, deleting a user scans every table that names him."""
    missing = await schema.fetch(
        """
        select con.conrelid::regclass::text as name, con.conname from pg_constraint con
        join pg_namespace n on n.oid = con.connamespace
        where con.contype = 'f' and n.nspname = 'public' and not exists (
          select from pg_index i where i.indrelid = con.conrelid and i.indkey[0] = con.conkey[1]
        )
        """
    )
    assert [tuple(row) for row in missing if row["name"] != "user_progress"] == []
