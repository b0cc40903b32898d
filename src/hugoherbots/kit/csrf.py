"""Cross-site requests with the browser's cookies are refused by where they come from."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from hugoherbots.kit.errors import Problem, problem_response

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_cross_site(headers: Headers) -> bool:
    """Whether a browser says that the request came from another site.

    `Sec-Fetch-Site` decides where it is sent (every current browser); else `Origin` must be the host asked. A client
    that sends neither is no browser and carries no cookies of one.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


class CsrfMiddleware:
    """Guards every unsafe request that is not authorised by a header of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS:
            headers = Headers(scope=scope)
            if "authorization" not in headers and is_cross_site(headers):
                refusal = Problem(403, "cross_site_request", "This request came from another site.")
                await problem_response(refusal)(scope, receive, send)
                return
        await self.app(scope, receive, send)
