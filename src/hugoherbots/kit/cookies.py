"""The browser's session: two HttpOnly cookies with the tokens that Auth gave."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.responses import Response

from hugoherbots.kit.identity import ACCESS_COOKIE, REFRESH_COOKIE

REMEMBER_SECONDS = 60 * 24 * 3600
LANGUAGE_COOKIE = "hh-language"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What Auth gives at sign-in; `expires_in` in seconds."""

    access_token: str
    refresh_token: str
    expires_in: int


def set_session(response: Response, tokens: Tokens, *, secure: bool) -> None:
    """Keeps the tokens in the browser, where no script can read them."""
    for name, value, age in (
        (ACCESS_COOKIE, tokens.access_token, tokens.expires_in),
        (REFRESH_COOKIE, tokens.refresh_token, REMEMBER_SECONDS),
    ):
        response.set_cookie(name, value, max_age=age, httponly=True, secure=secure, samesite="lax", path="/")


def clear_session(response: Response, *, secure: bool) -> None:
    """Forgets the tokens."""
    for name in (ACCESS_COOKIE, REFRESH_COOKIE):
        response.delete_cookie(name, httponly=True, secure=secure, samesite="lax", path="/")


def set_language(response: Response, language: str, *, secure: bool) -> None:
    """Remembers which language the pages are in."""
    response.set_cookie(
        LANGUAGE_COOKIE, language, max_age=365 * 24 * 3600, httponly=True, secure=secure, samesite="lax", path="/"
    )


def session_cookies(connection: HTTPConnection) -> tuple[str | None, str | None]:
    """The access and the refresh token that the browser sent."""
    return connection.cookies.get(ACCESS_COOKIE), connection.cookies.get(REFRESH_COOKIE)
