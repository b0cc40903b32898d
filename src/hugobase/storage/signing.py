"""Signed URLs: POST /object/sign/… makes them, and a token in a query string is checked here."""

from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from hugobase.storage import objects
from hugobase.storage.bodies import read_body
from hugobase.storage.context import Call
from hugobase.storage.errors import BAD_REQUEST, BAD_SIGNED_TOKEN, NO_OBJECT, OTHER_SIGNATURE
from hugobase.storage.names import check_key
from hugobase.storage.render import answer
from hugobase.tokens import TokenError, read_signed

LONGEST_LIFE = 10 * 365 * 86_400
NOT_VISIBLE = "Either the object does not exist or you do not have access to it"

WORDS = {
    "malformed": "Invalid Compact JWS",
    "expired": '"exp" claim timestamp check failed',
}


async def sign(call: Call) -> Response:
    """A URL that lets whoever has it read one object for a while."""
    body = await read_body(call.request)
    seconds = min(body.required_number("expiresIn", least=1), LONGEST_LIFE)
    check_key(call.key)
    async with call.trial() as tx:
        found = await objects.find(tx, call.bucket, call.key)
    if found is None:
        raise NO_OBJECT.error()
    return answer({"signedURL": _url(call, call.key, seconds)})


async def sign_many(call: Call) -> Response:
    """The same for several objects; those that the caller cannot see are named with an error."""
    body = await read_body(call.request)
    seconds, paths = min(body.required_number("expiresIn", least=1), LONGEST_LIFE), body.texts("paths")
    async with call.trial() as tx:
        rows = await tx.fetch(
            "select name from storage.objects where bucket_id = $1 and name = any($2)", call.bucket, paths
        )
    visible = {row["name"] for row in rows}
    return answer([_entry(call, path, seconds, visible=path in visible) for path in paths])


def _entry(call: Call, path: str, seconds: int, *, visible: bool) -> dict[str, Any]:
    if not visible:
        return {"error": NOT_VISIBLE, "path": path, "signedURL": None}
    return {"error": None, "path": path, "signedURL": _url(call, path, seconds)}


def _url(call: Call, key: str, seconds: int) -> str:
    token = make_token(call, key, "download", seconds)
    return object_url("/object/sign", call.bucket, key, token)


def object_url(route: str, bucket: str, key: str, token: str) -> str:
    """Relative to /storage/v1; blanks stay, as the original leaves them, and clients encode them."""
    return f"{route}/{quote(bucket, safe=' ')}/{quote(key, safe='/ ')}?token={token}"


def make_token(call: Call, key: str, scope: str, seconds: int, **more: Any) -> str:
    now = int(call.now.timestamp())
    claims = {"url": f"{call.bucket}/{key}", "scope": scope, **more, "iat": now, "exp": now + seconds}
    return call.context.keys.sign_with_secret(claims)


def signed_claims(call: Call, scope: str) -> dict[str, Any]:
    """The claims of the token in the query string, made for this object and purpose; raises StorageError."""
    token = call.request.query_params.get("token")
    if token is None:
        raise BAD_REQUEST.error(reason="querystring must have required property 'token'")
    try:
        claims = read_signed(token, call.context.keys.secret, call.context.clock)
    except TokenError as error:
        reason = WORDS.get(error.reason, "signature verification failed")
        raise BAD_SIGNED_TOKEN.error(reason=reason) from error
    if claims.get("url") != f"{call.bucket}/{call.key}" or claims.get("scope") != scope:
        raise OTHER_SIGNATURE.error()
    return claims
