"""The routes of scenarios."""

from __future__ import annotations

from hugoherbots.kit.routing import Audience, api, page
from hugoherbots.scenarios import endpoints, pages

API = (
    api("GET", "/api/scenarios", endpoints.listing, Audience.USER, operation_id="listScenarios"),
    api("GET", "/api/scenarios/flow-schema", endpoints.flow_schema, Audience.PUBLIC, operation_id="getFlowSchema"),
    api("GET", "/api/scenarios/{scenario_id}", endpoints.one, Audience.USER, operation_id="getScenario"),
)
PAGES = (
    page("GET", "/scenarios", pages.choose, Audience.USER),
    page("GET", "/scenarios/{scenario_id}", pages.briefing, Audience.USER),
)
