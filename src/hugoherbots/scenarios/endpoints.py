"""The JSON API of scenarios."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Query

from hugoherbots.engine.flow import FLOW_SCHEMA
from hugoherbots.kit.cursor import decode_cursor, encode_cursor
from hugoherbots.kit.identity import Caller
from hugoherbots.scenarios import actions, queries
from hugoherbots.scenarios.schemas import Scenario, ScenarioPage
from hugoherbots.services import Deps


async def listing(
    caller: Caller,
    services: Deps,
    language: Literal["nl", "en"] | None = None,
    category: Literal["discovery", "objections", "closing", "custom"] | None = None,
    difficulty: Literal["beginner", "intermediate", "advanced"] | None = None,
    technique: Annotated[str | None, Query(max_length=10)] = None,
    search: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: str | None = None,
) -> ScenarioPage:
    """The scenarios that the caller may practise."""
    filters = queries.Filters(language, category, difficulty, technique, search or None)
    async with services.db.reading(caller.server_claims) as db:
        rows = await queries.listing(db, filters, limit=limit + 1, before=decode_cursor(cursor))
    more = len(rows) > limit
    last = rows[limit - 1] if more else None
    return ScenarioPage(
        items=[Scenario.of(row) for row in rows[:limit]],
        next=encode_cursor(last.created_at, last.id) if last else None,
    )


async def one(scenario_id: UUID, caller: Caller, services: Deps) -> Scenario:
    """One scenario."""
    async with services.db.reading(caller.server_claims) as db:
        return Scenario.of(await actions.access_scenario(db, scenario_id))


async def flow_schema() -> dict[str, Any]:
    """The JSON Schema of `flow_data`, for those who write scenarios."""
    return dict(FLOW_SCHEMA)
