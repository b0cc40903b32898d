"""How Auth answers: JSON with Go's times, and every error in the shape that the caller's API version expects."""

import json
import uuid
from datetime import UTC, date, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hugobase.auth.errors import AuthError, OAuthError

API_VERSION_HEADER = "X-Supabase-Api-Version"
CODES_AS_TEXT = date(2024, 1, 1)
"""From this API version on, `code` in an error is its name instead of the HTTP status."""

SERVER_ERROR = 500


def answer(value: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return Response(body, status, headers, media_type="application/json")


def nothing() -> Response:
    return Response(status_code=204)


def timestamp(moment: datetime | None) -> str | None:
    """RFC 3339 in UTC, as Go writes it."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return timestamp(value)
    if isinstance(value, uuid.UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def render_error(request: Request, error: AuthError | OAuthError) -> Response:
    """The one place that words become an HTTP answer."""
    if isinstance(error, OAuthError):
        return JSONResponse({"error": error.error, "error_description": error.description}, 400)
    headers = {"x-sb-error-code": error.code}
    if _wants_text_codes(request):
        body: dict[str, Any] = {"code": error.code, "message": error.message}
        headers[API_VERSION_HEADER] = CODES_AS_TEXT.isoformat()
    else:
        body = {"code": error.status, "error_code": error.code, "msg": error.message}
        if error.status >= SERVER_ERROR:
            body["error_id"] = request.headers.get("x-request-id") or str(uuid.uuid4())
    if error.reasons:
        body["weak_password"] = {"reasons": list(error.reasons)}
    return JSONResponse(body, error.status, headers)


def _wants_text_codes(request: Request) -> bool:
    try:
        return date.fromisoformat(request.headers.get(API_VERSION_HEADER, "")) >= CODES_AS_TEXT
    except ValueError:
        return False
