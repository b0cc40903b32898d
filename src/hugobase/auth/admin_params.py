"""What the administrators' endpoints have in common: the user in the path, and the values that they may give."""

import re
import uuid
from datetime import datetime, timedelta

from hugobase.auth import users
from hugobase.auth.context import Body, Call
from hugobase.auth.errors import USER_ID_NOT_UUID, USER_NOT_FOUND, AuthError, invalid
from hugobase.auth.users import User
from hugobase.db import ReadDb

UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9}
PART = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(ns|us|µs|ms|s|m|h)")
LONGEST_BAN = timedelta(days=36_500)


async def access_user(call: Call, tx: ReadDb) -> User:
    """The user named by the path; raises AuthError."""
    try:
        user_id = uuid.UUID(call.request.path_params["user_id"])
    except ValueError as error:
        raise USER_ID_NOT_UUID.error() from error
    user = await users.by_id(tx, user_id)
    if user is None:
        raise USER_NOT_FOUND.error()
    return user


def ban_until(body: Body, now: datetime) -> tuple[bool, datetime | None]:
    """Whether `ban_duration` was given, and until when; `none` lifts a ban. Durations are Go's: `24h`, `1h30m`."""
    text = body.text("ban_duration")
    if not text:
        return False, None
    if text == "none":
        return True, None
    parts = PART.findall(text)
    if "".join(number + unit for number, unit in parts) != text:
        raise invalid(f'invalid format for ban duration: time: invalid duration "{text}"')
    seconds = sum(float(number) * UNITS[unit] for number, unit in parts)
    return True, now + min(timedelta(seconds=min(seconds, LONGEST_BAN.total_seconds())), LONGEST_BAN)


def failed(doing: str) -> AuthError:
    """What an administrator is told when the database, or a trigger of the application, refuses."""
    return AuthError(500, "unexpected_failure", doing)
