"""The same Idempotency-Key twice is one write: the first answer is kept and given again."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from typing import Any

from hugobase import Db, WriteDb
from hugoherbots.kit.errors import Problem
from hugoherbots.kit.identity import Identity

Make = Callable[[WriteDb], Awaitable[tuple[int, dict[str, Any]]]]


async def once(db: Db, identity: Identity, key: str | None, request: str, make: Make) -> tuple[int, dict[str, Any]]:
    """Status and body of `make`, or of the earlier request with this key; all in one transaction as the user.

    A key that was used for another request is refused (422). Requests with one key wait for each other.
    """
    async with db.as_user(identity.server_claims) as tx:
        if key is None:
            return await make(tx)
        digest = hashlib.sha256(request.encode()).hexdigest()
        await tx.execute("select pg_advisory_xact_lock(hashtextextended($1, 0))", f"{identity.user_id} {key}")
        kept = await tx.fetchrow(
            "select request, status, body from public.idempotency_keys where user_id = $1 and key = $2",
            identity.user_id,
            key,
        )
        if kept is not None:
            if kept["request"] != digest:
                raise Problem(422, "idempotency_key_reused", "This Idempotency-Key was used for another request.")
            return kept["status"], kept["body"]
        status, body = await make(tx)
        await tx.execute(
            "insert into public.idempotency_keys (user_id, key, request, status, body) values ($1, $2, $3, $4, $5)",
            identity.user_id,
            key,
            digest,
            status,
            body,
        )
        return status, body
