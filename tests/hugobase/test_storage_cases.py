"""The table storage.yaml: every endpoint of Storage, in the original's words."""

from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "storage.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
async def buckets(backend: Any) -> None:
    headers = await backend.headers_as("service")
    private = {"name": "prv", "file_size_limit": "1kb", "allowed_mime_types": ["text/*", "image/png"]}
    for body in ({"name": "pb", "public": True}, private):
        assert (await backend.http.post("/storage/v1/bucket", json=body, headers=headers)).json() == {
            "name": body["name"]
        }


@pytest.mark.usefixtures("buckets")
async def test_the_table(backend: Any, subtests: pytest.Subtests) -> None:
    """One test, because each case finds what those before it have left."""
    for case in CASES:
        with subtests.test(case["name"]):
            check(await _answer(backend, case), case["expect"])
    await _check_files(backend)


async def _answer(backend: Any, case: dict[str, Any]) -> httpx.Response:
    request = case["request"]
    answer: httpx.Response = await backend.http.request(
        request["method"],
        f"/storage/v1{request['path']}",
        json=request.get("json"),
        content=request.get("content") or ("x" * request["content_of"] if "content_of" in request else None),
        data=request.get("data"),
        files={name: _file(*file) for name, file in request.get("files", {}).items()} or None,
        headers={**await _headers(backend, case.get("as", "service")), **request.get("headers", {})},
    )
    return answer


async def _check_files(backend: Any) -> None:
    """What was stored and deleted, refused and replaced has left as many files as rows."""
    async with backend.db.as_owner("supabase_storage_admin") as tx:
        versions = {row["version"] for row in await tx.fetch("select version from storage.objects")}
    files = {path.name for path in backend.files.rglob("*") if path.is_file()}
    assert files == versions


async def _headers(backend: Any, who: str) -> dict[str, str]:
    if who == "expired":
        return {"Authorization": f"Bearer {backend.keys.sign({'role': 'anon', 'exp': 1})}"}
    headers: dict[str, str] = await backend.headers_as(who)
    return headers


def _file(name: str, content: str | int, media_type: str) -> tuple[str, bytes, str]:
    return name, b"x" * content if isinstance(content, int) else content.encode(), media_type


def check(answer: httpx.Response, expect: dict[str, Any]) -> None:
    assert answer.status_code == expect["status"], answer.text
    if "error" in expect:
        body, (status, code, message) = answer.json(), expect["error"]
        assert set(body) == {"statusCode", "error", "message", "code"}
        assert (body["statusCode"], body["code"]) == (status, code)
        assert message in (None, body["message"])
    assert answer.text == expect.get("text", answer.text)
    for name, value in expect.get("headers", {}).items():
        assert answer.headers[name] == value
    if "body" in expect:
        assert contains(answer.json(), expect["body"]), answer.text
    assert not set(expect.get("absent", ())) & set(answer.json() if "absent" in expect else ())


def contains(found: Any, wanted: Any) -> bool:
    """Whether everything wanted is in what was found, at any depth; lists have the same length."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(key in found and contains(found[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) == len(wanted) and all(map(contains, found, wanted))
    return bool(found == wanted)
