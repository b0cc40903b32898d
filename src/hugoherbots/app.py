"""The only place where the product is put together: collaborators in, one ASGI application out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from hugoherbots import accounts, scenarios, sessions, site
from hugoherbots.accounts import routes as accounts_routes
from hugoherbots.kit.csrf import CsrfMiddleware
from hugoherbots.kit.errors import install_problem_handlers
from hugoherbots.kit.headers import SecurityHeadersMiddleware
from hugoherbots.kit.health import Check
from hugoherbots.kit.i18n import load_translations
from hugoherbots.kit.metrics import MetricsMiddleware
from hugoherbots.kit.pages import Pages, fingerprint
from hugoherbots.kit.protocols import ProtocolsMiddleware
from hugoherbots.kit.routing import Route, install
from hugoherbots.kit.sessions import IdentityMiddleware
from hugoherbots.kit.static import FingerprintedFiles
from hugoherbots.kit.tokens import TokenVerifier
from hugoherbots.openapi import describe
from hugoherbots.scenarios import routes as scenarios_routes
from hugoherbots.services import Services
from hugoherbots.sessions import routes as sessions_routes
from hugoherbots.site import routes as site_routes
from hugoherbots.site.pages import problem_page

WEB = Path(__file__).parent / "web"
SLICES = {"accounts": accounts, "scenarios": scenarios, "sessions": sessions, "site": site}
ROUTES: Mapping[str, Sequence[Route]] = {
    "site": site_routes.ROUTES,
    "accounts": accounts_routes.ROUTES,
    "scenarios": (*scenarios_routes.API, *scenarios_routes.PAGES),
    "sessions": (*sessions_routes.API, *sessions_routes.PAGES),
}
Lifespan = Callable[[], AbstractAsyncContextManager[None]]


def create_app(
    services: Services,
    *,
    verify: TokenVerifier,
    protocols: ASGIApp | None = None,
    checks: Mapping[str, Check] | None = None,
    lifespan: Lifespan | None = None,
) -> FastAPI:
    """The product as an ASGI application.

    `verify` checks access tokens. `protocols` is the embedded backend, which serves its own paths, absent in hosted
    mode. `checks` decide /readyz. `lifespan` runs while the application serves.
    """
    static_url = f"/static/{fingerprint(WEB / 'static')}"

    @asynccontextmanager
    async def run(_app: FastAPI) -> AsyncIterator[None]:
        if lifespan is None:
            yield
            return
        async with lifespan():
            yield

    app = FastAPI(
        title="HugoHerbots",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        middleware=middleware(services, verify, protocols),
        lifespan=run,
    )
    app.state.services = services
    app.state.checks = dict(checks or {})
    app.state.pages = create_pages(static_url)
    for name, routes in ROUTES.items():
        install(app, routes, tag=name)
    app.mount(static_url, FingerprintedFiles(directory=WEB / "static"), name="static")
    install_problem_handlers(app, problem_page)
    describe(app)
    return app


def create_pages(static_url: str) -> Pages:
    """The renderer over the templates of the frame and of every slice."""
    folders = {name: Path(str(module.__file__)).parent / "templates" for name, module in SLICES.items()}
    return Pages(
        web=WEB / "templates",
        slices=folders,
        static_url=static_url,
        translations=load_translations(WEB / "messages"),
    )


def middleware(services: Services, verify: TokenVerifier, protocols: ASGIApp | None) -> list[Middleware]:
    """From the outside in."""
    settings = services.settings
    stack: list[Any] = [
        Middleware(MetricsMiddleware),
        Middleware(ProtocolsMiddleware, protocols=protocols),
        Middleware(SecurityHeadersMiddleware, secure=settings.secure_cookies),
        Middleware(GZipMiddleware, minimum_size=1000),
    ]
    if settings.cors_origins:
        stack.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(settings.cors_origins),
                allow_methods=["GET", "POST"],
                allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"],
            )
        )
    stack += [
        Middleware(CsrfMiddleware),
        Middleware(IdentityMiddleware, verify=verify, supabase=services.supabase, secure=settings.secure_cookies),
    ]
    return stack
