"""What people fill in to sign up and log in, and what may be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

LONGEST_NAME = 100
SHORTEST_PASSWORD = 8
LONGEST_PASSWORD_BYTES = 72


@dataclass(frozen=True, slots=True)
class SignUpForm:
    """The sign-up form as it was sent."""

    first_name: str = ""
    last_name: str = ""
    company: str = ""
    email: str = ""
    password: str = ""


def check_sign_up(form: SignUpForm) -> dict[str, str]:
    """What is wrong, by field, as codes that the page words: empty when all is well."""
    faults: dict[str, str] = {}
    if not form.first_name.strip():
        faults["first_name"] = "required"
    for name in ("first_name", "last_name", "company"):
        if len(getattr(form, name)) > LONGEST_NAME:
            faults[name] = "too_long"
    try:
        validate_email(form.email.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        faults["email"] = "email_invalid" if form.email.strip() else "required"
    if len(form.password) < SHORTEST_PASSWORD:
        faults["password"] = "password_short"  # noqa: S105 -- a code, not a password
    elif len(form.password.encode()) > LONGEST_PASSWORD_BYTES:
        faults["password"] = "password_long"  # noqa: S105 -- a code, not a password
    return faults
