"""PostgreSQL's own errors: which status they are, and the ones by which a function answers in its own words."""

import json
from http import HTTPStatus
from typing import Any

from hugobase.rest.errors import RestError, bad_raise
from hugobase.rest.run.wire import QueryFailed

BY_CODE = {
    "21000": 500,
    "23503": 409,
    "23505": 409,
    "25006": 405,
    "42883": 404,
    "42P01": 404,
    "42P17": 500,
    "53400": 500,
    "57P01": 503,
    "P0001": 400,
}
BY_CLASS = {
    "08": 503,
    "09": 500,
    "0L": 403,
    "0P": 403,
    "25": 500,
    "28": 403,
    "2D": 500,
    "38": 500,
    "39": 500,
    "3B": 500,
    "40": 500,
    "53": 503,
    "54": 500,
    "55": 500,
    "57": 500,
    "58": 500,
    "F0": 500,
    "HV": 500,
    "P0": 500,
    "XX": 500,
}
MESSAGE_KEYS = (
    "MESSAGE must be a JSON object with obligatory keys: 'code', 'message' and optional keys: 'details', 'hint'."
)
DETAIL_KEYS = "DETAIL must be a JSON object with obligatory keys: 'status', 'headers' and optional key: 'status_text'."


def database_error(failed: QueryFailed, *, named_role: bool) -> RestError:
    """`named_role`: the caller's token names a role, so that logging in would change nothing."""
    if failed.code == "PGRST":
        return _raised(failed)
    status = _status(failed, named_role=named_role)
    headers = {"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else {}
    return RestError(status, failed.code, failed.message, details=failed.details, hint=failed.hint, headers=headers)


def _status(failed: QueryFailed, *, named_role: bool) -> int:
    code, message = failed.code, failed.message
    if code == "42501":
        return 403 if named_role else 401
    if code == "22023" and message.startswith("role") and message.endswith("does not exist"):
        return 401
    if code == "21000" and message.endswith("requires a WHERE clause"):
        return 400
    if code == "42883" and message.startswith("function xmlagg("):
        return 406
    if code.startswith("PT"):
        return _valid(int(code[2:])) if code[2:].isdecimal() else 500
    return BY_CODE.get(code) or BY_CLASS.get(code[:2], 400)


def _valid(status: int) -> int:
    return status if 200 <= status <= 599 else 500  # noqa: PLR2004 — what HTTP calls a final status


def _raised(failed: QueryFailed) -> RestError:
    """`raise sqlstate 'PGRST'` with the answer as JSON in its message and detail."""
    message = _object(failed.message, ("code", "message"))
    if message is None:
        return bad_raise(f"Invalid JSON value for MESSAGE: '{failed.message}'", MESSAGE_KEYS)
    if failed.details is None:
        return bad_raise("DETAIL is missing in the RAISE statement", DETAIL_KEYS)
    detail = _object(failed.details, ("status", "headers"))
    if detail is None or not isinstance(detail["status"], int) or not isinstance(detail["headers"], dict):
        return bad_raise(f"Invalid JSON value for DETAIL: '{failed.details}'", DETAIL_KEYS)
    return RestError(
        _valid(detail["status"]),
        str(message["code"]),
        str(message["message"]),
        details=message.get("details"),
        hint=message.get("hint"),
        headers={str(name): str(value) for name, value in detail["headers"].items()},
    )


def _object(text: str, keys: tuple[str, ...]) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) and all(key in value for key in keys) else None
