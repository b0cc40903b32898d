"""What a crash leaves of a Postgres: processes without their parent, and lock files of processes long gone."""

import asyncio
import signal
from collections.abc import Iterable
from pathlib import Path

import psutil

from hugobase.cluster import SOCKET_NAME, Cluster


async def clear(cluster: Cluster, sockets: Path) -> None:
    """Stop a postmaster that outlived its parent, and remove lock files that name processes long gone.

    Only called while we hold the data folder's lock, so a running postmaster can be nobody else's.
    """
    pid_file = cluster.folder / "postmaster.pid"
    postmaster = pid_file.read_text(encoding="ascii", errors="replace").split("\n", 1)[0] if pid_file.exists() else ""
    for server in _servers(cluster.folder):
        # A child without its postmaster has nothing left to save: recovery follows anyway.
        await _stop(server, FAST_STOP if str(server.pid) == postmaster else IMMEDIATE_STOP)
    # Postgres believes any live process with the noted id, which after a reboot or in a container may be anyone.
    for leftover in (pid_file, sockets / SOCKET_NAME, sockets / f"{SOCKET_NAME}.lock"):
        leftover.unlink(missing_ok=True)


def _servers(folder: Path) -> list[psutil.Process]:
    """Every Postgres process at work in this folder, the postmaster first."""
    found = []
    for process in psutil.process_iter(["name"]):
        try:
            if process.info["name"] == "postgres" and Path(process.cwd()) == folder:
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return sorted(found, key=psutil.Process.create_time)


IMMEDIATE_STOP = ((signal.SIGQUIT, 2.0), (signal.SIGKILL, 5.0))
FAST_STOP = ((signal.SIGINT, 10.0), *IMMEDIATE_STOP)


async def _stop(process: psutil.Process, signals: Iterable[tuple[signal.Signals, float]]) -> None:
    """Send each signal in turn, waiting its number of seconds for the process to be gone."""
    for sign, patience in signals:
        try:
            process.send_signal(sign)
            await asyncio.to_thread(process.wait, patience)
        except psutil.NoSuchProcess:
            return
        except psutil.TimeoutExpired:
            continue
        else:
            return
