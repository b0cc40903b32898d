"""How Storage answers: JSON, and every error in storage-api's one shape."""

from typing import Any

from starlette.responses import JSONResponse, Response

from hugobase.storage.errors import StorageError


def answer(value: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(value, status, headers, media_type="application/json; charset=utf-8")


def render_error(error: StorageError) -> Response:
    body = {"statusCode": str(error.status), "error": error.error, "message": error.message, "code": error.code}
    return answer(body, status=error.http)


def unknown_route(method: str, path: str) -> Response:
    body = {"message": f"Route {method}:{path} not found", "error": "Not Found", "statusCode": 404}
    return answer(body, status=404)
