"""Errors a caller may see: a public message, a stable code, a status, and privately the cause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from hugobase import DatabaseUnavailable, OutcomeUnknown

log = structlog.get_logger(__name__)

PageRenderer: TypeAlias = "Callable[[Request, Problem], Response]"

PROBLEM_TYPE = "application/problem+json"


class Problem(Exception):
    """A refusal with everything the caller needs to know (RFC 9457).

    `detail` is a sentence for people; `code` is stable and for programs; `extra` is added to the JSON body.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})


def not_found(what: str) -> Problem:
    """The same answer for what is absent and what is somebody else's."""
    return Problem(404, f"{what}_not_found", f"There is no such {what.replace('_', ' ')}.")


TITLES = {
    400: "Bad request",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    413: "Too large",
    415: "Unsupported media type",
    422: "Not valid",
    429: "Too many requests",
    500: "Server error",
    502: "Bad answer from another service",
    503: "Not available",
}


def problem_body(problem: Problem) -> dict[str, Any]:
    """The JSON document of a problem."""
    return {
        "type": "about:blank",
        "title": TITLES.get(problem.status, "Error"),
        "status": problem.status,
        "code": problem.code,
        "detail": problem.detail,
        **problem.extra,
    }


def problem_response(problem: Problem) -> Response:
    """The rendered problem."""
    return JSONResponse(problem_body(problem), problem.status, headers=problem.headers, media_type=PROBLEM_TYPE)


def is_api(scope: Scope) -> bool:
    """Whether the request came by the API, and so wants JSON whatever its Accept header says."""
    path: str = scope["path"]
    return path.startswith(("/api/", "/v1/", "/healthz", "/readyz", "/metrics"))


def from_validation(error: RequestValidationError) -> Problem:
    """What FastAPI found wrong with the input, without repeating the input."""
    if any(fault["loc"][0] == "path" for fault in error.errors()):
        return Problem(404, "route_not_found", "Not Found")
    faults = [
        {"path": ".".join(str(part) for part in fault["loc"][1:]) or str(fault["loc"][0]), "message": fault["msg"]}
        for fault in error.errors()
    ]
    first = faults[0] if faults else {"path": "body", "message": "is not valid"}
    return Problem(422, "validation_failed", f"{first['path']}: {first['message']}", extra={"errors": faults})


def from_http(error: HTTPException) -> Problem:
    """An error that the framework raised itself (unknown route, wrong method)."""
    codes = {404: "route_not_found", 405: "method_not_allowed"}
    code = codes.get(error.status_code, "http_error")
    return Problem(error.status_code, code, str(error.detail), headers=error.headers)


def install_problem_handlers(app: FastAPI, render_page: PageRenderer) -> None:
    """One renderer for all errors: problem+json for the API, a page for people."""

    def answer(request: Request, problem: Problem) -> Response:
        return problem_response(problem) if is_api(request.scope) else render_page(request, problem)

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return answer(request, error)

    async def on_validation(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return answer(request, from_validation(error))

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return answer(request, from_http(error))

    async def on_database(request: Request, error: Exception) -> Response:
        log.warning("database_unavailable", kind=type(error).__name__)
        away = Problem(503, "database_unavailable", "The database is not available now.", headers={"Retry-After": "1"})
        return answer(request, away)

    async def on_failure(request: Request, error: Exception) -> Response:
        log.error("request_failed", path=request.url.path, exc_info=error)
        return answer(request, Problem(500, "internal_error", "Something went wrong on our side. Nothing was lost."))

    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(RequestValidationError, on_validation)
    app.add_exception_handler(HTTPException, on_http)
    for kind in (DatabaseUnavailable, OutcomeUnknown):
        app.add_exception_handler(kind, on_database)
    app.add_exception_handler(Exception, on_failure)
