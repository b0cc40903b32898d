"""The embedded backend's paths, beside the product's own."""

from __future__ import annotations

from ipaddress import ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

CLIENT_HEADER = "x-client-address"
"""Tells Auth from where a request came, for its limits; only this process sets it."""

PREFIXES = ("/auth/v1", "/rest/v1", "/storage/v1")


def is_protocol(path: str) -> bool:
    """Whether a path belongs to one of Supabase's protocols."""
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in PREFIXES)


def client_address(scope: Scope) -> str | None:
    """The address that a request came from; None for this machine itself, whose programs are not limited."""
    client = scope.get("client")
    if client is None:
        return None
    try:
        return None if ip_address(client[0]).is_loopback else str(client[0])
    except ValueError:
        return None


class ProtocolsMiddleware:
    """Hands requests of the protocols to the backend, with where they came from; the product's own middleware stays out."""

    def __init__(self, app: ASGIApp, *, protocols: ASGIApp | None) -> None:
        self.app = app
        self.protocols = protocols

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.protocols is not None and scope["type"] == "http" and is_protocol(scope["path"]):
            name = CLIENT_HEADER.encode()
            headers = [item for item in scope["headers"] if item[0] != name]
            address = client_address(scope)
            known = [(name, address.encode())] if address else []
            await self.protocols({**scope, "headers": [*headers, *known]}, receive, send)
            return
        await self.app(scope, receive, send)
