"""POST /token: the grant types, each in a file of its own."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.responses import Response

from hugobase.auth.context import Call
from hugobase.auth.errors import UNSUPPORTED_GRANT
from hugobase.auth.password_grant import password_grant
from hugobase.auth.refresh_grant import refresh_grant

GRANTS: Final[Mapping[str, Callable[[Call], Awaitable[Response]]]] = {
    "password": password_grant,
    "refresh_token": refresh_grant,
}


async def token(call: Call) -> Response:
    grant = GRANTS.get(call.request.query_params.get("grant_type", ""))
    if grant is None:
        raise UNSUPPORTED_GRANT.error()
    return await grant(call)
