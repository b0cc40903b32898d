"""/object/upload/sign/{bucket}/{key}: let somebody without an account store one file."""

import uuid

from starlette.responses import Response

from hugobase.storage import objects
from hugobase.storage.context import Call
from hugobase.storage.names import check_key
from hugobase.storage.objects import NewObject
from hugobase.storage.render import answer
from hugobase.storage.signing import make_token, object_url, signed_claims
from hugobase.storage.upload import store, wants_upsert


async def sign_upload(call: Call) -> Response:
    """The caller must be allowed to store it himself."""
    check_key(call.key)
    await call.access_bucket(call.bucket)
    upsert = wants_upsert(call)
    new = NewObject(call.bucket, call.key, call.owner, call.owner_id, str(uuid.UUID(int=0)), {}, None)
    async with call.trial() as tx:
        await objects.try_insert(tx, new, upsert=upsert)
    seconds = call.context.settings.upload_url_expiry
    more = {"upsert": upsert} | ({"owner": call.owner_id} if call.owner_id else {})
    token = make_token(call, call.key, "upload", seconds, **more)
    return answer({"url": object_url("/object/upload/sign", call.bucket, call.key, token), "token": token})


async def upload_signed(call: Call) -> Response:
    """The file becomes the property of whoever signed the URL."""
    claims = signed_claims(call, "upload")
    call.claims = {"role": "anon", "sub": claims.get("owner")}
    await store(call, call.bucket, call.key, upsert=bool(claims.get("upsert")), ask=False)
    return answer({"Key": f"{call.bucket}/{call.key}"})
