"""The landing page, the language switch, and the page for every error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from hugoherbots.kit.cookies import set_language
from hugoherbots.kit.errors import Problem
from hugoherbots.kit.i18n import UI_LANGUAGES
from hugoherbots.kit.pages import Page, pages_of
from hugoherbots.kit.phrases import phrase
from hugoherbots.kit.redirects import safe_target, see_other, sign_in_first
from hugoherbots.services import Deps


@dataclass(frozen=True, slots=True)
class LandingPage(Page):
    """What the product is, for those who do not know it yet."""

    template: ClassVar[str] = "site/landing.html"
    can_sign_up: bool


@dataclass(frozen=True, slots=True)
class ProblemPage(Page):
    """An error as a page: what happened, and where to go from here."""

    template: ClassVar[str] = "site/problem.html"
    status: int
    title: str
    text: str


TITLES = {
    403: phrase("That is not allowed"),
    404: phrase("We cannot find that page"),
    405: phrase("That page does not work like that"),
    409: phrase("That is not possible any more"),
    422: phrase("Something in that request is not right"),
    429: phrase("That went a bit fast"),
    503: phrase("This is not available for a moment"),
}
TITLE_OTHERWISE = phrase("Something went wrong on our side")
TEXTS = {
    "scenario_not_found": phrase("This scenario does not exist, or it belongs to a team that you are not in."),
    "session_not_found": phrase("This session does not exist, or it is somebody else's."),
    "session_ended": phrase("This conversation has ended already. You can find it under My sessions."),
    "turn_in_progress": phrase("The customer is still answering what you said before. Wait a moment and try again."),
    "turn_too_long": phrase("That was too much for one turn. Say it in fewer words."),
    "scenario_broken": phrase("This scenario cannot be played: there is a fault in it. Choose another one."),
    "cross_site_request": phrase("The request came from another site, so it was not carried out."),
    "auth_unavailable": phrase("Signing in is not possible at this moment. Try again in a minute."),
    "storage_unavailable": phrase("The transcript could not be stored or read just now. Nothing is lost: try again."),
}
TEXTS_BY_STATUS = {
    403: phrase("You do not have the rights for this."),
    404: phrase("The address may be mistyped, or the page has moved."),
    405: phrase("Go back and use the buttons on the page."),
    422: phrase("Go back and try again. If it keeps happening, start from the beginning."),
    429: phrase("Wait a minute and try again."),
    503: phrase("Nothing has been lost. Try again in a minute."),
}
TEXT_OTHERWISE = phrase("Nothing has been lost. Try again; if it keeps happening, tell the people who run this site.")


async def landing(request: Request, services: Deps) -> Response:
    """The front page."""
    return pages_of(request).render(request, LandingPage(services.settings.signup_enabled))


async def switch_language(request: Request, services: Deps) -> Response:
    """Remembers the language that was chosen and goes back to where the reader was."""
    response = see_other(safe_target(request.query_params.get("next"), "/"))
    chosen = request.query_params.get("to")
    if chosen in UI_LANGUAGES:
        set_language(response, chosen, secure=services.settings.secure_cookies)
    return response


async def favicon(request: Request) -> Response:
    """Browsers that ask without reading the page are told where the icon is."""
    return RedirectResponse(f"{pages_of(request).static_url}/favicon.svg", 302)


def problem_page(request: Request, problem: Problem) -> Response:
    """The page for an error; who is not signed in goes to the log-in page, and back afterwards."""
    if problem.code == "not_signed_in":
        return sign_in_first(request)
    pages = pages_of(request)
    words = pages.words(request)
    text = TEXTS.get(problem.code) or TEXTS_BY_STATUS.get(problem.status, TEXT_OTHERWISE)
    page = ProblemPage(
        status=problem.status,
        title=words.gettext(TITLES.get(problem.status, TITLE_OTHERWISE)),
        text=words.gettext(text),
    )
    return pages.render(request, page, problem.status)
