"""The product as a process for the benchmarks, and sellers who are signed in to it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil


@dataclass(frozen=True)
class Server:
    """A running product; times in seconds since the process was started."""

    address: str
    process: psutil.Process
    healthy_after: float

    def resident_megabytes(self) -> float:
        """Memory of the process and its children; pages shared among them are counted once (PSS)."""
        everyone = [self.process, *self.process.children(recursive=True)]
        return sum(item.memory_full_info().pss for item in everyone) / 1e6


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def serving(data_dir: Path) -> Iterator[Server]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    began = time.perf_counter()
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("HUGO", "SUPABASE", "OPENAI"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "hugoherbots", "serve", "--no-demo", "--data-dir", str(data_dir), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        env=clean,
        start_new_session=True,
    )
    try:
        while True:
            try:
                if httpx.get(f"{address}/readyz", timeout=2).status_code == 200:
                    break
            except httpx.HTTPError:
                if process.poll() is not None:
                    raise
                time.sleep(0.01)
        yield Server(address, psutil.Process(process.pid), time.perf_counter() - began)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


async def signed_in(address: str, number: int, http: httpx.AsyncClient) -> dict[str, str]:
    """Headers with the token of a new seller."""
    answer = await http.post(
        f"{address}/auth/v1/signup", json={"email": f"bench{number}@example.com", "password": "a good password"}
    )
    answer.raise_for_status()
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def percentile(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
