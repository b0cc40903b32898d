"""POST /token?grant_type=password: log in with an email address and a password."""

from starlette.responses import Response

from hugobase.auth import users
from hugobase.auth.audit import record
from hugobase.auth.context import AUDIENCE, Body, Call
from hugobase.auth.errors import (
    EMAIL_LOGIN_DISABLED,
    EMAIL_NOT_CONFIRMED,
    INVALID_LOGIN,
    LOGIN_BANNED,
    PHONE_LOGIN_DISABLED,
    AuthError,
    invalid,
)
from hugobase.auth.passwords import check_strength
from hugobase.auth.render import answer
from hugobase.auth.sessions import open_session, token_response
from hugobase.auth.users import User


async def password_grant(call: Call) -> Response:
    body = await call.body()
    email, password = _validate(call, body), body.text("password")
    user = await _authenticate(call, email, password)
    async with call.context.transaction() as tx:
        granted = await open_session(call, tx, user.id, "password")
        await record(call, tx, granted.user, "login", {"provider": "email"})
    response, headers = token_response(call, granted)
    return answer(response | _weakness(call, password), headers=headers)


def _validate(call: Call, body: Body) -> str:
    email, phone = body.text("email"), body.text("phone")
    if email and phone:
        raise invalid("Only an email address or phone number should be provided on login.")
    if phone:
        raise PHONE_LOGIN_DISABLED.error()
    if not email:
        raise invalid("missing email or phone")
    if not call.settings.email_enabled:
        raise EMAIL_LOGIN_DISABLED.error()
    return email


async def _authenticate(call: Call, email: str, password: str) -> User:
    """No answer, and no duration, tells an unknown address from a wrong password."""
    async with call.context.transaction() as tx:
        user = await users.by_email(tx, email, AUDIENCE)
    if user is None or not user.password_hash:
        await call.context.passwords.pretend(password)
        raise INVALID_LOGIN.error()
    right = await call.context.passwords.verify(password, user.password_hash)
    if user.is_banned(call.now):
        raise LOGIN_BANNED.error()
    if not right:
        raise INVALID_LOGIN.error()
    if not user.is_confirmed:
        raise EMAIL_NOT_CONFIRMED.error()
    return user


def _weakness(call: Call, password: str) -> dict[str, object]:
    """A password that today's rules would refuse still logs in, and the answer says so."""
    try:
        check_strength(password, min_length=call.settings.password_min_length)
    except AuthError as error:
        return {"weak_password": {"message": error.message, "reasons": list(error.reasons)}}
    return {}
