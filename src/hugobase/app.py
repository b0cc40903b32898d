"""create_app: the one place where hugobase's services are put together from what they are given."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount

from hugobase.auth.context import AuthContext
from hugobase.auth.passwords import Passwords
from hugobase.auth.routes import routes as auth_routes
from hugobase.db import Db
from hugobase.keys import Keys
from hugobase.limits import RateLimits
from hugobase.outside import Clock, Randomness, system_clock, system_randomness
from hugobase.rest.routes import Rest
from hugobase.settings import AuthSettings, Settings
from hugobase.storage.blobs import Blobs
from hugobase.storage.context import StorageContext
from hugobase.storage.routes import routes as storage_routes
from hugobase.tokens import Verifier

FIVE_MINUTES = 300.0
EXPOSED_HEADERS = (
    "X-Total-Count",
    "Link",
    "X-Supabase-Api-Version",
    "x-sb-error-code",
    "Content-Location",
    "Content-Range",
    "Location",
    "Content-Disposition",
    "ETag",
)


def create_app(
    settings: Settings,
    *,
    db: Db,
    keys: Keys,
    blobs: Blobs,
    rest: Rest | None = None,
    verifier: Verifier | None = None,
    clock: Clock = system_clock,
    randomness: Randomness = system_randomness,
) -> Starlette:
    """An ASGI application that serves /auth/v1, /storage/v1 and, when it is given, /rest/v1.

    `db` and `rest` stay the caller's to close. `verifier` may be shared with other parts of the process, so that they share its cache.
    """
    verifier = verifier or make_verifier(settings, keys, clock=clock)
    auth = AuthContext(
        db=db,
        keys=keys,
        verifier=verifier,
        clock=clock,
        randomness=randomness,
        settings=settings.auth,
        issuer=settings.issuer,
        passwords=Passwords(settings.auth.bcrypt_cost),
        limits=RateLimits(clock, _rates(settings.auth)),
    )
    storage = StorageContext(
        db=db, keys=keys, verifier=verifier, blobs=blobs, clock=clock, randomness=randomness, settings=settings.storage
    )
    return Starlette(
        routes=[
            Mount("/auth/v1", routes=auth_routes(auth)),
            Mount("/storage/v1", routes=storage_routes(storage)),
            *([Mount("/rest/v1", app=rest)] if rest else []),
        ],
        middleware=_cors(settings),
    )


def make_verifier(settings: Settings, keys: Keys, *, clock: Clock = system_clock) -> Verifier:
    """The verifier that these settings ask for."""
    secret = settings.jwt_secret.get_secret_value() if settings.jwt_secret else None
    return Verifier(keys, clock=clock, shared_secret=secret)


def _rates(settings: AuthSettings) -> dict[str, float]:
    return {
        "signup": settings.rate_limit_signup / FIVE_MINUTES,
        "token_refresh": settings.rate_limit_token_refresh / FIVE_MINUTES,
        "user_update": settings.rate_limit_user_update / FIVE_MINUTES,
    }


def _cors(settings: Settings) -> list[Middleware]:
    if not settings.cors_origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["*"],
            expose_headers=EXPOSED_HEADERS,
            max_age=86_400,
        )
    ]
