"""The pages to look back: all of somebody's sessions, and one of them with its score."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from fastapi import Request
from starlette.responses import Response

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.kit.cursor import decode_cursor, encode_cursor
from hugoherbots.kit.i18n import Translations
from hugoherbots.kit.identity import Caller, Identity
from hugoherbots.kit.pages import Page, pages_of
from hugoherbots.kit.redirects import see_other
from hugoherbots.scenarios.api import briefing_of, look_of
from hugoherbots.services import Deps, Services
from hugoherbots.sessions import queries
from hugoherbots.sessions.marking import MarkedTurn, marked
from hugoherbots.sessions.queries import SessionRow, SessionSummary
from hugoherbots.sessions.reading import read_conversation
from hugoherbots.sessions.report import Report, report_of
from hugoherbots.sessions.trend import Trend, trend_of
from hugoherbots.sessions.words import OUTCOMES, STATUSES

PAGE_LENGTH = 20
TREND_LENGTH = 30


@dataclass(frozen=True, slots=True)
class HistoryPage(Page):
    """Somebody's sessions, newest first."""

    template: ClassVar[str] = "sessions/history.html"
    rows: Sequence[SessionSummary]
    status: str
    statuses: Mapping[str, str]
    outcomes: Mapping[str, str]
    trend: Trend | None
    older: str | None
    is_first: bool


@dataclass(frozen=True, slots=True)
class ResultPage(Page):
    """One session: its score when it has one, and its transcript."""

    template: ClassVar[str] = "sessions/result.html"
    session: SessionRow
    title: str
    persona: str
    role: str
    look: str
    outcome: str
    report: Report | None
    feedback: Mapping[str, Any] | None
    turns: Sequence[MarkedTurn]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a talk took place: the scenario's title, and the persona as the talk was opened with it."""

    title: str
    persona: str
    role: str
    look: str


async def history(request: Request, caller: Caller, services: Deps) -> Response:
    """The caller's sessions, and how his scores go."""
    status = request.query_params.get("status", "")
    status = status if status in STATUSES else ""
    before = decode_cursor(request.query_params.get("cursor"))
    async with services.db.reading(caller.server_claims) as db:
        rows = await queries.summaries(db, caller.user_id, status=status or None, limit=PAGE_LENGTH + 1, before=before)
        finished = await queries.summaries(db, caller.user_id, status="completed", limit=TREND_LENGTH, before=None)
    pages = pages_of(request)
    words = pages.words(request)
    last = rows[PAGE_LENGTH - 1] if len(rows) > PAGE_LENGTH else None
    page = HistoryPage(
        rows=rows[:PAGE_LENGTH],
        status=status,
        statuses={code: words.gettext(text) for code, text in STATUSES.items()},
        outcomes={code: words.gettext(text) for code, text in OUTCOMES.items()},
        trend=trend_of(finished),
        older=encode_cursor(last.created_at, last.id) if last else None,
        is_first=before is None,
    )
    return pages.render(request, page)


async def result(request: Request, session_id: UUID, caller: Caller, services: Deps) -> Response:
    """A session that is over; one that still goes on is continued."""
    told = await read_conversation(services, caller, session_id)
    row = told.row
    if row.status == "in_progress":
        return see_other(f"/practice/{session_id}")
    pages = pages_of(request)
    words = pages.words(request)
    place = await setting_of(services, caller, row)
    reasons = row.scorecard["reasons"] if row.scorecard else ()
    page = ResultPage(
        session=row,
        title=place.title,
        persona=place.persona,
        role=place.role,
        look=place.look,
        outcome=words.gettext(OUTCOMES.get(row.outcome or "", "")) if row.outcome in OUTCOMES else "",
        report=report_of(row.scorecard, words, phase_names(services.coach.catalogue, words)) if row.scorecard else None,
        feedback=row.feedback,
        turns=marked(told.transcript, reasons, technique_namer(services.coach.catalogue, words)),
    )
    return pages.render(request, page)


async def setting_of(services: Services, caller: Identity, row: SessionRow) -> Setting:
    """Where a session took place; a scenario that is gone since is still known by its first event."""
    async with services.db.reading(caller.server_claims) as db:
        scenario = await queries.scenario(db, row.scenario_id) if row.scenario_id else None
        opened = await queries.first_event(db, row.id)
    flow = opened.payload["flow"] if opened else scenario.flow_data if scenario else None
    about = (scenario.description if scenario else None) or ""
    if flow is None:
        return Setting(scenario.title if scenario else "", "", "", "look-1")
    persona = briefing_of(flow)
    title = scenario.title if scenario else persona.name
    return Setting(title, persona.name, persona.role, look_of(persona.name, about))


def technique_namer(catalogue: Catalogue, words: Translations) -> Callable[[str], str]:
    """Names techniques in the reader's language; one that the catalogue has lost goes by its number."""
    names = {item.id: item.name[words.language] for item in catalogue.techniques}
    return lambda technique: names.get(technique, technique)


def phase_names(catalogue: Catalogue, words: Translations) -> dict[int, str]:
    """The phases by number, in the reader's language."""
    return {item.id: item.name[words.language] for item in catalogue.phases}
