"""Every route says for whom it is, and few named callers pass row-level security."""

from __future__ import annotations

import ast

from hugoherbots.app import ROUTES
from hugoherbots.kit.identity import required_identity, staff_identity
from hugoherbots.kit.routing import GUARDS, Audience, Route
from tests.architecture.source import modules

SERVICE_CALLERS = {
    "hugoherbots.runtime": "brings the packaged scenarios into the table",
    "hugoherbots.staff": "changes the user whom an operator makes staff",
    "hugoherbots.sessions.jobs": "hears a recording for its owner when he is not asking",
    "hugoherbots.demo": "makes the demo's team",
}
PUBLIC_WRITES = {"/signup", "/login", "/logout"}


def all_routes() -> list[Route]:
    return [route for routes in ROUTES.values() for route in routes]


def test_every_route_declares_its_audience() -> None:
    assert all(isinstance(route.audience, Audience) for route in all_routes())
    assert len({(route.method, route.path) for route in all_routes()}) == len(all_routes())


def test_the_guard_follows_from_the_audience() -> None:
    assert [item.dependency for item in GUARDS[Audience.USER]] == [required_identity]
    assert [item.dependency for item in GUARDS[Audience.STAFF]] == [staff_identity]
    assert GUARDS[Audience.PUBLIC] == []


def test_routes_are_made_from_the_tables_only() -> None:
    """A decorator on a handler would be a route without an audience."""
    wrong = [
        (item.name, node.lineno)
        for item in modules()
        if item.name.startswith("hugoherbots")
        for node in ast.walk(item.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("add_api_route", "add_route", "api_route")
        and item.name != "hugoherbots.kit.routing"
    ]
    assert wrong == []


def test_the_public_may_write_only_to_get_in_or_out() -> None:
    public = {r.path for r in all_routes() if r.audience is Audience.PUBLIC and r.method != "GET"}
    assert public <= PUBLIC_WRITES


def test_the_service_role_has_few_named_callers() -> None:
    callers = {
        item.name
        for item in modules()
        if item.name.startswith("hugoherbots")
        for node in ast.walk(item.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("as_service", "admin_auth", "as_owner", "service_token")
        and item.name != "hugoherbots.kit.supabase"
    }
    assert callers == set(SERVICE_CALLERS)
