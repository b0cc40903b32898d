"""The tables in cases/: a request, who asks, and what must come back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

METHODS = ("get", "head", "post", "patch", "put", "delete", "options")
FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in FILES
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
FEWEST = 400


def test_the_tables_are_long_enough() -> None:
    assert len(CASES) >= FEWEST


@pytest.mark.parametrize("case", CASES)
async def test_case(client: httpx.AsyncClient, tokens: dict[str, str], case: dict[str, Any]) -> None:
    answer = await ask(client, tokens, case)
    assert answer.status_code == case.get("status", 200), answer.text
    if "rows" in case:
        assert answer.json() == case["rows"]
    if "text" in case:
        assert answer.text == case["text"]
    check_error(answer, case)
    for name, value in case.get("has", {}).items():
        assert answer.headers.get(name) == value, dict(answer.headers)
    for name in case.get("without", ()):
        assert name not in answer.headers


def check_error(answer: httpx.Response, case: dict[str, Any]) -> None:
    """A refusal has four fields, no matter who refuses."""
    if answer.status_code < 300 or not answer.content:
        assert "code" not in case
        return
    body = answer.json()
    assert set(body) == {"code", "message", "details", "hint"}
    assert body["code"] == case["code"]
    assert answer.headers["proxy-status"] == f"PostgREST; error={body['code']}"
    for field in ("message", "details", "hint"):
        if field in case:
            assert body[field] == case[field]


async def ask(client: httpx.AsyncClient, tokens: dict[str, str], case: dict[str, Any]) -> httpx.Response:
    method = next(method for method in METHODS if method in case)
    headers = {name.lower(): str(value) for name, value in case.get("headers", {}).items()}
    headers.setdefault("accept", "*/*")
    if "as" in case:
        headers["authorization"] = f"Bearer {tokens[case['as']]}"
    content = case.get("text_body", "").encode()
    if "json" in case:
        content = json.dumps(case["json"]).encode()
    if content:
        headers.setdefault("content-type", "application/json")
    return await client.request(method.upper(), case[method], headers=headers, content=content)
