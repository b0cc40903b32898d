"""The audit log: who did what, kept in auth.audit_log_entries."""

from typing import Any

from hugobase.auth.context import Call
from hugobase.auth.users import NO_INSTANCE, User
from hugobase.db import WriteDb

LOG_TYPES = {
    "login": "account",
    "logout": "account",
    "user_signedup": "team",
    "user_repeated_signup": "user",
    "user_modified": "user",
    "user_deleted": "team",
    "user_updated_password": "user",
    "token_refreshed": "token",
    "token_revoked": "token",
}


async def record(
    call: Call, tx: WriteDb, actor: User | None, action: str, traits: dict[str, Any] | None = None
) -> None:
    """`actor` None means an administrator with the service key."""
    payload = {
        "actor_id": str(actor.id if actor else NO_INSTANCE),
        "actor_username": (actor.phone or actor.email) if actor else call.claims.get("role", ""),
        "actor_via_sso": bool(actor and actor.row["is_sso_user"]),
        "action": action,
        "log_type": LOG_TYPES[action],
    }
    await tx.execute(
        "insert into auth.audit_log_entries (instance_id, id, payload, created_at, ip_address) values ($1, $2, $3, $4, $5)",
        NO_INSTANCE,
        call.context.new_id(),
        {**payload, **({"traits": traits} if traits else {})},
        call.now,
        call.address or "",
    )
