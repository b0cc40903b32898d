"""Who is asking: the verified token of a request, from its Authorization header or from the session cookies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request

from hugoherbots.kit.errors import Problem

ACCESS_COOKIE = "hh-access"
REFRESH_COOKIE = "hh-refresh"


@dataclass(frozen=True, slots=True)
class Identity:
    """A signed-in person: his verified claims, and the token to act for him elsewhere."""

    user_id: UUID
    claims: Mapping[str, Any]
    token: str

    @property
    def email(self) -> str:
        return str(self.claims.get("email") or "")

    @property
    def is_staff(self) -> bool:
        return (self.claims.get("app_metadata") or {}).get("role") == "admin"

    @property
    def first_name(self) -> str:
        return str((self.claims.get("user_metadata") or {}).get("first_name") or "")

    @property
    def server_claims(self) -> dict[str, Any]:
        """The claims for a database transaction of the product itself on this person's behalf."""
        return {**self.claims, "hugo_server": True}


def sign_in_required() -> Problem:
    """The refusal for a request without a valid token."""
    return Problem(
        401, "not_signed_in", "A valid bearer token or session is needed.", headers={"WWW-Authenticate": "Bearer"}
    )


def optional_identity(request: Request) -> Identity | None:
    """The person asking, or None; set by the identity middleware, which has verified the token."""
    found = request.scope.get("state", {}).get("identity")
    assert found is None or isinstance(found, Identity)
    return found


def required_identity(identity: Annotated[Identity | None, Depends(optional_identity)]) -> Identity:
    """The person asking; 401 when there is none."""
    if identity is None:
        raise sign_in_required()
    return identity


def staff_identity(identity: Annotated[Identity, Depends(required_identity)]) -> Identity:
    """The member of staff asking; others are told that the page does not exist."""
    if not identity.is_staff:
        raise Problem(404, "route_not_found", "Not Found")
    return identity


Caller = Annotated[Identity, Depends(required_identity)]
MaybeCaller = Annotated[Identity | None, Depends(optional_identity)]
StaffCaller = Annotated[Identity, Depends(staff_identity)]
