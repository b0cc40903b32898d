"""The embedded backend's paths, beside the product's own."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

PREFIXES = ("/auth/v1", "/rest/v1", "/storage/v1")


def is_protocol(path: str) -> bool:
    """Whether a path belongs to one of Supabase's protocols."""
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in PREFIXES)


class ProtocolsMiddleware:
    """Hands requests of the protocols to the backend, untouched by what the product's own pages need."""

    def __init__(self, app: ASGIApp, *, protocols: ASGIApp | None) -> None:
        self.app = app
        self.protocols = protocols

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.protocols is not None and scope["type"] == "http" and is_protocol(scope["path"]):
            await self.protocols(scope, receive, send)
            return
        await self.app(scope, receive, send)
