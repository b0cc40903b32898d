"""Everything that runs around the application: the embedded backend or a hosted one, made ready and closed in order."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
from starlette.types import ASGIApp

from hugobase import PLATFORM, Clock, Db, MigrationSource, Randomness, migrate, system_clock, system_randomness
from hugobase.settings import AuthSettings
from hugobase.settings import Settings as BackendSettings
from hugobase.stack import open_stack
from hugoherbots.coach import Coach, load_coach
from hugoherbots.content.loader import load_scenarios
from hugoherbots.kit.health import Check
from hugoherbots.kit.jobs import Jobs, prepare_schema
from hugoherbots.kit.models import ChatModel
from hugoherbots.kit.protocols import CLIENT_HEADER
from hugoherbots.kit.speech import Transcriber, WhisperTranscriber, whisper_installed
from hugoherbots.kit.supabase import Supabase
from hugoherbots.kit.tokens import HostedVerifier, TokenVerifier, embedded_verifier
from hugoherbots.scenarios.api import do_install_packaged
from hugoherbots.services import Services
from hugoherbots.sessions import jobs as session_jobs
from hugoherbots.settings import Settings

MIGRATIONS = MigrationSource("hugoherbots", Path(__file__).parent / "migrations")
CALL_TIMEOUT = httpx.Timeout(30.0, connect=5.0)


@dataclass(frozen=True, slots=True)
class Outside:
    """What comes from outside, each replaceable: the clock, randomness, and the models."""

    clock: Clock = system_clock
    randomness: Randomness = system_randomness
    coach: Coach | None = None
    chat_model: ChatModel | None = None
    transcriber: Transcriber | None = None


@dataclass(frozen=True, slots=True)
class Runtime:
    """The running collaborators of one process; `jobs_dsn` is where its jobs are, for workers beside it."""

    services: Services
    verify: TokenVerifier
    protocols: ASGIApp | None
    checks: Mapping[str, Check]
    jobs_dsn: str


@asynccontextmanager
async def run(settings: Settings, outside: Outside | None = None) -> AsyncIterator[Runtime]:
    """Starts what the settings ask for, and stops it in the opposite order, Postgres last."""
    chosen = outside or Outside()
    start = run_hosted if settings.hosted else run_embedded
    async with start(settings, chosen) as runtime:
        await install_scenarios(runtime.services)
        yield runtime


@asynccontextmanager
async def run_embedded(settings: Settings, outside: Outside) -> AsyncIterator[Runtime]:
    """Postgres, Auth and Storage in this process, in the data folder."""
    async with AsyncExitStack() as stack:
        loading = asyncio.create_task(asyncio.to_thread(coach_of, settings, outside))
        backend = await stack.enter_async_context(
            open_stack(
                backend_settings(settings),
                settings.data_dir,
                migrations=(MIGRATIONS,),
                pool_size=settings.database_pool,
                clock=outside.clock,
                randomness=outside.randomness,
            )
        )
        jobs = await stack.enter_async_context(open_jobs(backend.admin_dsn))
        transport = httpx.ASGITransport(app=backend.app, client=("127.0.0.1", 0))
        http = await stack.enter_async_context(httpx.AsyncClient(transport=transport, timeout=CALL_TIMEOUT))
        supabase = Supabase(settings.address, backend.keys.anon_key, backend.keys.service_role_key, http)
        yield Runtime(
            services=make_services(settings, outside, backend.db, supabase, jobs, await loading),
            verify=embedded_verifier(backend.verifier),
            protocols=backend.app,
            checks=checks_for(backend.db, jobs, backend.admin_dsn),
            jobs_dsn=backend.admin_dsn,
        )


@asynccontextmanager
async def run_hosted(settings: Settings, outside: Outside) -> AsyncIterator[Runtime]:
    """A Supabase project, or hugobase as a process of its own; nothing embedded starts."""
    assert settings.database_url is not None
    assert settings.supabase_url is not None
    assert settings.supabase_anon_key is not None
    assert settings.supabase_service_role_key is not None
    dsn = settings.database_url.get_secret_value()
    secret = settings.supabase_jwt_secret.get_secret_value() if settings.supabase_jwt_secret else None
    async with AsyncExitStack() as stack:
        loading = asyncio.create_task(asyncio.to_thread(coach_of, settings, outside))
        await migrate.apply(dsn, [PLATFORM, MIGRATIONS])
        db = await stack.enter_async_context(await Db.connect(dsn, pool_size=settings.database_pool))
        jobs = await stack.enter_async_context(open_jobs(dsn))
        http = await stack.enter_async_context(httpx.AsyncClient(timeout=CALL_TIMEOUT))
        supabase = Supabase(
            settings.supabase_url,
            settings.supabase_anon_key.get_secret_value(),
            settings.supabase_service_role_key.get_secret_value(),
            http,
        )
        yield Runtime(
            services=make_services(settings, outside, db, supabase, jobs, await loading),
            verify=HostedVerifier(settings.supabase_url, http, outside.clock, secret=secret),
            protocols=None,
            checks=checks_for(db, jobs, dsn),
            jobs_dsn=dsn,
        )


def coach_of(settings: Settings, outside: Outside) -> Coach:
    """The coach that was given, or the packaged one."""
    return outside.coach or load_coach(settings.catalogue_dir)


@asynccontextmanager
async def open_jobs(dsn: str) -> AsyncIterator[Jobs]:
    """The queue of jobs, its tables laid."""
    await prepare_schema(dsn)
    jobs = Jobs(dsn)
    async with jobs.open():
        yield jobs


def make_services(
    settings: Settings, outside: Outside, db: Db, supabase: Supabase, jobs: Jobs, coach: Coach
) -> Services:
    """The services of the product, with the models that the settings name, and the work that jobs do."""
    services = Services(
        settings=settings,
        db=db,
        supabase=supabase,
        coach=coach,
        clock=outside.clock,
        randomness=outside.randomness,
        jobs=jobs,
        chat_model=outside.chat_model,
        transcriber=outside.transcriber,
    )
    complete = with_models(services)
    session_jobs.register(complete)
    return complete


def with_models(services: Services) -> Services:
    """Adds the configured language and speech models where none was given; their client is loaded only then."""
    settings = services.settings
    chat, speech = services.chat_model, services.transcriber
    if settings.openai_api_key:
        provider = importlib.import_module("hugoherbots.kit.openai_models")
        key = settings.openai_api_key.get_secret_value()
        client = provider.make_client(key, settings.openai_base_url, settings.model_timeout)
        if chat is None and settings.chat_model:
            chat = provider.OpenAIChatModel(client, settings.chat_model)
        if speech is None and settings.transcribe_model:
            speech = provider.OpenAITranscriber(client, settings.transcribe_model)
    if speech is None and whisper_installed(settings.whisper_model):
        speech = WhisperTranscriber(settings.whisper_model)
    return replace(services, chat_model=chat, transcriber=speech)


async def install_scenarios(services: Services) -> None:
    """Brings the packaged scenarios into the database; they are there with and without the demo."""
    async with services.db.as_service("scenarios: install the packaged ones") as db:
        await do_install_packaged(db, load_scenarios(), services.clock())


def checks_for(db: Db, jobs: Jobs, dsn: str) -> dict[str, Check]:
    """What /readyz asks: does the database answer, and is its schema the one that this program was made for."""

    async def database() -> None:
        async with db.as_anon() as tx:
            await tx.fetchval("select 1")

    async def migrations() -> None:
        await migrate.check(dsn, [PLATFORM, MIGRATIONS])

    return {"database": database, "migrations": migrations, "jobs": jobs.check}


def backend_settings(settings: Settings) -> BackendSettings:
    """The embedded backend's own settings, from the product's."""
    return BackendSettings(
        external_url=settings.address,
        cors_origins=settings.cors_origins,
        auth=AuthSettings(disable_signup=not settings.signup_enabled, rate_limit_header=CLIENT_HEADER),
    )
