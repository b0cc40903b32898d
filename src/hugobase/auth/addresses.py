"""What counts as an email address or a phone number."""

import re

from hugobase.auth.errors import invalid

EMAIL = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*"
)
"""The rule of HTML's email fields, in lower case."""

PHONE = re.compile(r"[1-9][0-9]{1,14}")
LONGEST_EMAIL = 255


def check_email(email: str) -> str:
    """The address as it is kept, in lower case; raises AuthError."""
    if not email:
        raise invalid("An email address is required")
    if len(email) > LONGEST_EMAIL:
        raise invalid("An email address is too long")
    lowered = email.lower()
    if EMAIL.fullmatch(lowered) is None:
        raise invalid("Unable to validate email address: invalid format")
    return lowered


def check_phone(phone: str) -> str:
    """The number as it is kept, E.164 without the plus sign; raises AuthError."""
    bare = phone.removeprefix("+").replace(" ", "")
    if PHONE.fullmatch(bare) is None:
        raise invalid("Invalid phone number format (E.164 required)")
    return bare
