"""Making a user a member of staff, by the Admin API."""

from __future__ import annotations

from hugoherbots.services import Services


async def do_make_admin(services: Services, email: str) -> bool:
    """Sets app_metadata.role to admin; False when nobody has this address."""
    user_id = await services.supabase.user_id_of(email)
    if user_id is None:
        return False
    await services.supabase.admin_auth().admin.update_user_by_id(user_id, {"app_metadata": {"role": "admin"}})
    return True
