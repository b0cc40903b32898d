"""Signing up, in and out, by the official Auth client; its error codes become words on the page."""

from __future__ import annotations

import httpx
from supabase_auth.errors import AuthApiError, AuthError, AuthWeakPasswordError
from supabase_auth.types import AuthResponse

from hugoherbots.accounts.schemas import SignUpForm
from hugoherbots.kit.cookies import Tokens
from hugoherbots.kit.errors import Problem
from hugoherbots.services import Services


class SignInRefused(Exception):
    """Auth said no; `code` is one of Auth's error codes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def refusal(error: AuthError | httpx.HTTPError) -> Exception:
    """Auth's refusal by its code; when Auth is away, a 503."""
    if isinstance(error, AuthWeakPasswordError):
        return SignInRefused("weak_password")
    if isinstance(error, AuthApiError) and error.code:
        return SignInRefused(error.code)
    return Problem(503, "auth_unavailable", "Signing in is not possible at this moment. Try again.")


def tokens_of(answer: AuthResponse) -> Tokens | None:
    """The session in Auth's answer; None when the address must be confirmed first."""
    session = answer.session
    return Tokens(session.access_token, session.refresh_token, session.expires_in) if session else None


async def do_sign_up(services: Services, form: SignUpForm, language: str, address: str | None) -> Tokens | None:
    """Makes an account; None when a confirmation mail was sent instead of a session. Raises SignInRefused."""
    data = {
        "first_name": form.first_name.strip(),
        "last_name": form.last_name.strip(),
        "company": form.company.strip(),
        "language": language,
    }
    try:
        answer = await services.supabase.auth(address).sign_up(
            {
                "email": form.email.strip(),
                "password": form.password,
                "options": {"data": data},
            }
        )
    except (AuthError, httpx.HTTPError) as error:
        raise refusal(error) from error
    return tokens_of(answer)


async def do_log_in(services: Services, email: str, password: str, address: str | None) -> Tokens:
    """A session for an e-mail address and password. Raises SignInRefused."""
    try:
        answer = await services.supabase.auth(address).sign_in_with_password(
            {
                "email": email.strip(),
                "password": password,
            }
        )
    except (AuthError, httpx.HTTPError) as error:
        raise refusal(error) from error
    tokens = tokens_of(answer)
    if tokens is None:
        raise SignInRefused("invalid_credentials")
    return tokens
