"""Every endpoint of Auth on one page: method, path, handler, who may call it, and what limits it."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import asyncpg
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hugobase.auth.admin_create import create_user
from hugobase.auth.admin_update import update_user
from hugobase.auth.admin_users import delete_user, get_user, list_users
from hugobase.auth.context import AuthContext, Call
from hugobase.auth.errors import METHOD_NOT_ALLOWED, NOT_FOUND, TIMEOUT, UNAVAILABLE, UNEXPECTED, AuthError, OAuthError
from hugobase.auth.guards import Guard, check, check_rate
from hugobase.auth.logout import logout
from hugobase.auth.own_user import get_user as get_own_user
from hugobase.auth.own_user import update_user as update_own_user
from hugobase.auth.public_settings import health, jwks, settings
from hugobase.auth.render import render_error
from hugobase.auth.signup import signup
from hugobase.auth.token import token
from hugobase.db import DatabaseUnavailable

log = logging.getLogger(__name__)

Handler = Callable[[Call], Awaitable[Response]]


@dataclass(frozen=True)
class Endpoint:
    """One line of the table; `limit` is the name of a rate in the settings."""

    method: str
    path: str
    handler: Handler
    guard: Guard
    limit: str | None = None


ENDPOINTS = (
    Endpoint("GET", "/health", health, Guard.OPEN),
    Endpoint("GET", "/settings", settings, Guard.OPEN),
    Endpoint("GET", "/.well-known/jwks.json", jwks, Guard.OPEN),
    Endpoint("POST", "/signup", signup, Guard.OPEN, "signup"),
    Endpoint("POST", "/token", token, Guard.OPEN, "token_refresh"),
    Endpoint("GET", "/user", get_own_user, Guard.USER),
    Endpoint("PUT", "/user", update_own_user, Guard.USER, "user_update"),
    Endpoint("POST", "/logout", logout, Guard.USER),
    Endpoint("GET", "/admin/users", list_users, Guard.ADMIN),
    Endpoint("POST", "/admin/users", create_user, Guard.ADMIN),
    Endpoint("GET", "/admin/users/{user_id}", get_user, Guard.ADMIN),
    Endpoint("PUT", "/admin/users/{user_id}", update_user, Guard.ADMIN),
    Endpoint("DELETE", "/admin/users/{user_id}", delete_user, Guard.ADMIN),
)


def routes(context: AuthContext) -> list[Route]:
    paths = dict.fromkeys(endpoint.path for endpoint in ENDPOINTS)
    return [
        Route(
            path,
            _serve(context, {endpoint.method: endpoint for endpoint in ENDPOINTS if endpoint.path == path}),
            methods=["GET", "POST", "PUT", "DELETE", "PATCH"],
        )
        for path in paths
    ] + [Route("/{rest:path}", _unknown, methods=["GET", "POST", "PUT", "DELETE", "PATCH"])]


def _serve(context: AuthContext, by_method: dict[str, Endpoint]) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        endpoint = by_method.get("GET" if request.method == "HEAD" else request.method)
        if endpoint is None:
            return render_error(request, METHOD_NOT_ALLOWED.error(method=request.method, path=request.url.path))
        call = Call(context, request)
        try:
            check_rate(endpoint.limit, call)
            await check(endpoint.guard, call)
            return await endpoint.handler(call)
        except Exception as error:  # noqa: BLE001 — the one place where failures become answers
            return render_error(request, _public(error))

    return serve


async def _unknown(request: Request) -> Response:
    return render_error(request, NOT_FOUND.error(method=request.method, path=request.url.path))


def _public(error: Exception) -> AuthError | OAuthError:
    """What the caller may know of a failure; the rest goes to the log."""
    if isinstance(error, AuthError | OAuthError):
        if isinstance(error, AuthError) and error.__cause__ is not None and error.status >= UNEXPECTED.status:
            log.error("Auth failed: %s", error, exc_info=error)
        return error
    if isinstance(error, HTTPException):
        return AuthError(error.status_code, "bad_request", error.detail)
    if isinstance(error, DatabaseUnavailable):
        return UNAVAILABLE.error()
    if isinstance(error, asyncpg.QueryCanceledError):
        return TIMEOUT.error()
    log.error("Auth failed unexpectedly.", exc_info=error)
    return UNEXPECTED.error()
