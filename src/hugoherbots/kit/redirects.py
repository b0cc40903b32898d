"""Where a page sends the browser next, and never to another site."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse

LONGEST_TARGET = 2000


def safe_target(wanted: str | None, default: str) -> str:
    r"""A path on this site: `wanted` when it is one, else `default`.

    Browsers read `//host`, `/\host` and paths with control characters as other sites; those are refused.
    """
    if not wanted or len(wanted) > LONGEST_TARGET or not wanted.startswith("/"):
        return default
    if wanted.startswith(("//", "/\\")) or "\\" in wanted or any(ord(char) <= ord(" ") for char in wanted):
        return default
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return default
    return default if parts.scheme or parts.netloc else wanted


def see_other(target: str) -> RedirectResponse:
    """After a form: go and look there (303), so that a reload sends nothing twice."""
    return RedirectResponse(target, 303, headers={"Cache-Control": "no-store"})


def sign_in_first(request: Request) -> RedirectResponse:
    """To the log-in page, and back to what was asked when it can be asked again."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return see_other(f"/login?next={quote(here, safe='')}" if request.method == "GET" else "/login")
