"""The pages to sign up, log in and log out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import httpx
import structlog
from fastapi import Request
from starlette.responses import Response

from hugoherbots.accounts import actions
from hugoherbots.accounts.actions import SignInRefused
from hugoherbots.accounts.schemas import SignUpForm, check_sign_up
from hugoherbots.accounts.words import FIELD_OF, field_words, refusal_words
from hugoherbots.kit.cookies import Tokens, clear_session, set_session
from hugoherbots.kit.i18n import negotiate
from hugoherbots.kit.identity import MaybeCaller
from hugoherbots.kit.pages import Page, pages_of
from hugoherbots.kit.protocols import client_address
from hugoherbots.kit.redirects import safe_target, see_other
from hugoherbots.services import Deps, Services

log = structlog.get_logger(__name__)

HOME = "/scenarios"


@dataclass(frozen=True, slots=True)
class SignUpPage(Page):
    """The sign-up form; `refusal` stands above it, `faults` by field."""

    template: ClassVar[str] = "accounts/signup.html"
    form: SignUpForm
    faults: Mapping[str, str]
    refusal: str | None
    next: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class LogInPage(Page):
    """The log-in form."""

    template: ClassVar[str] = "accounts/login.html"
    email: str
    faults: Mapping[str, str]
    refusal: str | None
    next: str
    can_sign_up: bool


@dataclass(frozen=True, slots=True)
class ConfirmPage(Page):
    """What to do when the address must be confirmed first."""

    template: ClassVar[str] = "accounts/confirm.html"
    email: str


async def sign_up_form(request: Request, caller: MaybeCaller, services: Deps) -> Response:
    """An empty sign-up form."""
    target = safe_target(request.query_params.get("next"), HOME)
    if caller is not None:
        return see_other(target)
    page = SignUpPage(SignUpForm(), {}, None, target, services.settings.signup_enabled)
    return pages_of(request).render(request, page)


async def sign_up(request: Request, services: Deps) -> Response:
    """Makes an account and signs in; with faults the form again, filled in, except for the password."""
    sent = await text_fields(request)
    names = ("first_name", "last_name", "company", "email", "password")
    form = SignUpForm(**{name: sent.get(name, "") for name in names})
    target = safe_target(sent.get("next"), HOME)
    if not services.settings.signup_enabled:
        return sign_up_again(request, services, form, {}, "signup_disabled", target)
    faults = check_sign_up(form)
    if faults:
        return sign_up_again(request, services, form, faults, None, target)
    try:
        tokens = await actions.do_sign_up(services, form, negotiate(request), client_address(request.scope))
    except SignInRefused as refused:
        if refused.code in FIELD_OF:
            faults = {FIELD_OF[refused.code]: refused.code}
            return sign_up_again(request, services, form, faults, None, target)
        return sign_up_again(request, services, form, {}, refused.code, target)
    if tokens is None:
        return pages_of(request).render(request, ConfirmPage(form.email.strip()))
    return signed_in(services, tokens, target)


def sign_up_again(
    request: Request, services: Services, form: SignUpForm, faults: dict[str, str], refusal: str | None, target: str
) -> Response:
    """The form with what is wrong; nothing that was typed is lost but the password."""
    pages = pages_of(request)
    words = pages.words(request)
    page = SignUpPage(
        form=form,
        faults=field_words(words, faults),
        refusal=refusal_words(words, refusal) if refusal else None,
        next=target,
        is_open=services.settings.signup_enabled,
    )
    return pages.render(request, page, 422)


async def log_in_form(request: Request, caller: MaybeCaller, services: Deps) -> Response:
    """An empty log-in form."""
    target = safe_target(request.query_params.get("next"), HOME)
    if caller is not None:
        return see_other(target)
    page = LogInPage("", {}, None, target, services.settings.signup_enabled)
    return pages_of(request).render(request, page)


async def log_in(request: Request, services: Deps) -> Response:
    """Signs in and goes where the visitor was heading."""
    sent = await text_fields(request)
    email, password = sent.get("email", "").strip(), sent.get("password", "")
    target = safe_target(sent.get("next"), HOME)
    faults = {name: "required" for name, value in (("email", email), ("password", password)) if not value}
    refusal = None
    if not faults:
        try:
            return signed_in(
                services, await actions.do_log_in(services, email, password, client_address(request.scope)), target
            )
        except SignInRefused as refused:
            refusal = refused.code
    pages = pages_of(request)
    words = pages.words(request)
    page = LogInPage(
        email=email,
        faults=field_words(words, faults),
        refusal=refusal_words(words, refusal) if refusal else None,
        next=target,
        can_sign_up=services.settings.signup_enabled,
    )
    return pages.render(request, page, 422)


async def log_out(caller: MaybeCaller, services: Deps) -> Response:
    """Ends the session here and at Auth; when Auth is away the browser still forgets it."""
    if caller is not None:
        try:
            await services.supabase.sign_out(caller.token)
        except httpx.HTTPError as error:
            log.warning("sign_out_failed", reason=type(error).__name__)
    response = see_other("/")
    clear_session(response, secure=services.settings.secure_cookies)
    return response


def signed_in(services: Services, tokens: Tokens, target: str) -> Response:
    """Onwards, with the session in cookies."""
    response = see_other(target)
    set_session(response, tokens, secure=services.settings.secure_cookies)
    return response


async def text_fields(request: Request) -> dict[str, str]:
    """The text fields of a form; files are ignored."""
    async with request.form(max_files=0, max_fields=20) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}
