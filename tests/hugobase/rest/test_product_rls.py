"""The product's table of row-level security once more, asked over HTTP: each of its statements as a request."""

# ruff: noqa: S608 — patterns that read SQL, and no SQL

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import asyncpg
import httpx
import pytest

from hugobase import EmbeddedPostgres
from hugobase.keys import Keys
from hugobase.rest.config import RestConfig
from hugobase.rest.service import Rest
from hugobase.tokens import Verifier
from tests.migrations.conftest import CAST, fill
from tests.migrations.test_rls import GROUPS, OPERATIONS, PEOPLE, claims_of

CONFIG = RestConfig(
    schemas=("public", "storage"),
    tx_rollback=True,
    check_every=600,
    app_settings={"storage.allow_delete_query": "true"},
)
CASES = [
    pytest.param(person, operation, group[operation], outcome, id=f"{name}-{operation}-{person}")
    for name, group in GROUPS.items()
    for operation in OPERATIONS
    for person, outcome in zip(PEOPLE, group["expect"][operation].split(), strict=True)
]
TABLE = r"(?P<schema>\w+)\.(?P<table>\w+)"
FORMS = {
    "select": re.compile(rf"select 1 from {TABLE} where (?P<where>.+)"),
    "insert": re.compile(rf"insert into {TABLE} \((?P<names>.+?)\) values \((?P<values>.+)\)"),
    "update": re.compile(rf"update {TABLE} set (?P<name>\w+) = (?P<value>.+?) where (?P<where>.+)"),
    "delete": re.compile(rf"delete from {TABLE} where (?P<where>.+)"),
}
METHODS = {"select": "GET", "insert": "POST", "update": "PATCH", "delete": "DELETE"}


@pytest.fixture(scope="module")
async def product(
    cluster: EmbeddedPostgres, new_database: Callable[[], Awaitable[str]], keys: Keys
) -> AsyncIterator[httpx.AsyncClient]:
    """REST over the product's schema with the cast in it."""
    name = await new_database()
    connection = await asyncpg.connect(cluster.dsn_for(name))
    await connection.execute(fill(CAST))
    await connection.close()
    rest = Rest(cluster.dsn_for(name, user="authenticator"), Verifier(keys), CONFIG)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=rest), base_url="http://rest") as client:
        yield client
    await rest.stop()


@pytest.mark.parametrize(("person", "operation", "sql", "expected"), CASES)
async def test_row_level_security(
    product: httpx.AsyncClient, keys: Keys, person: str, operation: str, sql: str, expected: str
) -> None:
    request = as_request(operation, fill(sql, person))
    request["headers"]["Authorization"] = f"Bearer {keys.sign(claims_of(person))}"
    answer = await product.request(**request)
    assert outcome(answer) == expected, answer.text


def outcome(answer: httpx.Response) -> str:
    if answer.status_code in (401, 403):
        assert answer.json()["code"] == "42501"
        return "refused"
    assert answer.is_success, answer.text
    counted = answer.headers["content-range"].rpartition("/")[2]
    count = len(answer.json()) if counted == "*" else int(counted)
    assert count in (0, 1)
    return "done" if count else "none"


def as_request(operation: str, sql: str) -> dict[str, Any]:
    """What a client would send for one of the table's statements, which have few forms."""
    found = FORMS[operation].fullmatch(sql)
    assert found is not None, sql
    parts = found.groupdict()
    profile = "Accept-Profile" if operation == "select" else "Content-Profile"
    headers = {profile: parts["schema"], "Prefer": "count=exact"}
    parameters = [] if "where" not in parts else [as_filter(text) for text in parts["where"].split(" and ")]
    body = None
    if operation == "insert":
        names = parts["names"].split(", ")
        body = dict(zip(names, map(value, re.split(r", (?=[$'\d])", parts["values"])), strict=True))
    if operation == "update":
        body = {parts["name"]: value(parts["value"])}
    if operation == "select":
        parameters.append(("select", parameters[0][0]))
    return {
        "method": METHODS[operation],
        "url": f"/{parts['table']}",
        "params": parameters,
        "headers": headers,
        "json": body,
    }


def as_filter(text: str) -> tuple[str, str]:
    name, _, wanted = text.partition(" = ")
    return name, f"eq.{value(wanted)}"


def value(text: str) -> Any:
    """A literal, or two texts put together."""
    if "||" in text:
        return "".join(value(part) for part in text.split(" || "))
    if text in ("true", "false"):
        return text == "true"
    return int(text) if text.isdigit() else {} if text == "'{}'" else text.strip("'")
