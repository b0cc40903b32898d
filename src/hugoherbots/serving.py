"""Serving: one socket, one application, the demo beside it, and a clean end."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import structlog

from hugobase.serve import listen, serve
from hugoherbots.app import create_app
from hugoherbots.demo import Demo, load_demo
from hugoherbots.kit.logging import configure_logging
from hugoherbots.runtime import Runtime, run
from hugoherbots.services import Services
from hugoherbots.settings import ADDRESS_FILE, Settings

log = structlog.get_logger(__name__)


async def serve_until_stopped(settings: Settings, *, demo: bool) -> None:
    """Starts everything, says where it is, serves until SIGINT or SIGTERM, and stops everything, Postgres last."""
    configure_logging(settings.log_level, as_json=settings.log_json)
    with contextlib.closing(listen(settings.host, settings.port)) as listener:
        if settings.port == 0:
            settings = settings.model_copy(update={"port": listener.getsockname()[1]})
        async with (
            run(settings) as runtime,
            remembered(settings),
            runtime.services.jobs.working(),
            asyncio.TaskGroup() as beside,
        ):
            app = create_app(
                runtime.services, verify=runtime.verify, protocols=runtime.protocols, checks=runtime.checks
            )
            telling: list[asyncio.Task[None]] = []
            await serve(
                app,
                listener,
                trusted_proxies=settings.trusted_proxies,
                ready=lambda: telling.append(beside.create_task(tell(runtime, demo=demo), name="tell")),
            )
            for task in telling:
                task.cancel()


@contextlib.asynccontextmanager
async def remembered(settings: Settings) -> AsyncIterator[None]:
    """Writes into the data folder where this process serves, for `hugoherbots keys`, as long as it does."""
    if settings.hosted:
        yield
        return
    path = settings.data_dir / ADDRESS_FILE
    path.write_text(settings.address, encoding="utf-8")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


async def tell(runtime: Runtime, *, demo: bool) -> None:
    """Says where to go, and loads what is missing of the demo; the product serves without it."""
    services = runtime.services
    prepared = await prepare_demo(services) if demo and not services.settings.hosted else None
    lines = [f"HugoHerbots is ready: {services.settings.address}"]
    if prepared is not None:
        lines += [f"  log in as {item.email} with {item.password} ({item.who})" for item in prepared.accounts]
    lines += [
        f"  Supabase URL: {services.supabase.url}",
        f"  anon key: {services.supabase.anon_key}",
        "Stop with Ctrl-C.",
    ]
    print("\n".join(lines), flush=True)
    if prepared is not None:
        try:
            await load_demo(services, prepared)
        except Exception:  # reported; the product goes on
            log.exception("demo_not_loaded")


async def prepare_demo(services: Services) -> Demo | None:
    """The demo's people, or None when they could not be made."""
    try:
        return await Demo.prepare(services)
    except Exception:  # reported; the product goes on
        log.exception("demo_not_prepared")
        return None
