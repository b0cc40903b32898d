"""The pages of a talk: start it, hold it, end it, give it up; all of it works without scripts too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from fastapi import Request
from starlette.responses import Response

from hugoherbots.kit.errors import Problem, not_found
from hugoherbots.kit.i18n import Translations
from hugoherbots.kit.identity import Caller, Identity
from hugoherbots.kit.pages import Page, pages_of
from hugoherbots.kit.redirects import see_other
from hugoherbots.scenarios.api import Briefing, briefing_of, look_of
from hugoherbots.services import Deps, Services
from hugoherbots.sessions import actions, queries
from hugoherbots.sessions.conversation import PHASE_NAMES, rebuild, replay_turn
from hugoherbots.sessions.endpoints import answer_turn
from hugoherbots.sessions.marking import MarkedTurn, marked
from hugoherbots.sessions.processing import Material, do_process
from hugoherbots.sessions.queries import EventRow, SessionRow
from hugoherbots.sessions.words import ENDINGS, MOODS, NOTICES

TALK_PHASES = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Step:
    """A phase of the talk, with the techniques that belong to it as (id, name, seen)."""

    code: str
    name: str
    goal: str
    is_current: bool
    is_past: bool
    techniques: Sequence[tuple[str, str, bool]]


@dataclass(frozen=True, slots=True)
class PracticePage(Page):
    """A talk that goes on, or that the customer has just ended."""

    template: ClassVar[str] = "sessions/practice.html"
    session: SessionRow
    title: str
    briefing: Briefing
    look: str
    mood: str
    moods: Mapping[str, str]
    turns: Sequence[MarkedTurn]
    steps: Sequence[Step]
    technique_names: Mapping[str, str]
    has_hints: bool
    hint: str | None
    ending: str | None
    has_spoken: bool
    notice: str | None
    draft: str
    key: str
    limit: int


@dataclass(frozen=True, slots=True)
class Talk:
    """What is stored of a talk that goes on."""

    row: SessionRow
    events: Sequence[EventRow]
    title: str | None
    about: str


async def start_talk(request: Request, scenario_id: UUID, caller: Caller, services: Deps) -> Response:
    """Opens a session and goes to it."""
    async with request.form(max_files=0, max_fields=5) as form:
        hints = form.get("hints") == "on"
    async with services.db.as_user(caller.server_claims) as db:
        started = await actions.do_start(services, db, caller, scenario_id=scenario_id, hints=hints)
    return see_other(f"/practice/{started.row.id}")


async def practice(request: Request, session_id: UUID, caller: Caller, services: Deps) -> Response:
    """The talk as it stands; one that is over is shown as a result."""
    talk = await read_talk(services, caller, session_id)
    if talk.row.status != "in_progress":
        return see_other(f"/sessions/{session_id}")
    return show_talk(request, services, talk, request.query_params.get("notice") or talk.row.problem)


async def say_in_talk(request: Request, session_id: UUID, caller: Caller, services: Deps) -> Response:
    """One turn by form, for browsers without scripts."""
    async with request.form(max_files=0, max_fields=5) as form:
        text, key = (value if isinstance(value := form.get(name), str) else "" for name in ("text", "key"))
    try:
        asked = await actions.do_ask(services, caller, session_id, text=text, interrupted=False, key=key[:200] or None)
    except Problem as problem:
        if problem.code != "turn_too_long":
            raise
        talk = await read_talk(services, caller, session_id)
        return show_talk(request, services, talk, problem.code, draft=text, status=422)
    if isinstance(asked, actions.Asked):
        await answer_turn(services, caller, asked)
    return see_other(f"/practice/{session_id}#say")


async def end_talk(session_id: UUID, caller: Caller, services: Deps) -> Response:
    """Ends the talk and goes to its score; with nothing said there is none, and the talk goes on."""
    try:
        await do_process(services, caller, session_id, Material())
    except Problem as problem:
        if problem.code != "nothing_to_score":
            raise
        return see_other(f"/practice/{session_id}?notice=nothing_to_score")
    return see_other(f"/sessions/{session_id}")


async def give_up_talk(session_id: UUID, caller: Caller, services: Deps) -> Response:
    """Stops without a score."""
    await actions.do_abandon(services, caller, session_id)
    return see_other("/sessions")


async def read_talk(services: Services, caller: Identity, session_id: UUID) -> Talk:
    """The caller's own session and its events; 404 for one that was never opened as a talk."""
    async with services.db.reading(caller.server_claims) as db:
        row = await actions.access_session(db, session_id, caller)
        events = await queries.events(db, session_id)
        scenario = await queries.scenario(db, row.scenario_id) if row.scenario_id else None
    if not events and row.status == "in_progress":
        raise not_found("session")
    return Talk(row, events, scenario.title if scenario else None, (scenario.description if scenario else None) or "")


def show_talk(
    request: Request, services: Services, talk: Talk, notice: str | None, *, draft: str = "", status: int = 200
) -> Response:
    """The page of a talk, made from its events."""
    pages = pages_of(request)
    words = pages.words(request)
    catalogue = services.coach.catalogue
    state = rebuild(talk.events, catalogue)
    names = {item.id: item.name[words.language] for item in catalogue.techniques}
    briefing = briefing_of(talk.events[0].payload["flow"])
    seen = frozenset[str]().union(*(item.techniques for item in state.transcript))
    page = PracticePage(
        session=talk.row,
        title=talk.title or briefing.name,
        briefing=briefing,
        look=look_of(briefing.name, talk.about),
        mood=state.mood,
        moods={code: words.gettext(text) for code, text in MOODS.items()},
        turns=marked(state.transcript, (), lambda technique: names.get(technique, technique)),
        steps=steps_of(services, words, state.phase, seen),
        technique_names=names,
        has_hints=bool(talk.events[0].payload["hints"]),
        hint=last_hint(services, talk.events),
        ending=words.gettext(ENDINGS[state.outcome]) if state.outcome in ENDINGS else None,
        has_spoken=any(item.speaker == "seller" for item in state.transcript),
        notice=words.gettext(NOTICES[notice]) if notice in NOTICES else None,
        draft=draft,
        key=services.randomness(16).hex(),
        limit=services.settings.max_turn_characters,
    )
    return pages.render(request, page, status)


def last_hint(services: Services, events: Sequence[EventRow]) -> str | None:
    """The hint that came with the last answer."""
    asked = next((event.seq for event in reversed(events) if event.kind == "seller"), None)
    turn = replay_turn(events, asked, services.coach.catalogue) if asked is not None else None
    return turn.hint if turn else None


def steps_of(services: Services, words: Translations, current: int, seen: frozenset[str]) -> list[Step]:
    """The phases with their techniques, and where the talk is."""
    catalogue = services.coach.catalogue
    return [
        Step(
            code=PHASE_NAMES[number],
            name=catalogue.phase(number).name[words.language],
            goal=catalogue.phase(number).goal[words.language],
            is_current=number == current,
            is_past=number < current,
            techniques=[
                (item.id, item.name[words.language], item.id in seen)
                for item in catalogue.techniques
                if item.phase == number
            ],
        )
        for number in TALK_PHASES
    ]
