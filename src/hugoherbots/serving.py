"""Serving: one socket, one application, the demo beside it, and a clean end."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import structlog
import uvicorn

from hugobase import HugobaseError
from hugoherbots.app import create_app
from hugoherbots.demo import Demo, load_demo
from hugoherbots.kit.logging import configure_logging
from hugoherbots.runtime import Runtime, run
from hugoherbots.settings import Settings

log = structlog.get_logger(__name__)


class ServingError(HugobaseError):
    """The server can not start, or not stop cleanly."""


def bind(settings: Settings) -> socket.socket:
    """The listening socket; one sentence when the port is taken or not allowed."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        reason = error.strerror or type(error).__name__
        raise ServingError(
            f"Can not listen on {settings.host} port {settings.port}: {reason}. Choose another with --port."
        ) from error
    listener.setblocking(False)
    return listener


async def serve_until_stopped(settings: Settings, *, demo: bool) -> None:
    """Starts everything, says where it is, serves until SIGINT or SIGTERM, and stops everything, Postgres last."""
    configure_logging(settings.log_level, as_json=settings.log_json)
    listener = bind(settings)
    if settings.port == 0:
        settings = settings.model_copy(update={"port": listener.getsockname()[1]})
    with contextlib.closing(listener):
        async with run(settings) as runtime:
            app = create_app(
                runtime.services, verify=runtime.verify, protocols=runtime.protocols, checks=runtime.checks
            )
            config = uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                proxy_headers=True,
                forwarded_allow_ips=settings.trusted_proxies,
                server_header=False,
                timeout_graceful_shutdown=10,
                lifespan="on",
            )
            server = uvicorn.Server(config)
            async with runtime.services.jobs.working(), announced(server, runtime, demo=demo):
                await server.serve([listener])


@contextlib.asynccontextmanager
async def announced(server: uvicorn.Server, runtime: Runtime, *, demo: bool) -> AsyncIterator[None]:
    """Beside the server: prints where to go once it answers, then loads what is missing of the demo."""
    task = asyncio.create_task(announce(server, runtime, demo=demo), name="announce")
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def announce(server: uvicorn.Server, runtime: Runtime, *, demo: bool) -> None:
    """The words on the terminal of whoever started this."""
    while not server.started:  # noqa: ASYNC110 -- uvicorn has no event for it
        await asyncio.sleep(0.01)
    settings = runtime.services.settings
    prepared = await Demo.prepare(runtime.services) if demo and not settings.hosted else None
    lines = [f"HugoHerbots is ready: {settings.address}"]
    if prepared is not None:
        lines += [
            f"  log in as {account.email} with {account.password} ({account.who})" for account in prepared.accounts
        ]
    lines += [f"  Supabase URL: {runtime.services.supabase.url}", f"  anon key: {runtime.services.supabase.anon_key}"]
    lines += ["Stop with Ctrl-C."]
    print("\n".join(lines), flush=True)
    if prepared is not None:
        try:
            await load_demo(runtime.services, prepared)
        except asyncio.CancelledError:
            raise
        except Exception:  # the product serves without its demo
            log.exception("demo_not_loaded")
