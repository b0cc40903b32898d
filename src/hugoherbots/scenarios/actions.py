"""Reaching scenarios, and bringing the packaged ones into the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from hugobase import ReadDb, WriteDb
from hugoherbots.kit.errors import not_found
from hugoherbots.scenarios import queries
from hugoherbots.scenarios.queries import PackagedScenario, ScenarioSummaryRow

NAMESPACE = uuid5(NAMESPACE_URL, "hugoherbots:scenario")


def scenario_id(slug: str) -> UUID:
    """The id of a packaged scenario: the same in every installation."""
    return uuid5(NAMESPACE, slug)


async def access_scenario(db: ReadDb, wanted: UUID) -> ScenarioSummaryRow:
    """A scenario that the caller may practise; 404 otherwise."""
    row = await queries.scenario(db, wanted)
    if row is None:
        raise not_found("scenario")
    return row


def packaged(document: Mapping[str, Any]) -> PackagedScenario:
    """A scenario file as a row."""
    slug = f"{document['slug']}-{document['language']}"
    return PackagedScenario(
        id=scenario_id(slug),
        slug=slug,
        title=document["title"],
        description=document["description"],
        language=document["language"],
        category=document["category"],
        difficulty=document["difficulty"],
        sector=document["sector"],
        techniques_required=list(document["techniques_required"]),
        flow_data=dict(document["flow"]),
        is_featured=bool(document.get("featured", False)),
    )


async def do_install_packaged(db: WriteDb, documents: Iterable[Mapping[str, Any]], at: datetime) -> int:
    """Installs or updates the packaged scenarios; returns how many there are."""
    rows = [packaged(document) for document in documents]
    await queries.upsert_packaged(db, rows, at)
    return len(rows)
