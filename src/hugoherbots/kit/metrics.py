"""Counts and times of requests, for Prometheus; by route, never by what a person typed."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hugoherbots.kit.protocols import PREFIXES

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
REGISTRY = CollectorRegistry()
REQUESTS = Counter("hugo_requests", "Requests answered", ["method", "route", "status"], registry=REGISTRY)
SECONDS = Histogram("hugo_request_seconds", "Seconds to the end of the answer", ["route"], registry=REGISTRY)


def exposition() -> bytes:
    """All metrics in Prometheus' text format."""
    return generate_latest(REGISTRY)


class MetricsMiddleware:
    """Counts every request under the path of its route."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_and_see)
        finally:
            name = route_name(scope)
            REQUESTS.labels(scope["method"], name, str(status)).inc()
            SECONDS.labels(name).observe(time.perf_counter() - began)


def route_name(scope: Scope) -> str:
    """The template of the path, so that ids do not make endless series."""
    route = scope.get("route")
    if isinstance(route, Route):
        return route.path
    return next((prefix for prefix in (*PREFIXES, "/static") if scope["path"].startswith(prefix)), "other")
