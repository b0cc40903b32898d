"""What a table of requests cannot say: changes of the catalogue, lost connections, limits, and clients that hang up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import asyncpg
import httpx
import pytest

from hugobase import EmbeddedPostgres
from hugobase.keys import Keys
from hugobase.rest.config_database import with_database_settings
from hugobase.rest.service import Rest
from tests.hugobase.rest.conftest import CONFIG, MakeRest

COMMIT = {"Prefer": "tx=commit"}
RUNNING = """
select count(*) from pg_stat_activity where state = 'active' and query like '%slow%' and pid <> pg_backend_pid()
"""


async def tick() -> None:
    """Let others go on before looking again."""
    await asyncio.sleep(0.005)


@pytest.fixture
async def admin(cluster: EmbeddedPostgres, cinema: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(cluster.dsn_for(cinema))
    yield connection
    await connection.close()


def over(rest: Rest) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=rest), base_url="http://rest")


async def until(client: httpx.AsyncClient, path: str, status: int) -> httpx.Response:
    """The first answer of this status."""
    async with asyncio.timeout(20):
        while (answer := await client.get(path)).status_code != status:
            await tick()
    return answer


async def test_a_notice_reloads(client: httpx.AsyncClient, admin: asyncpg.Connection) -> None:
    await admin.execute("create table cinema.noticed (id integer); grant select on cinema.noticed to anon")
    await admin.execute("notify pgrst, 'reload schema'")
    assert (await until(client, "/noticed", 200)).json() == []
    await admin.execute("drop table cinema.noticed")


async def test_a_change_is_noticed_without_notice(client: httpx.AsyncClient, admin: asyncpg.Connection) -> None:
    await admin.execute("create table cinema.silent (id integer); grant select on cinema.silent to anon")
    assert (await until(client, "/silent", 200)).json() == []
    await admin.execute("drop table cinema.silent")
    assert (await until(client, "/silent", 404)).status_code == 404


async def test_a_change_of_a_table_is_noticed(client: httpx.AsyncClient, admin: asyncpg.Connection) -> None:
    await admin.execute("create table cinema.changing (a integer); grant all on cinema.changing to anon")
    await until(client, "/changing", 200)
    await admin.execute("alter table cinema.changing rename a to b; insert into cinema.changing values (1)")
    assert (await client.get("/changing?select=b")).json() == [{"b": 1}]
    await admin.execute("drop table cinema.changing")
    assert (await client.get("/changing")).status_code == 404


async def test_a_long_body_does_not_hold_others_up(make_rest: MakeRest) -> None:
    async with over(await make_rest(CONFIG)) as client:
        body = [{"body": "x" * 1000} for _ in range(5000)]
        writing = asyncio.create_task(client.post("/notes", json=body, headers={"Prefer": "count=exact"}))
        reading = await asyncio.gather(*(client.get("/countries") for _ in range(10)))
        assert {answer.status_code for answer in reading} == {200}
        assert (await writing).headers["content-range"] == "*/5000"


async def test_no_request_is_dropped_while_reloading(rest: Rest, client: httpx.AsyncClient) -> None:
    reloading = [asyncio.create_task(rest.reload()) for _ in range(2)]
    answers = await asyncio.gather(*(client.get(f"/films?select=id&id=eq.{number}") for number in range(1, 8)))
    await asyncio.gather(*reloading)
    assert [answer.status_code for answer in answers] == [200] * 7


async def test_what_is_committed_stays(client: httpx.AsyncClient, admin: asyncpg.Connection) -> None:
    answer = await client.post("/keyless", json={"a": 77}, headers=COMMIT)
    assert (answer.status_code, answer.headers["preference-applied"]) == (201, "tx=commit")
    assert await admin.fetchval("select count(*) from cinema.keyless where a = 77") == 1
    await client.delete("/keyless?a=eq.77", headers=COMMIT)
    assert await admin.fetchval("select count(*) from cinema.keyless where a = 77") == 0


async def test_what_is_refused_is_undone(client: httpx.AsyncClient, admin: asyncpg.Connection) -> None:
    headers = {"Prefer": "tx=commit, handling=strict, max-affected=1"}
    assert (await client.patch("/notes", json={"body": "x"}, headers=headers)).status_code == 400
    one = {"Prefer": "tx=commit", "Accept": "application/vnd.pgrst.object+json"}
    assert (await client.delete("/notes?id=lt.3", headers=one)).status_code == 406
    assert await admin.fetchval("select string_agg(body, ',' order by id) from cinema.notes") == "one,two,three"


async def test_a_lost_connection_is_replaced(client: httpx.AsyncClient, admin: asyncpg.Connection) -> None:
    for _ in range(3):
        assert (await client.get("/countries")).status_code == 200
        await admin.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'authenticator'")
    answers = await asyncio.gather(*(client.get("/countries") for _ in range(5)))
    assert {answer.status_code for answer in answers} == {200}


async def test_a_client_that_hangs_up_cancels_its_query(rest: Rest, admin: asyncpg.Connection) -> None:
    gone = asyncio.Event()
    request: list[dict[str, Any]] = [{"type": "http.request", "body": b'{"seconds": 60}'}]

    async def receive() -> dict[str, Any]:
        if request:
            return request.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/rpc/slow", "query_string": b"", "headers": []}
    asking = asyncio.create_task(rest(scope, receive, send))
    async with asyncio.timeout(20):
        while not await admin.fetchval(RUNNING):
            await tick()
        gone.set()
        await asking
    assert not await admin.fetchval(RUNNING)
    assert sent[0]["status"] == 500


async def test_a_request_that_is_given_up_leaves_a_clean_connection(
    make_rest: MakeRest, admin: asyncpg.Connection
) -> None:
    rest = await make_rest(replace(CONFIG, pool_size=1))
    async with over(rest) as client:
        asking = asyncio.create_task(client.post("/rpc/slow", json={"seconds": 60}))
        async with asyncio.timeout(20):
            while not await admin.fetchval(RUNNING):
                await tick()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        async with asyncio.timeout(20):
            assert (await client.get("/rpc/who")).json() == "anon"


async def test_waiting_for_a_connection_has_an_end(make_rest: MakeRest) -> None:
    rest = await make_rest(replace(CONFIG, pool_size=1, busy_after=0.05))
    async with over(rest) as client:
        slow = asyncio.create_task(client.post("/rpc/slow", json={"seconds": 0.5}))
        answer = await until_busy(client)
        assert (answer.status_code, answer.json()["code"]) == (504, "PGRST003")
        assert (await slow).status_code == 204


async def until_busy(client: httpx.AsyncClient) -> httpx.Response:
    async with asyncio.timeout(20):
        while (answer := await client.get("/countries")).status_code == 200:
            await tick()
    return answer


async def test_limits_of_body_url_rows_and_time(make_rest: MakeRest) -> None:
    config = replace(CONFIG, longest_body=100, longest_url=200, max_rows=2, statement_timeout=0.1)
    async with over(await make_rest(config)) as client:
        assert (await client.post("/notes", content=b" " * 101)).status_code == 413
        assert (await client.get(f"/films?title=eq.{'x' * 300}")).status_code == 414
        assert [row["id"] for row in (await client.get("/films?order=id&limit=5")).json()] == [1, 2]
        embedded = (await client.get("/directors?select=films(id)&id=eq.3&films.limit=9")).json()
        assert embedded == [{"films": [{"id": 4}, {"id": 5}]}]
        estimated = await client.head("/films", headers={"Prefer": "count=estimated"})
        assert (estimated.status_code, estimated.headers["content-range"]) == (206, "0-1/7")
        slow = await client.post("/rpc/slow", json={"seconds": 3})
        assert (slow.status_code, slow.json()["code"]) == (500, "57014")


async def test_long_requests_are_answered_and_forgotten(rest: Rest, client: httpx.AsyncClient) -> None:
    long = ",".join(f"c{number}:id" for number in range(1500))
    found = (await client.get(f"/films?select={long}&id=eq.1")).json()
    assert len(found[0]) == 1500
    assert not any(long in str(key) for key in rest._plans)
    assert (await client.get(f"/{'films' * 2000}")).json()["hint"] is None


async def test_aggregates_plans_and_rollback_have_to_be_allowed(make_rest: MakeRest) -> None:
    config = replace(CONFIG, aggregates=False, plans=False, tx_override=False)
    async with over(await make_rest(config)) as client:
        assert (await client.get("/films?select=count()")).json()["code"] == "PGRST123"
        plan = await client.get("/films", headers={"Accept": "application/vnd.pgrst.plan"})
        assert plan.json()["code"] == "PGRST107"
        answer = await client.post("/notes", json={"body": "x"}, headers=COMMIT)
        assert "preference-applied" not in answer.headers


async def test_without_an_anonymous_role_nobody_is_let_in(make_rest: MakeRest, tokens: dict[str, str]) -> None:
    async with over(await make_rest(replace(CONFIG, anonymous_role=None))) as client:
        answer = await client.get("/films")
        assert (answer.status_code, answer.json()["code"]) == (401, "PGRST302")
        assert answer.headers["www-authenticate"] == "Bearer"
        bearer = {"Authorization": f"Bearer {tokens['ann']}"}
        assert (await client.get("/rpc/who", headers=bearer)).json() == "authenticated"


async def test_a_token_takes_no_other_role(client: httpx.AsyncClient, keys: Keys) -> None:
    for role in ("postgres", "supabase_auth_admin", "no such role"):
        bearer = {"Authorization": f"Bearer {keys.sign({'role': role})}"}
        answer = await client.get("/films", headers=bearer)
        assert (answer.status_code, answer.json()["code"]) == (403, "42501")


async def test_every_request_calls_the_first_function(make_rest: MakeRest, admin: asyncpg.Connection) -> None:
    await admin.execute(
        """
        create or replace function cinema.guard() returns void language plpgsql as $$ begin
          if current_setting('request.headers')::json ->> 'x-locked' = 'yes' then
            raise sqlstate 'PT423' using message = 'Locked';
          end if; end $$
        """
    )
    async with over(await make_rest(replace(CONFIG, pre_request=("cinema", "guard")))) as client:
        assert (await client.get("/countries")).status_code == 200
        assert (await client.get("/countries", headers={"X-Locked": "yes"})).status_code == 423
        assert (await client.get("/", headers={"X-Locked": "yes"})).status_code == 423


async def test_settings_of_a_role_hold_for_its_requests(
    make_rest: MakeRest, admin: asyncpg.Connection, tokens: dict[str, str]
) -> None:
    await admin.execute("alter role authenticated set timezone = 'Asia/Tokyo'")
    try:
        async with over(await make_rest(CONFIG)) as client:
            bearer = {"Authorization": f"Bearer {tokens['ann']}"}
            asked = "/rpc/setting?name=timezone"
            assert (await client.get(asked, headers=bearer)).json() == "Asia/Tokyo"
            assert (await client.get(asked)).json() != "Asia/Tokyo"
    finally:
        await admin.execute("alter role authenticated reset timezone")


async def test_headers_and_application_settings_reach_the_database(make_rest: MakeRest) -> None:
    async with over(await make_rest(replace(CONFIG, app_settings={"app.settings.motto": "To be"}))) as client:
        headers = [(b"X-Own", "Ünï".encode()), (b"Cookie", b"a=1")]
        text = (await client.get("/rpc/setting?name=request.headers", headers=headers)).json()
        assert json.loads(text)["x-own"] == "Ünï"
        assert "cookie" not in json.loads(text)
        assert (await client.get("/rpc/setting?name=app.settings.motto")).json() == "To be"


async def test_it_works_behind_a_pooler(make_rest: MakeRest) -> None:
    async with over(await make_rest(replace(CONFIG, prepared_statements=0))) as client:
        for number in (1, 2):
            assert (await client.get(f"/films?select=id&id=eq.{number}")).json() == [{"id": number}]


def test_settings_that_the_database_gives() -> None:
    found = with_database_settings(
        CONFIG,
        [
            ("pgrst.db_schemas", "public, api"),
            ("pgrst.db_aggregates_enabled", "off"),
            ("pgrst.db_plan_enabled", "true"),
            ("pgrst.db_tx_end", "rollback-allow-override"),
            ("pgrst.db_max_rows", "50"),
            ("pgrst.db_pre_request", "api.check"),
            ("pgrst.db_anon_role", "web"),
            ("pgrst.db_extra_search_path", "extensions"),
            ("pgrst.openapi_mode", "disabled"),
            ("pgrst.unheard_of", "x"),
            ("statement_timeout", "3s"),
        ],
    )
    assert (found.schemas, found.aggregates, found.plans) == (("public", "api"), False, True)
    assert (found.tx_override, found.tx_rollback, found.max_rows) == (True, True, 50)
    assert (found.pre_request, found.anonymous_role) == (("api", "check"), "web")
    assert (found.extra_search_path, found.openapi) == (("extensions",), "disabled")
