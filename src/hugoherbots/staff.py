"""Making a user a member of staff, by the Admin API."""

from __future__ import annotations

from hugoherbots.services import Services


async def do_make_admin(services: Services, email: str) -> bool:
    """Sets app_metadata.role to admin; False when nobody has this address."""
    admin = services.supabase.admin_auth().admin
    async with services.db.as_service("staff: find a user by his address") as db:
        user_id = await db.fetchval("select id from auth.users where lower(email) = lower($1)", email.strip())
    if user_id is None:
        return False
    await admin.update_user_by_id(str(user_id), {"app_metadata": {"role": "admin"}})
    return True
