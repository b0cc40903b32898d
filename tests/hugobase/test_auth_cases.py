"""The table auth.yaml, and what a table cannot say: limits, big bodies, and modes of the server."""

from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "auth.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
async def test_case(backend: Any, case: dict[str, Any]) -> None:
    request, who = case["request"], case.get("as", "nobody")
    path = request["path"]
    for name in filter(None, {case.get("given"), None if who in ("nobody", "anon", "service") else who}):
        path = path.replace(f"{{{name}.id}}", (await backend.user(name))["user"]["id"])
    answer = await backend.http.request(
        request["method"],
        f"/auth/v1{path}",
        json=request.get("json"),
        content=request.get("content"),
        headers={**await backend.headers_as(who), **request.get("headers", {})},
    )
    check(answer, case["expect"])


def check(answer: httpx.Response, expect: dict[str, Any]) -> None:
    assert answer.status_code == expect["status"], answer.text
    body = answer.json() if answer.content else {}
    if "code" in expect:
        assert (body["code"], body["error_code"]) == (expect["status"], expect["code"])
        assert answer.headers["x-sb-error-code"] == expect["code"]
        assert body["msg"] == expect.get("msg", body["msg"])
    assert contains(body, expect.get("body", {})), body
    assert not set(expect.get("absent", ())) & set(body)
    assert all(name in answer.headers for name in expect.get("headers", ()))
    assert "encrypted_password" not in answer.text


def contains(found: Any, wanted: Any) -> bool:
    """Whether everything wanted is in what was found, at any depth."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(key in found and contains(found[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) == len(wanted) and all(map(contains, found, wanted))
    return bool(found == wanted)


async def test_a_body_over_a_megabyte_is_not_read(backend: Any) -> None:
    answer = await backend.http.post("/auth/v1/signup", content=b" " * 1_000_001)
    assert (answer.status_code, answer.json()["error_code"]) == (413, "request_entity_too_large")


async def test_a_trigger_that_fails_is_told_without_its_words(backend: Any) -> None:
    await backend.run_sql(
        """
        create function public.refuse() returns trigger language plpgsql as
          $$ begin raise exception 'inner workings'; end $$;
        create trigger refuse before insert on auth.users for each row when (new.email like 'refused%')
          execute function public.refuse();
        """
    )
    answer = await backend.http.post("/auth/v1/signup", json={"email": "refused@example.com", "password": "secret1"})
    assert (answer.status_code, answer.json()["msg"]) == (500, "Database error saving new user")
    assert "inner workings" not in answer.text


async def test_every_action_is_in_the_audit_log(backend: Any) -> None:
    await backend.user("watched")
    async with backend.db.as_owner("supabase_auth_admin") as tx:
        rows = await tx.fetch(
            "select payload ->> 'action' as action from auth.audit_log_entries "
            "where payload ->> 'actor_username' = 'watched@example.com' order by created_at, payload ->> 'action' desc"
        )
    assert [row["action"] for row in rows] == ["user_signedup", "login"]
