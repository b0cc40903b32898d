"""SQL of scenarios; what a user sees is decided by the policies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from hugobase import ReadDb, WriteDb


@dataclass(frozen=True, slots=True)
class ScenarioSummaryRow:
    """What is shown of a scenario where one chooses; its persona's name, role and company come from the flow."""

    id: UUID
    slug: str | None
    title: str
    description: str | None
    language: str
    category: str | None
    difficulty: str
    sector: str | None
    workspace_id: UUID | None
    techniques_required: list[str]
    is_featured: bool
    persona_name: str | None
    persona_role: str | None
    persona_company: str | None
    created_at: datetime
    best_score: int | None
    times_played: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What to list; None means everything. `search` matches title, description, sector and persona."""

    language: str | None = None
    category: str | None = None
    difficulty: str | None = None
    technique: str | None = None
    search: str | None = None


@dataclass(frozen=True, slots=True)
class PackagedScenario:
    """A scenario that comes with the product."""

    id: UUID
    slug: str
    title: str
    description: str
    language: str
    category: str
    difficulty: str
    sector: str
    techniques_required: Sequence[str]
    flow_data: dict[str, Any]
    is_featured: bool


SUMMARY = """
    select c.id, c.slug, c.title, c.description, c.language, c.category, c.difficulty, c.sector, c.workspace_id,
      c.techniques_required, coalesce(c.is_featured, false) as is_featured,
      c.flow_data #>> '{persona,name}' as persona_name, c.flow_data #>> '{persona,role}' as persona_role,
      c.flow_data #>> '{persona,company}' as persona_company, c.created_at,
      mine.best_score, coalesce(mine.times_played, 0)::int as times_played
    from public.scenarios c
    left join lateral (
      select max(s.score) as best_score, count(*) as times_played from public.sessions s
      where s.scenario_id = c.id and s.user_id = (select auth.uid()) and s.status = 'completed'
    ) mine on true
"""


async def listing(
    db: ReadDb, filters: Filters, *, limit: int, before: tuple[datetime, UUID] | None = None
) -> list[ScenarioSummaryRow]:
    """Scenarios that match, newest first; `before` is where the page before ended."""
    rows = await db.fetch(
        SUMMARY
        + """
        where ($1::text is null or c.language = $1) and ($2::text is null or c.category = $2)
          and ($3::text is null or c.difficulty = $3) and ($4::text is null or $4 = any(c.techniques_required))
          and ($5::text is null or concat_ws(' ', c.title, c.description, c.sector, c.flow_data #>> '{persona,name}',
            c.flow_data #>> '{persona,role}', c.flow_data #>> '{persona,company}') ilike
            '%' || replace(replace(replace($5, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')
          and ($6::timestamptz is null or (c.created_at, c.id) < ($6, $7))
        order by c.created_at desc, c.id desc limit $8
        """,
        filters.language,
        filters.category,
        filters.difficulty,
        filters.technique,
        filters.search,
        before[0] if before else None,
        before[1] if before else None,
        limit,
    )
    return [ScenarioSummaryRow(**row) for row in rows]


async def scenario(db: ReadDb, scenario_id: UUID) -> ScenarioSummaryRow | None:
    """One scenario that the user may see."""
    row = await db.fetchrow(SUMMARY + "where c.id = $1", scenario_id)
    return ScenarioSummaryRow(**row) if row else None


async def flow(db: ReadDb, scenario_id: UUID) -> dict[str, Any] | None:
    """The flow document of a scenario that the user may see."""
    found: dict[str, Any] | None = await db.fetchval(
        "select flow_data from public.scenarios where id = $1", scenario_id
    )
    return found


async def upsert_packaged(db: WriteDb, scenarios: Sequence[PackagedScenario], at: datetime) -> None:
    """Brings the packaged scenarios into the table; one that staff changed since is overwritten by a newer package."""
    await db.executemany(
        """
        insert into public.scenarios as c (id, slug, title, description, language, category, difficulty, sector,
          techniques_required, flow_data, is_featured, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (id) do update set slug = excluded.slug, title = excluded.title, description = excluded.description,
          language = excluded.language, category = excluded.category, difficulty = excluded.difficulty,
          sector = excluded.sector, techniques_required = excluded.techniques_required,
          flow_data = excluded.flow_data, is_featured = excluded.is_featured
        where (c.slug, c.title, c.description, c.flow_data, c.techniques_required, c.difficulty, c.category)
          is distinct from (excluded.slug, excluded.title, excluded.description, excluded.flow_data,
            excluded.techniques_required, excluded.difficulty, excluded.category)
        """,
        [
            (
                item.id,
                item.slug,
                item.title,
                item.description,
                item.language,
                item.category,
                item.difficulty,
                item.sector,
                list(item.techniques_required),
                item.flow_data,
                item.is_featured,
                at,
            )
            for item in scenarios
        ],
    )
