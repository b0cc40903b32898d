"""The official Python client, unchanged, over a real port."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

postgrest = pytest.importorskip("postgrest")
APIError = postgrest.APIError
AsyncPostgrestClient = Any


@pytest.fixture
async def api(served: str) -> AsyncIterator[AsyncPostgrestClient]:
    async with postgrest.AsyncPostgrestClient(f"{served}/rest/v1", schema="cinema") as client:
        yield client


async def rows(request: Any) -> Any:
    return (await request.execute()).data


async def test_reading(api: AsyncPostgrestClient) -> None:
    films = api.from_("films")
    found = await rows(films.select("title, directors(name)").gt("year", 2000).order("id"))
    assert found == [
        {"title": "The Fellowship of the Ring", "directors": {"name": "Peter Jackson"}},
        {"title": "The Two Towers", "directors": {"name": "Peter Jackson"}},
    ]
    assert await rows(films.select("id").eq("id", 1).single()) == {"id": 1}
    assert await films.select("id").eq("id", 99).maybe_single().execute() is None


async def test_filters(api: AsyncPostgrestClient) -> None:
    def ids() -> Any:
        return api.from_("films").select("id").order("id")

    assert await rows(ids().in_("title", ["Alien", "no, (such) film"])) == [{"id": 1}]
    assert await rows(ids().contains("tags", ["war"])) == [{"id": 2}, {"id": 5}]
    assert await rows(ids().contains("details", {"crew": {"size": 7}})) == [{"id": 1}]
    assert await rows(ids().or_("id.eq.1,and(year.gt.1980,year.lt.1985)")) == [{"id": 1}, {"id": 3}]
    assert await rows(ids().not_.is_("sequel_of", "null")) == [{"id": 2}, {"id": 5}]
    assert await rows(ids().range_adjacent("shown", ["2024-02-01", "2024-03-01"])) == [{"id": 3}]
    assert await rows(ids().text_search("words", "tower", {"type": "web_search"})) == [{"id": 5}]
    assert await rows(ids().range(2, 3)) == [{"id": 3}, {"id": 4}]


async def test_counting(api: AsyncPostgrestClient) -> None:
    answer = await api.from_("films").select("id", count="exact").limit(2).execute()
    assert (answer.count, len(answer.data)) == (7, 2)
    head = await api.from_("films").select("*", count="exact", head=True).execute()
    assert (head.count, head.data) == (7, [])


async def test_writing(api: AsyncPostgrestClient) -> None:
    notes = api.from_("notes")
    assert (await rows(notes.insert({"body": "new"})))[0]["body"] == "new"
    assert len(await rows(notes.insert([{"body": "a"}, {"body": "b"}]))) == 2
    assert await rows(notes.insert({"body": "x"}, returning="minimal")) == []
    assert (await rows(notes.update({"body": "changed"}).eq("id", 1)))[0]["body"] == "changed"
    assert [row["id"] for row in await rows(notes.delete().in_("id", [1, 2]))] == [1, 2]
    counters = api.from_("counters")
    assert await rows(counters.upsert({"name": "visits", "value": 9})) == [{"name": "visits", "value": 9}]


async def test_calling(api: AsyncPostgrestClient) -> None:
    assert await rows(api.rpc("add", {"a": 1, "b": 2})) == 3
    assert await rows(api.rpc("add", {"a": 1}, get=True)) == 11
    assert await rows(api.rpc("films_of", {"year": 1979}).select("title")) == [{"title": "Alien"}]
    assert await rows(api.rpc("numbers", {"up_to": 2})) == [1, 2]


async def test_another_schema_and_another_role(api: AsyncPostgrestClient, tokens: dict[str, str]) -> None:
    assert await rows(api.schema("archive").from_("boxes").select("label").eq("id", 1)) == [{"label": "old"}]
    api.auth(tokens["ann"])
    assert await rows(api.rpc("who", {})) == "authenticated"


async def test_refusals(api: AsyncPostgrestClient) -> None:
    with pytest.raises(APIError) as missing:
        await rows(api.from_("nonsense").select("*"))
    assert missing.value.code == "PGRST205"
    with pytest.raises(APIError) as refused:
        await rows(api.from_("actors").insert({"id": 9, "name": "x"}))
    assert (refused.value.code, refused.value.message) == ("42501", "permission denied for table actors")
    with pytest.raises(APIError) as several:
        await rows(api.from_("films").select("id").single())
    assert several.value.code == "PGRST116"
