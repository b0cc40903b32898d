"""GET /settings, /health and /.well-known/jwks.json: what anybody may know of this server."""

from importlib.metadata import version

from starlette.responses import JSONResponse, Response

from hugobase.auth.context import Call
from hugobase.auth.render import answer

PROVIDERS = [
    "apple",
    "azure",
    "bitbucket",
    "discord",
    "facebook",
    "snapchat",
    "figma",
    "fly",
    "github",
    "gitlab",
    "google",
    "keycloak",
    "kakao",
    "linkedin",
    "linkedin_oidc",
    "notion",
    "spotify",
    "slack",
    "slack_oidc",
    "workos",
    "twitch",
    "twitter",
    "zoom",
]


async def settings(call: Call) -> Response:
    """Which ways of signing in are open."""
    external = {"anonymous_users": False, **dict.fromkeys(PROVIDERS, False)}
    external |= {"email": call.settings.email_enabled, "phone": False}
    return answer(
        {
            "external": external,
            "disable_signup": call.settings.disable_signup,
            "mailer_autoconfirm": call.settings.autoconfirm,
            "phone_autoconfirm": False,
            "sms_provider": "",
            "saml_enabled": False,
            "saml_private_key_next_configured": False,
            "passkeys_enabled": False,
        }
    )


async def health(_call: Call) -> Response:
    return answer(
        {
            "version": version("hugoherbots"),
            "name": "GoTrue",
            "description": "GoTrue is a user registration and authentication API",
        }
    )


async def jwks(call: Call) -> Response:
    return JSONResponse(call.context.keys.jwks(), headers={"Cache-Control": "public, max-age=600"})
