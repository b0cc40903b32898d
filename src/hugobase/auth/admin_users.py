"""GET /admin/users, GET and DELETE /admin/users/{user_id}: find and delete users, with the service key."""

import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from urllib.parse import urlencode

from starlette.responses import Response

from hugobase.auth import users
from hugobase.auth.admin_params import access_user
from hugobase.auth.audit import record
from hugobase.auth.context import AUDIENCE, Call
from hugobase.auth.errors import BAD_JSON, invalid
from hugobase.auth.render import answer
from hugobase.auth.users import User
from hugobase.db import WriteDb

PER_PAGE = 50
MOST_PER_PAGE = 1000

LISTING = """
select users.*, count(*) over () as total from auth.users
where aud = $1 and ($2 = '' or email like $3 or raw_user_meta_data ->> 'full_name' ilike $3)
order by created_at desc, id limit $4 offset $5
"""


async def list_users(call: Call) -> Response:
    page, per_page = _number(call, "page", 1), min(_number(call, "per_page", PER_PAGE), MOST_PER_PAGE)
    wanted = call.request.query_params.get("filter", "")
    arguments = (AUDIENCE, wanted, f"%{wanted}%", per_page, (page - 1) * per_page)
    async with call.context.transaction() as tx:
        rows = await tx.fetch(LISTING, *arguments)
        total = (
            rows[0]["total"] if rows else await tx.fetchval("select count(*) from auth.users where aud = $1", AUDIENCE)
        )
        found = await users.with_relations(tx, rows)
    headers = {"X-Total-Count": str(total), "Link": _links(call, page, per_page, total)}
    return answer({"users": [user.to_json() for user in found], "aud": AUDIENCE}, headers=headers)


def _number(call: Call, name: str, default: int) -> int:
    text = call.request.query_params.get(name, "")
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:12]) < 10**9:
        raise invalid(f'Bad Pagination Parameters: "{name}" is not a positive number')
    return int(text)


def _links(call: Call, page: int, per_page: int, total: int) -> str:
    """RFC 8288: where the next and the last page are."""
    pages = -(-total // per_page)
    query = dict(call.request.query_params)
    links = [("next", page + 1)] if pages > page else []
    return ", ".join(
        f'<{call.request.url.path}?{urlencode({**query, "page": number})}>; rel="{name}"'
        for name, number in [*links, ("last", pages)]
    )


async def get_user(call: Call) -> Response:
    async with call.context.transaction() as tx:
        user = await access_user(call, tx)
    return answer(user.to_json())


async def delete_user(call: Call) -> Response:
    soft = await _wants_soft(call)
    async with call.context.transaction() as tx:
        user = await access_user(call, tx)
        traits = {"user_id": str(user.id), "user_email": user.email, "user_phone": user.phone}
        await record(call, tx, None, "user_deleted", traits)
        if not soft:
            await tx.execute("delete from auth.users where id = $1", user.id)
        elif user.row["deleted_at"] is None:
            await _blank(call, tx, user)
    return answer({})


async def _wants_soft(call: Call) -> bool:
    raw = await call.request.body()
    try:
        value = json.loads(raw or b"{}")
    except ValueError as error:
        raise BAD_JSON.error(reason="invalid JSON") from error
    return isinstance(value, dict) and value.get("should_soft_delete") is True


async def _blank(call: Call, tx: WriteDb, user: User) -> None:
    """Keep the row for those that refer to it; nothing in it tells who it was, and nobody can log in by it."""
    await tx.execute(
        """
        update auth.users set
          email = $2, phone = $3, encrypted_password = null, email_change = '', phone_change = '',
          confirmation_token = '', recovery_token = '', email_change_token_current = '', email_change_token_new = '',
          phone_change_token = '', raw_user_meta_data = '{}', raw_app_meta_data = '{}', deleted_at = $4, updated_at = $4
        where id = $1
        """,
        user.id,
        _blurred(user, user.email),
        _blurred(user, user.phone),
        call.now,
    )
    for identity in user.identities:
        await tx.execute(
            "update auth.identities set provider_id = $2, identity_data = '{}', updated_at = $3 where id = $1",
            identity["id"],
            _blurred(user, identity["provider_id"]),
            call.now,
        )
    for table in ("one_time_tokens", "mfa_factors", "webauthn_credentials", "sessions"):
        await tx.execute(f"delete from auth.{table} where user_id = $1", user.id)  # noqa: S608 — names from this file


def _blurred(user: User, value: str) -> str | None:
    """The same for the same user and value, so that uniqueness still holds, and not to be read back."""
    return urlsafe_b64encode(sha256(f"{user.id}{value}".encode()).digest()).decode().rstrip("=") if value else None
