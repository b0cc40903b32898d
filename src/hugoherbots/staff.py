"""Making a user a member of staff, by the Admin API."""

from __future__ import annotations

from hugoherbots.kit.supabase import Supabase


async def do_make_admin(supabase: Supabase, email: str) -> bool:
    """Sets app_metadata.role to admin; False when nobody has this address."""
    user_id = await supabase.user_id_of(email)
    if user_id is None:
        return False
    await supabase.admin_auth().admin.update_user_by_id(user_id, {"app_metadata": {"role": "admin"}})
    return True
