"""Everything that Auth refuses, with its status, code and words; clients compare codes, so they are GoTrue's."""

from dataclasses import dataclass


class AuthError(Exception):
    """A refusal that the caller is told about."""

    def __init__(self, status: int, code: str, message: str, *, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.reasons = reasons
        """Why a password is too weak."""


class OAuthError(Exception):
    """A refusal in the shape of OAuth 2: status 400, `error` and `error_description`."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error = error
        self.description = description


@dataclass(frozen=True)
class Problem:
    """One kind of refusal; `raise PROBLEM.error(name=…)` fills the braces of its message."""

    status: int
    code: str
    message: str

    def error(self, **values: object) -> AuthError:
        return AuthError(self.status, self.code, self.message.format(**values))


UNEXPECTED = Problem(500, "unexpected_failure", "Unexpected failure, please check server logs for more information")
UNAVAILABLE = Problem(503, "unexpected_failure", "The database cannot be reached just now, please try again")
TIMEOUT = Problem(504, "request_timeout", "Processing this request timed out, please retry after a moment.")
NOT_FOUND = Problem(404, "not_found", "{method} {path} does not exist")
METHOD_NOT_ALLOWED = Problem(405, "method_not_allowed", "{method} is not allowed for {path}")
TOO_LARGE = Problem(413, "request_entity_too_large", "Request body too large (max {limit} bytes)")
RATE_LIMIT = Problem(429, "over_request_rate_limit", "Request rate limit reached")
BAD_JSON = Problem(400, "bad_json", "Could not parse request body as JSON: {reason}")

NO_AUTHORIZATION = Problem(401, "no_authorization", "This endpoint requires a valid Bearer token")
BAD_JWT = Problem(403, "bad_jwt", "invalid JWT: unable to parse or verify signature, {reason}")
MISSING_SUB = Problem(403, "bad_jwt", "invalid claim: missing sub claim")
BAD_SUB = Problem(400, "bad_jwt", "invalid claim: sub claim must be a UUID")
BAD_SESSION_ID = Problem(403, "bad_jwt", "invalid claim: session_id claim must be a UUID")
USER_GONE = Problem(403, "user_not_found", "User from sub claim in JWT does not exist")
SESSION_GONE = Problem(403, "session_not_found", "Session from session_id claim in JWT does not exist")
BANNED = Problem(403, "user_banned", "User is banned")
NOT_ADMIN = Problem(403, "not_admin", "User not allowed")
APP_METADATA_NEEDS_ADMIN = Problem(403, "not_admin", "Updating app_metadata requires admin privileges")

SIGNUP_DISABLED = Problem(422, "signup_disabled", "Signups not allowed for this instance")
ANONYMOUS_DISABLED = Problem(422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled")
EMAIL_SIGNUP_DISABLED = Problem(400, "email_provider_disabled", "Email signups are disabled")
EMAIL_LOGIN_DISABLED = Problem(422, "email_provider_disabled", "Email logins are disabled")
PHONE_SIGNUP_DISABLED = Problem(400, "phone_provider_disabled", "Phone signups are disabled")
PHONE_LOGIN_DISABLED = Problem(422, "phone_provider_disabled", "Phone logins are disabled")
PHONE_CHANGE_DISABLED = Problem(400, "phone_provider_disabled", "Unsupported phone provider")
USER_EXISTS = Problem(422, "user_already_exists", "User already registered")
EMAIL_EXISTS = Problem(422, "email_exists", "A user with this email address has already been registered")
PHONE_EXISTS = Problem(422, "phone_exists", "Phone number already registered by another user")
SAME_PASSWORD = Problem(422, "same_password", "New password should be different from the old password.")

INVALID_LOGIN = Problem(400, "invalid_credentials", "Invalid login credentials")
UNSUPPORTED_GRANT = Problem(400, "invalid_credentials", "unsupported_grant_type")
LOGIN_BANNED = Problem(400, "user_banned", "User is banned")
EMAIL_NOT_CONFIRMED = Problem(400, "email_not_confirmed", "Email not confirmed")
REFRESH_NOT_FOUND = Problem(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found")
REFRESH_USED = Problem(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used")
REFRESH_BANNED = Problem(400, "user_banned", "Invalid Refresh Token: User Banned")
REFRESH_NO_SESSION = Problem(400, "session_not_found", "Invalid Refresh Token: No Valid Session Found")
REFRESH_EXPIRED = Problem(400, "session_expired", "Invalid Refresh Token: Session Expired")

USER_NOT_FOUND = Problem(404, "user_not_found", "User not found")
USER_ID_NOT_UUID = Problem(404, "validation_failed", "user_id must be an UUID")


def invalid(message: str) -> AuthError:
    """A request whose values make no sense."""
    return AuthError(400, "validation_failed", message)
