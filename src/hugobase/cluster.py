"""A Postgres cluster on disk: made once, checked and configured before every start, freed of what a crash left."""

import asyncio
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hugobase.account import Account, can_reach, choose, reachable_binaries
from hugobase.errors import EmbeddedError
from hugobase.launcher import CANNOT_KEEP_SEARCH

SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 103 if sys.platform == "darwin" else 107
INITDB_OPTIONS = (
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
    "--data-checksums",
)

SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    # Memory: a small machine, and a stack that stays under 350 MB resident.
    "shared_buffers": "64MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "effective_cache_size": "512MB",
    "huge_pages": "off",
    "max_worker_processes": "4",
    "max_parallel_workers_per_gather": "0",
    "autovacuum_max_workers": "2",
    "io_method": "sync",
    "jit": "off",
    # Durability is the default's: fsync, synchronous commit, full pages, checksums.
    "checkpoint_timeout": "15min",
    "max_wal_size": "512MB",
    "wal_compression": "on",
    "max_wal_senders": "2",
    # What the application did wrong is the application's to log; values of rows never reach the server's log.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
    "log_line_prefix": "'%m [%p] '",
    "log_timezone": "'UTC'",
    "timezone": "'UTC'",
    "lc_messages": "'C.UTF-8'",
    # As a Supabase project has them; the first is what full-text filters without a language use.
    "default_text_search_config": "'pg_catalog.english'",
    "compute_query_id": "on",
    "idle_in_transaction_session_timeout": "60s",
}


@dataclass(frozen=True)
class Cluster:
    """Where one cluster's parts are and as whom it runs."""

    data_dir: Path
    account: Account
    binaries: Path

    @property
    def folder(self) -> Path:
        return self.data_dir / "postgres"

    @property
    def log(self) -> Path:
        return self.data_dir / "logs" / "postgres.log"

    def command(self, *command: str) -> list[str]:
        """The command line that runs a program of the server as the account, tied to our life."""
        launcher = Path(__file__).with_name("launcher.py")
        program, *arguments = command
        start = [sys.executable, "-I", "-S", str(launcher), str(os.getpid()), *self.account.launcher_arguments()]
        return [*start, str(self.binaries / program), *arguments]

    def give(self, folder: Path) -> None:
        """Make a folder that only the account may enter."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.account.switch:
            os.chown(folder, self.account.uid, self.account.gid)


def locate(data_dir: Path) -> Cluster:
    """Decide account and binaries; raises EmbeddedError when there is no way to run Postgres here."""
    account = choose(data_dir / "postgres")
    if not can_reach(account, data_dir):
        account = Account(account.uid, account.gid, account.name, switch=True, search=True)
    return Cluster(data_dir, account, reachable_binaries(account, data_dir))


async def ensure(cluster: Cluster) -> None:
    """Make the cluster when there is none, and refuse one made by another major version of Postgres."""
    version = await run(cluster, "postgres", "--version")
    major = version.rsplit(" ", 1)[-1].split(".", maxsplit=1)[0]
    marker = cluster.folder / "PG_VERSION"
    if not marker.exists():
        await _initialise(cluster)
    found = marker.read_text(encoding="ascii").strip()
    if found != major:
        raise EmbeddedError(
            f"The data folder {cluster.data_dir} was made by Postgres {found}, and this program brings Postgres {major}: "
            f"dump it with the older version and restore it into a new folder."
        )


async def _initialise(cluster: Cluster) -> None:
    """Made by initdb beside the final place, then one rename: a crash in between leaves nothing half made."""
    work = cluster.data_dir / "postgres.unfinished"
    shutil.rmtree(work, ignore_errors=True)
    cluster.give(work)
    await run(cluster, "initdb", *INITDB_OPTIONS, "-D", str(work))
    work.rename(cluster.folder)
    handle = os.open(cluster.data_dir, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


async def run(cluster: Cluster, *command: str) -> str:
    """Run one of the server's programs to its end and give back what it printed."""
    process = await spawn(cluster, *command, output=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    text = output.decode("utf-8", "replace").strip()
    if process.returncode:
        raise failure(cluster, process.returncode, text)
    return text


async def spawn(cluster: Cluster, *command: str, output: int | BinaryIO) -> asyncio.subprocess.Process:
    """Start one of the server's programs in a session of its own: a Ctrl-C in the terminal does not reach it."""
    try:
        return await asyncio.create_subprocess_exec(
            *cluster.command(*command),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=asyncio.subprocess.STDOUT,
            # Nothing of ours leaks into the server's environment, and its messages are English.
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
            cwd="/",
            start_new_session=True,
        )
    except OSError as error:
        raise EmbeddedError(f"Postgres cannot be started: {error.strerror} ({error.filename}).") from error


def failure(cluster: Cluster, code: int, output: str) -> EmbeddedError:
    """One sentence for a program of the server that failed."""
    if code == CANNOT_KEEP_SEARCH:
        return EmbeddedError(
            f"Postgres does not run as root, and the user {cluster.account.name} cannot enter {cluster.data_dir}: "
            f"choose a data folder whose parent folders are open to it, or start as another user."
        )
    if "No space left on device" in output:
        return EmbeddedError(f"The disk that holds {cluster.data_dir} is full.")
    if "could not look up effective user ID" in output:
        return EmbeddedError(
            "Postgres needs a name for the user it runs as, and this user has no entry in /etc/passwd."
        )
    lines = [line.strip() for line in output.splitlines() if "FATAL" in line or "error:" in line or "PANIC" in line]
    reason = lines[-1] if lines else f"it ended with code {code}"
    return EmbeddedError(f"Postgres did not start ({reason}); its log is {cluster.log}.")


def socket_folder(cluster: Cluster) -> Path:
    """The socket lives in the data folder, or in a private short one when that path would be too long."""
    folder = cluster.data_dir / "socket"
    if len(os.fsencode(folder / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
        cluster.give(folder)
        return folder
    private = Path(tempfile.mkdtemp(prefix="hugobase-"))
    cluster.give(private)
    return private


def configure(cluster: Cluster, sockets: Path) -> Path:
    """Write the settings of this start; what an operator sets by ALTER SYSTEM still wins over them."""
    settings = {
        **SETTINGS,
        "data_directory": _quoted(cluster.folder),
        "unix_socket_directories": _quoted(f'"{sockets}"'),
    }
    path = cluster.folder / "hugobase.conf"
    path.write_text("".join(f"{name} = {value}\n" for name, value in settings.items()), encoding="utf-8")
    path.chmod(0o644)
    return path


def _quoted(value: object) -> str:
    return "'" + str(value).replace("\\", "\\\\").replace("'", "''") + "'"
