"""The routes of the frame: landing page, language, and what machines ask."""

from __future__ import annotations

from hugoherbots.kit.routing import Audience, api, page
from hugoherbots.site import endpoints, pages

ROUTES = (
    page("GET", "/", pages.landing, Audience.PUBLIC),
    page("GET", "/language", pages.switch_language, Audience.PUBLIC),
    page("GET", "/favicon.ico", pages.favicon, Audience.PUBLIC),
    api("GET", "/healthz", endpoints.healthz, Audience.PUBLIC, operation_id="getHealth"),
    api("GET", "/readyz", endpoints.readyz, Audience.PUBLIC, operation_id="getReadiness"),
    api("GET", "/metrics", endpoints.metrics, Audience.PUBLIC, operation_id="getMetrics"),
)
