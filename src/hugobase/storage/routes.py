"""Every endpoint of Storage on one page: method, path, handler, and what it asks of the Authorization header."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

import asyncpg
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from hugobase.db import DatabaseUnavailable, RoleNotAllowed
from hugobase.storage.buckets import create_bucket, delete_bucket, empty_bucket, get_bucket, list_buckets, update_bucket
from hugobase.storage.context import Call, StorageContext
from hugobase.storage.download import download, download_authenticated, download_public, download_signed
from hugobase.storage.errors import (
    BAD_REQUEST,
    BAD_TOKEN,
    DATABASE,
    UNAVAILABLE,
    UNEXPECTED,
    StorageError,
    from_postgres,
)
from hugobase.storage.info import info, info_authenticated, info_public
from hugobase.storage.listing import list_objects
from hugobase.storage.remove import remove, remove_many
from hugobase.storage.render import render_error, unknown_route
from hugobase.storage.signed_upload import sign_upload, upload_signed
from hugobase.storage.signing import sign, sign_many
from hugobase.storage.transfer import copy, move
from hugobase.storage.upload import replace, upload
from hugobase.tokens import TokenError

log = logging.getLogger(__name__)

Handler = Callable[[Call], Awaitable[Response]]
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE"]


class Bearer(Enum):
    """What an endpoint asks of the Authorization header."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    """Without one, or with a bad one, the caller is anon."""
    IGNORED = "ignored"
    """The URL itself is the permission, or the bucket is public."""


@dataclass(frozen=True)
class Endpoint:
    """One line of the table; `operation` is what policies see in storage.operation()."""

    methods: str
    path: str
    handler: Handler
    bearer: Bearer
    operation: str


REQUIRED, OPTIONAL, IGNORED = Bearer.REQUIRED, Bearer.OPTIONAL, Bearer.IGNORED

ENDPOINTS = (
    Endpoint("POST", "/bucket", create_bucket, REQUIRED, "storage.bucket.create"),
    Endpoint("GET", "/bucket", list_buckets, REQUIRED, "storage.bucket.list"),
    Endpoint("GET", "/bucket/{bucket}", get_bucket, REQUIRED, "storage.bucket.get"),
    Endpoint("PUT", "/bucket/{bucket}", update_bucket, REQUIRED, "storage.bucket.update"),
    Endpoint("DELETE", "/bucket/{bucket}", delete_bucket, REQUIRED, "storage.bucket.delete"),
    Endpoint("POST", "/bucket/{bucket}/empty", empty_bucket, REQUIRED, "storage.bucket.empty"),
    Endpoint("POST", "/object/list/{bucket}", list_objects, REQUIRED, "storage.object.list"),
    Endpoint("POST", "/object/move", move, REQUIRED, "storage.object.move"),
    Endpoint("POST", "/object/copy", copy, REQUIRED, "storage.object.copy"),
    Endpoint("GET HEAD", "/object/public/{bucket}/{key:path}", download_public, IGNORED, "storage.object.get_public"),
    Endpoint("GET HEAD", "/object/info/public/{bucket}/{key:path}", info_public, IGNORED, "storage.object.info_public"),
    Endpoint(
        "GET HEAD",
        "/object/info/authenticated/{bucket}/{key:path}",
        info_authenticated,
        REQUIRED,
        "object.get_authenticated_info",
    ),
    Endpoint("GET HEAD", "/object/info/{bucket}/{key:path}", info, OPTIONAL, "object.get_authenticated_info"),
    Endpoint(
        "GET HEAD",
        "/object/authenticated/{bucket}/{key:path}",
        download_authenticated,
        REQUIRED,
        "storage.object.get_authenticated",
    ),
    Endpoint(
        "POST", "/object/upload/sign/{bucket}/{key:path}", sign_upload, REQUIRED, "storage.object.sign_upload_url"
    ),
    Endpoint("PUT", "/object/upload/sign/{bucket}/{key:path}", upload_signed, IGNORED, "storage.object.upload_signed"),
    Endpoint("POST", "/object/sign/{bucket}", sign_many, REQUIRED, "storage.object.sign_many"),
    Endpoint("POST", "/object/sign/{bucket}/{key:path}", sign, REQUIRED, "storage.object.sign"),
    Endpoint("GET HEAD", "/object/sign/{bucket}/{key:path}", download_signed, IGNORED, "storage.object.get_signed"),
    Endpoint("DELETE", "/object/{bucket}", remove_many, REQUIRED, "storage.object.delete_many"),
    Endpoint("GET HEAD", "/object/{bucket}/{key:path}", download, OPTIONAL, "storage.object.get_authenticated"),
    Endpoint("POST", "/object/{bucket}/{key:path}", upload, REQUIRED, "storage.object.upload"),
    Endpoint("PUT", "/object/{bucket}/{key:path}", replace, REQUIRED, "storage.object.upload_update"),
    Endpoint("DELETE", "/object/{bucket}/{key:path}", remove, REQUIRED, "storage.object.delete"),
)

WORDS = {"malformed": "Invalid Compact JWS", "expired": '"exp" claim timestamp check failed'}
ANONYMOUS: Mapping[str, Any] = {"role": "anon"}


def routes(context: StorageContext) -> list[Route]:
    """In the table's order: the more particular path comes first."""
    return [
        Route("/status", _status, methods=["GET"]),
        Route("/health", _status, methods=["GET"]),
        *(Route(endpoint.path, _serve(context, endpoint), methods=endpoint.methods.split()) for endpoint in ENDPOINTS),
        Route("/{rest:path}", _unknown, methods=[*METHODS, "PATCH"]),
    ]


async def _status(_request: Request) -> Response:
    return PlainTextResponse("")


async def _unknown(request: Request) -> Response:
    return unknown_route(request.method, f"/{request.path_params['rest']}")


def _serve(context: StorageContext, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        try:
            claims, token = _caller(context, endpoint.bearer, request)
            return await endpoint.handler(Call(context, request, endpoint.operation, claims, token))
        except Exception as error:  # noqa: BLE001 — the one place where failures become answers
            return render_error(_public(error))

    return serve


def _caller(context: StorageContext, bearer: Bearer, request: Request) -> tuple[Mapping[str, Any], str]:
    """Claims and token of the caller; raises StorageError."""
    header = request.headers.get("authorization")
    if header is None and bearer is Bearer.REQUIRED:
        raise BAD_REQUEST.error(reason="headers must have required property 'authorization'")
    if header is None or bearer is Bearer.IGNORED:
        return ANONYMOUS, ""
    token = header[7:].strip() if header[:7].lower() == "bearer " else ""
    try:
        return context.verifier.verify(token), token
    except TokenError as error:
        if bearer is Bearer.OPTIONAL:
            return ANONYMOUS, ""
        raise BAD_TOKEN.error(reason=WORDS.get(error.reason, "signature verification failed")) from error


def _public(error: Exception) -> StorageError:
    """What the caller may know of a failure; the rest goes to the log."""
    if isinstance(error, StorageError):
        return error
    if isinstance(error, RoleNotAllowed):
        return DATABASE.error(sqlstate="22023")
    if isinstance(error, DatabaseUnavailable):
        return UNAVAILABLE.error()
    log.error("Storage failed unexpectedly.", exc_info=error)
    return from_postgres(error) if isinstance(error, asyncpg.PostgresError) else UNEXPECTED.error()
