"""The words for what may be wrong with a sign-up or log-in."""

from __future__ import annotations

from hugoherbots.kit.i18n import Translations
from hugoherbots.kit.phrases import phrase

FIELD_FAULTS = {
    "required": phrase("Fill this in."),
    "too_long": phrase("This is too long: at most 100 characters."),
    "email_invalid": phrase("This is not a complete e-mail address, such as name@company.com."),
    "password_short": phrase("Choose a password of at least 8 characters."),
    "password_long": phrase("This password is too long: at most 72 bytes, about 70 characters."),
    "user_already_exists": phrase("There is an account with this e-mail address already. Log in instead."),
    "email_exists": phrase("There is an account with this e-mail address already. Log in instead."),
    "email_address_invalid": phrase("E-mail cannot be sent to this address. Check it, or use another one."),
    "weak_password": phrase("This password is too easy to guess. Choose a longer or less common one."),
}
FIELD_OF = {
    "user_already_exists": "email",
    "email_exists": "email",
    "email_address_invalid": "email",
    "weak_password": "password",
}
REFUSALS = {
    "invalid_credentials": phrase("This e-mail address and password do not match."),
    "email_not_confirmed": phrase("Confirm your e-mail address first: open the link in the e-mail we sent you."),
    "user_banned": phrase("This account has been blocked. Ask the people who run this site."),
    "signup_disabled": phrase("New accounts cannot be made here at this moment."),
    "over_request_rate_limit": phrase("Too many attempts in a short time. Wait a minute and try again."),
    "over_email_send_rate_limit": phrase("Too many e-mails were requested. Wait a few minutes and try again."),
}
OTHERWISE = phrase("That did not work. Check what you filled in and try again.")


def field_words(words: Translations, codes: dict[str, str]) -> dict[str, str]:
    """What is wrong with each field, in the reader's language."""
    return {name: words.gettext(FIELD_FAULTS[code]) for name, code in codes.items()}


def refusal_words(words: Translations, code: str) -> str:
    """What is said above the form when Auth refuses for a reason that is no field's."""
    return words.gettext(REFUSALS.get(code, OTHERWISE))
