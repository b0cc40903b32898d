"""The description at the root."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx

from tests.hugobase.rest.conftest import CONFIG, MakeRest


async def described(client: httpx.AsyncClient, **headers: str) -> dict[str, Any]:
    answer = await client.get("/", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/openapi+json; charset=utf-8"
    body: dict[str, Any] = answer.json()
    return body


async def test_the_frame(client: httpx.AsyncClient) -> None:
    found = await described(client)
    assert found["swagger"] == "2.0"
    assert found["info"]["title"] == "Cinema"
    assert found["info"]["description"] == "Films, who made them, and who sees them."
    assert (found["host"], found["basePath"], found["schemes"]) == ("127.0.0.1:8000", "/rest/v1", ["http"])
    assert "/" in found["paths"]
    assert found["parameters"]["rangeUnit"]["default"] == "items"


async def test_a_table(client: httpx.AsyncClient) -> None:
    films = (await described(client))["definitions"]["films"]
    assert films["description"] == "Films\n\nWhat is shown."
    assert films["required"] == ["id", "title", "format", "tags", "details"]
    columns = films["properties"]
    assert columns["id"] == {"format": "int32", "type": "integer", "description": "Note:\nThis is a Primary Key.<pk/>"}
    assert columns["rating"] == {"format": "numeric", "type": "number", "description": "From 0 to 10."}
    assert columns["format"]["enum"] == ["reel", "digital", "tape"]
    assert columns["format"]["default"] == "digital"
    assert columns["tags"]["items"] == {"type": "string"}
    assert "type" not in columns["details"]
    key = "This is a Foreign Key to `directors.id`.<fk table='directors' column='id'/>"
    assert columns["director_id"]["description"] == f"Note:\n{key}"


async def test_paths_and_parameters(client: httpx.AsyncClient) -> None:
    found = await described(client)
    films, view = found["paths"]["/films"], found["paths"]["/directory"]
    assert films["get"]["summary"] == "Films"
    assert films["get"]["description"] == "What is shown."
    assert {"$ref": "#/parameters/rowFilter.films.title"} in films["get"]["parameters"]
    assert set(films) == {"get", "post", "patch", "delete"}
    assert set(view) == {"get"}
    assert found["parameters"]["rowFilter.films.rating"]["description"] == "From 0 to 10."
    assert found["parameters"]["body.films"]["schema"] == {"$ref": "#/definitions/films"}


async def test_functions(client: httpx.AsyncClient) -> None:
    paths = (await described(client))["paths"]
    assert set(paths["/rpc/add"]) == {"get", "post"}
    assert set(paths["/rpc/counted"]) == {"post"}
    a, b = paths["/rpc/add"]["get"]["parameters"]
    assert a == {"name": "a", "in": "query", "required": True, "type": "integer", "format": "int32"}
    assert not b["required"]
    body = paths["/rpc/add"]["post"]["parameters"][0]["schema"]
    assert body["required"] == ["a"]
    words = paths["/rpc/joined"]["get"]["parameters"][0]
    assert (words["collectionFormat"], words["items"]) == ("multi", {"type": "string", "format": "text"})


async def test_only_what_the_role_may_use(
    client: httpx.AsyncClient, make_rest: MakeRest, tokens: dict[str, str]
) -> None:
    anonymous = await described(client)
    known = await described(client, Authorization=f"Bearer {tokens['ann']}")
    assert "/rpc/greet" not in anonymous["paths"]
    assert "/rpc/greet" in known["paths"]
    rest = await make_rest(replace(CONFIG, openapi="ignore-privileges", openapi_security=True))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=rest), base_url="http://rest") as other:
        everything = await described(other)
        assert "/rpc/greet" in everything["paths"]
        assert everything["security"] == [{"JWT": []}]


async def test_another_schema(client: httpx.AsyncClient) -> None:
    answer = await client.get("/", headers={"Accept-Profile": "archive"})
    assert set(answer.json()["definitions"]) == {"boxes", "reels"}
    assert answer.headers["content-profile"] == "archive"


async def test_it_can_be_off(make_rest: MakeRest) -> None:
    rest = await make_rest(replace(CONFIG, openapi="disabled"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=rest), base_url="http://rest") as other:
        answer = await other.get("/")
        assert (answer.status_code, answer.json()["code"]) == (404, "PGRST126")
