"""Routes as data: path, handler and audience, one line each in a slice's routes.py."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.params import Depends as DependsParam

from hugoherbots.kit.identity import required_identity, staff_identity

Handler = Callable[..., Awaitable[Any]]


class Audience(Enum):
    """Who may call a route; the guard follows from it."""

    PUBLIC = "public"
    USER = "user"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Route:
    """One route. Pages stay out of the OpenAPI document; `options` go to FastAPI as they are."""

    method: str
    path: str
    handler: Handler
    audience: Audience
    page: bool = False
    options: dict[str, Any] = field(default_factory=dict)


GUARDS: dict[Audience, list[DependsParam]] = {
    Audience.PUBLIC: [],
    Audience.USER: [Depends(required_identity)],
    Audience.STAFF: [Depends(staff_identity)],
}

PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    "4XX": {
        "description": "A problem (RFC 9457) with a stable `code`.",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
}


def api(method: str, path: str, handler: Handler, audience: Audience, **options: Any) -> Route:
    """A JSON route."""
    return Route(method, path, handler, audience, options=options)


def page(method: str, path: str, handler: Handler, audience: Audience) -> Route:
    """A route that answers a page or a redirect."""
    return Route(method, path, handler, audience, page=True)


def install(app: FastAPI, routes: Sequence[Route], *, tag: str) -> None:
    """Adds a slice's routes, each with the guard of its audience."""
    for route in routes:
        options = dict(route.options)
        if route.page:
            options["response_model"] = None
        else:
            options.setdefault("responses", PROBLEM_RESPONSES)
        app.add_api_route(
            route.path,
            route.handler,
            methods=["GET", "HEAD"] if route.page and route.method == "GET" else [route.method],
            dependencies=GUARDS[route.audience],
            include_in_schema=not route.page,
            tags=[tag],
            **options,
        )
