"""The pages to choose a scenario and to read its briefing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from fastapi import Request
from starlette.responses import Response

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.kit.errors import not_found
from hugoherbots.kit.i18n import Translations
from hugoherbots.kit.identity import Caller
from hugoherbots.kit.pages import Page, pages_of
from hugoherbots.kit.phrases import phrase
from hugoherbots.scenarios import actions, queries
from hugoherbots.scenarios.briefing import Briefing, briefing_of
from hugoherbots.scenarios.queries import Filters, ScenarioSummaryRow
from hugoherbots.scenarios.words import ATTITUDES, CATEGORIES, DIFFICULTIES, LANGUAGE_NAMES, look_of
from hugoherbots.services import Deps

MOST_SHOWN = 100
LONGEST_SEARCH = 200
TECHNIQUES_ON_A_CARD = 3


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters as they stand; an empty string means everything."""

    search: str
    language: str
    category: str
    difficulty: str
    technique: str


@dataclass(frozen=True, slots=True)
class Card:
    """A scenario as it is offered."""

    row: ScenarioSummaryRow
    look: str
    category: str
    difficulty: str
    language: str
    techniques: Sequence[str]
    more_techniques: int


@dataclass(frozen=True, slots=True)
class ChoosePage(Page):
    """All scenarios that match."""

    template: ClassVar[str] = "scenarios/choose.html"
    cards: Sequence[Card]
    chosen: Chosen
    filters: Mapping[str, Sequence[Option]]
    filtered: bool


@dataclass(frozen=True, slots=True)
class BriefingPage(Page):
    """One scenario before the talk."""

    template: ClassVar[str] = "scenarios/briefing.html"
    card: Card
    briefing: Briefing
    attitude: str
    techniques: Sequence[Mapping[str, str]]


async def choose(request: Request, caller: Caller, services: Deps) -> Response:
    """The scenarios, in the language of the page unless another is asked for."""
    pages = pages_of(request)
    words = pages.words(request)
    catalogue = services.coach.catalogue
    filters = filter_options(words, catalogue)
    chosen = chosen_filters(request, words, filters)
    wanted = Filters(
        language=None if chosen.language == "all" else chosen.language,
        category=chosen.category or None,
        difficulty=chosen.difficulty or None,
        technique=chosen.technique or None,
        search=chosen.search or None,
    )
    async with services.db.reading(caller.server_claims) as db:
        rows = await queries.listing(db, wanted, limit=MOST_SHOWN)
    ordered = sorted(rows, key=lambda row: (not row.is_featured, list(DIFFICULTIES).index(row.difficulty)))
    page = ChoosePage(
        cards=[card_of(row, words, catalogue) for row in ordered],
        chosen=chosen,
        filters=filters,
        filtered=bool(chosen.search or chosen.category or chosen.difficulty or chosen.technique),
    )
    return pages.render(request, page)


async def briefing(request: Request, scenario_id: UUID, caller: Caller, services: Deps) -> Response:
    """Whom the seller will meet, what he knows, and his goal."""
    async with services.db.reading(caller.server_claims) as db:
        row = await actions.access_scenario(db, scenario_id)
        flow = await queries.flow(db, scenario_id)
    if flow is None:
        raise not_found("scenario")
    pages = pages_of(request)
    words = pages.words(request)
    told = briefing_of(flow)
    page = BriefingPage(
        card=card_of(row, words, services.coach.catalogue),
        briefing=told,
        attitude=words.gettext(ATTITUDES[told.attitude]),
        techniques=[trained(services.coach.catalogue, name, words) for name in row.techniques_required],
    )
    return pages.render(request, page)


def chosen_filters(request: Request, words: Translations, filters: Mapping[str, Sequence[Option]]) -> Chosen:
    """What the address asks for; anything that is no choice counts as everything."""
    asked = request.query_params

    def choice(name: str, otherwise: str = "") -> str:
        value = asked.get(name, "")
        return value if value and value in {option.value for option in filters[name]} else otherwise

    return Chosen(
        search=asked.get("search", "").replace("\x00", "").strip()[:LONGEST_SEARCH],
        language=choice("language", words.language),
        category=choice("category"),
        difficulty=choice("difficulty"),
        technique=choice("technique"),
    )


def filter_options(words: Translations, catalogue: Catalogue) -> dict[str, list[Option]]:
    """The choices of every filter."""
    return {
        "language": [
            Option("nl", words.gettext(phrase("Dutch"))),
            Option("en", words.gettext(phrase("English"))),
            Option("all", words.gettext(phrase("Both languages"))),
        ],
        "category": [
            Option("", words.gettext(phrase("All kinds"))),
            *(Option(code, words.gettext(name)) for code, name in CATEGORIES.items()),
        ],
        "difficulty": [
            Option("", words.gettext(phrase("All levels"))),
            *(Option(code, words.gettext(name)) for code, name in DIFFICULTIES.items()),
        ],
        "technique": [
            Option("", words.gettext(phrase("All techniques"))),
            *(Option(item.id, f"{item.id} {item.name[words.language]}") for item in catalogue.techniques),
        ],
    }


def card_of(row: ScenarioSummaryRow, words: Translations, catalogue: Catalogue) -> Card:
    """A scenario with its words in the reader's language."""
    names = [trained(catalogue, name, words)["name"] for name in row.techniques_required]
    return Card(
        row=row,
        look=look_of(row.persona_name or row.title, row.description or ""),
        category=words.gettext(CATEGORIES.get(row.category or "custom", CATEGORIES["custom"])),
        difficulty=words.gettext(DIFFICULTIES.get(row.difficulty, DIFFICULTIES["beginner"])),
        language=words.gettext(LANGUAGE_NAMES[row.language]),
        techniques=names[:TECHNIQUES_ON_A_CARD],
        more_techniques=max(0, len(names) - TECHNIQUES_ON_A_CARD),
    )


def trained(catalogue: Catalogue, technique: str, words: Translations) -> dict[str, Any]:
    """A technique by name and goal; one that the catalogue has lost is shown by its number."""
    if technique not in catalogue.technique_ids:
        return {"id": technique, "name": technique, "goal": ""}
    found = catalogue.technique(technique)
    return {"id": technique, "name": found.name[words.language], "goal": found.goal[words.language]}
