"""Postgres as a part of this program: started from the wheel's binaries, watched, restarted, and stopped with us."""

import asyncio
import logging
import os
import shutil
import signal
import time
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import quote

from hugobase import cluster as clusters
from hugobase import leftovers
from hugobase.cluster import Cluster
from hugobase.datafolder import DataFolder
from hugobase.errors import EmbeddedError, folder_error

log = logging.getLogger(__name__)

LOG_LIMIT = 10_000_000
START_PATIENCE = 120.0
POLL = 0.01
LONGEST_PAUSE = 5.0


class EmbeddedPostgres:
    """One cluster in `<data_dir>/postgres`, reachable over a Unix socket only.

    `start()` returns when the server accepts connections and raises EmbeddedError with one clear sentence when
    it cannot. While we run, a server that dies (even by `kill -9`) is started again. `stop()` is a fast
    shutdown, awaited. The server has its own process group, so a Ctrl-C in the terminal reaches only us; on Linux
    the kernel shuts it down when we die, and everywhere the next start clears away what is left.
    """

    def __init__(self, data_dir: str | os.PathLike[str]) -> None:
        self.data_dir = Path(data_dir).absolute()
        self._folder = DataFolder(self.data_dir)
        self._cluster: Cluster | None = None
        self._sockets: Path | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def dsn(self) -> str:
        """The superuser `postgres` in the database `postgres`: for migrations and backups."""
        return self.dsn_for("postgres")

    @property
    def api_dsn(self) -> str:
        """The login `authenticator`, which can do nothing but become a caller's role: for `Db`."""
        return self.dsn_for("postgres", user="authenticator")

    def dsn_for(self, database: str, *, user: str = "postgres") -> str:
        if self._sockets is None:
            raise EmbeddedError("The embedded Postgres is not started.")
        return f"postgresql://{user}@/{quote(database)}?host={quote(str(self._sockets))}"

    @property
    def pid(self) -> int | None:
        """The postmaster's process id while it runs."""
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    async def start(self) -> None:
        if self._watch is not None:
            return
        self._folder.acquire()
        try:
            self._cluster = await asyncio.to_thread(clusters.locate, self.data_dir)
            await clusters.ensure(self._cluster)
            await self._launch()
        except OSError as error:
            await self.stop()
            raise folder_error(self.data_dir, error) from error
        except BaseException:
            await self.stop()
            raise
        self._watch = asyncio.create_task(self._supervise(), name="embedded-postgres")

    async def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back, and what was committed is on disk."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
            self._watch = None
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.send_signal(signal.SIGINT)
            await process.wait()
        if self._sockets is not None and self._sockets.parent != self.data_dir:
            shutil.rmtree(self._sockets, ignore_errors=True)
        self._sockets = None
        self._folder.release()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        await self.stop()

    async def _launch(self) -> None:
        cluster = self._cluster
        assert cluster is not None
        if self._sockets is None:
            self._sockets = clusters.socket_folder(cluster)
        await leftovers.clear(cluster, self._sockets)
        configuration = clusters.configure(cluster, self._sockets)
        with _open_log(cluster.log) as handle:
            start = handle.tell()
            command = ("postgres", "-D", str(cluster.folder), "-c", f"config_file={configuration}")
            self._process = await clusters.spawn(cluster, *command, output=handle)
        await self._until_ready(cluster, self._process, start)

    async def _until_ready(self, cluster: Cluster, process: asyncio.subprocess.Process, log_start: int) -> None:
        """Postgres writes its state into postmaster.pid, so no connection has to be tried."""
        state = cluster.folder / "postmaster.pid"
        patience = time.monotonic() + START_PATIENCE
        while process.returncode is None:
            if _is_ready(state, process.pid):
                return
            if time.monotonic() > patience:
                raise EmbeddedError(
                    f"Postgres was not ready after {START_PATIENCE:.0f} seconds; its log is {cluster.log}."
                )
            await asyncio.sleep(POLL)
        with cluster.log.open("rb") as handle:
            handle.seek(log_start)
            output = handle.read().decode("utf-8", "replace")
        raise clusters.failure(cluster, process.returncode, output)

    async def _supervise(self) -> None:
        """Start the server again whenever it ends by itself, waiting longer after each failure to start."""
        while True:
            assert self._process is not None
            code = await self._process.wait()
            log.error("Postgres ended unexpectedly (code %s); starting it again.", code)
            pause = 0.1
            while True:
                try:
                    await self._launch()
                    break
                except (EmbeddedError, OSError) as error:
                    log.error("Postgres cannot be started: %s", error)  # noqa: TRY400 — the sentence says it all
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
            log.warning("Postgres is back.")


def _open_log(path: Path) -> BinaryIO:
    """For appending; a long one is set aside first, and one older log is kept."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab")


def _is_ready(state: Path, pid: int) -> bool:
    try:
        lines = state.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return lines[:1] == [str(pid)] and lines[7:8] != [] and lines[7].strip() == "ready"
