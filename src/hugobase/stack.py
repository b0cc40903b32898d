"""The whole stack in one `async with`: Postgres, migrations, keys, database, application."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from starlette.applications import Starlette

from hugobase import migrate
from hugobase.app import create_app, make_verifier
from hugobase.datafolder import DataFolder
from hugobase.db import DatabaseUnavailable, Db
from hugobase.embedded import EmbeddedPostgres
from hugobase.errors import HugobaseError, folder_error
from hugobase.keys import Keys, load_or_create
from hugobase.migrate import PLATFORM, MigrationSource
from hugobase.outside import Clock, Randomness, system_clock, system_randomness
from hugobase.rest.routes import RestConfig, make_rest
from hugobase.settings import Settings
from hugobase.storage.blobs import FileBlobs
from hugobase.storage.orphans import remove_orphans
from hugobase.tokens import Verifier

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stack:
    """What runs; `admin_dsn` may migrate and back up, requests go through `db`."""

    app: Starlette
    db: Db
    keys: Keys
    verifier: Verifier
    blobs: FileBlobs
    admin_dsn: str
    postgres: EmbeddedPostgres | None


@asynccontextmanager
async def open_stack(
    settings: Settings,
    data_dir: Path,
    *,
    database_url: str | None = None,
    migrations: Sequence[MigrationSource] = (),
    pool_size: int = 12,
    clock: Clock = system_clock,
    randomness: Randomness = system_randomness,
) -> AsyncIterator[Stack]:
    """Start everything, in order, and stop it in the opposite one; raises HugobaseError with one clear sentence.

    With `database_url` no Postgres is started; the data folder then holds only keys and files.
    """
    async with AsyncExitStack() as stack:
        postgres = None
        if database_url is None:
            postgres = await stack.enter_async_context(EmbeddedPostgres(data_dir))
        else:
            stack.enter_context(DataFolder(data_dir))
        admin_dsn = database_url or (postgres.dsn if postgres else "")
        try:
            await migrate.apply(admin_dsn, [PLATFORM, *migrations])
            api_dsn = database_url or (postgres.api_dsn if postgres else "")
            db = await stack.enter_async_context(await Db.connect(api_dsn, pool_size=pool_size))
        except (DatabaseUnavailable, OSError) as error:
            raise HugobaseError("The database cannot be reached; is DATABASE_URL right?") from error
        keys = load_or_create(data_dir / "keys.json", clock=clock, randomness=randomness)
        blobs = FileBlobs(data_dir / "storage")
        try:
            blobs.prepare()
        except OSError as error:
            raise folder_error(data_dir, error) from error
        verifier = make_verifier(settings, keys, clock=clock)
        rest = make_rest(
            api_dsn, verifier=verifier, config=RestConfig(public_url=f"{settings.external_url.rstrip('/')}/rest/v1")
        )
        stack.push_async_callback(rest.stop)
        await rest.start()
        app = create_app(
            settings,
            db=db,
            keys=keys,
            blobs=blobs,
            rest=rest,
            verifier=verifier,
            clock=clock,
            randomness=randomness,
        )
        stack.push_async_callback(_cancelled, asyncio.create_task(_sweep(db, blobs), name="orphaned files"))
        yield Stack(app, db, keys, verifier, blobs, admin_dsn, postgres)


async def _sweep(db: Db, blobs: FileBlobs) -> None:
    """Once at each start; by the system's clock, which is that of the files."""
    try:
        if removed := await remove_orphans(db, blobs, system_clock):
            log.warning("Removed %d files that belonged to no object.", removed)
    except (DatabaseUnavailable, asyncpg.PostgresError, OSError) as error:
        log.warning("Files without an object could not be looked for: %s", error)


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
