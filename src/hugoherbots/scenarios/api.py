"""What other slices may ask about scenarios."""

from __future__ import annotations

from hugobase import ReadDb
from hugoherbots.engine.feedback import ScenarioSummary
from hugoherbots.engine.types import Language
from hugoherbots.scenarios import queries
from hugoherbots.scenarios.actions import access_scenario as access_scenario
from hugoherbots.scenarios.actions import do_install_packaged as do_install_packaged
from hugoherbots.scenarios.actions import packaged as packaged
from hugoherbots.scenarios.briefing import Briefing as Briefing
from hugoherbots.scenarios.briefing import briefing_of as briefing_of
from hugoherbots.scenarios.queries import PackagedScenario as PackagedScenario
from hugoherbots.scenarios.queries import ScenarioSummaryRow as ScenarioSummaryRow
from hugoherbots.scenarios.words import ATTITUDES as ATTITUDES
from hugoherbots.scenarios.words import look_of as look_of

MOST_SUGGESTED_FROM = 200


async def summaries_for_feedback(db: ReadDb, language: Language) -> tuple[ScenarioSummary, ...]:
    """The scenarios among which feedback may name the next one to practise."""
    rows = await queries.listing(db, queries.Filters(language=language), limit=MOST_SUGGESTED_FROM)
    return tuple(
        ScenarioSummary(
            id=str(row.id),
            slug=row.slug or str(row.id),
            title=row.title,
            language=language,
            difficulty=row.difficulty,
            techniques_required=tuple(row.techniques_required),
        )
        for row in rows
    )
