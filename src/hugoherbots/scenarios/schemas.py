"""The JSON shapes of scenarios."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from hugoherbots.scenarios.queries import ScenarioSummaryRow


class Persona(BaseModel):
    """Whom the seller will meet."""

    name: str | None
    role: str | None
    company: str | None


class Scenario(BaseModel):
    """A scenario as one chooses it; the customer's needs and objections stay his secret."""

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
    persona: Persona
    best_score: int | None
    times_played: int
    created_at: datetime

    @staticmethod
    def of(row: ScenarioSummaryRow) -> Scenario:
        return Scenario(
            id=row.id,
            slug=row.slug,
            title=row.title,
            description=row.description,
            language=row.language,
            category=row.category,
            difficulty=row.difficulty,
            sector=row.sector,
            workspace_id=row.workspace_id,
            techniques_required=row.techniques_required,
            is_featured=row.is_featured,
            persona=Persona(name=row.persona_name, role=row.persona_role, company=row.persona_company),
            best_score=row.best_score,
            times_played=row.times_played,
            created_at=row.created_at,
        )


class ScenarioPage(BaseModel):
    """A page of scenarios; `next` is passed as `cursor` to get the one after, null at the end."""

    items: list[Scenario]
    next: str | None
