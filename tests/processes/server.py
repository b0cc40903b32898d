"""Programs as processes of their own: started, asked, killed."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Self

import httpx

PATIENCE = 60.0


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Program:
    """A program of ours; what it prints is read line by line, and waiting for a line is bounded."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    lines: SimpleQueue[str | None] = field(default_factory=SimpleQueue)
    printed: list[str] = field(default_factory=list)
    process: subprocess.Popen[str] | None = None
    reader: threading.Thread = field(default_factory=threading.Thread)

    def __enter__(self) -> Self:
        clean = {
            k: v for k, v in os.environ.items() if not k.startswith(("HUGO", "SUPABASE", "DATABASE_URL", "OPENAI"))
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**clean, "PYTHONUNBUFFERED": "1", **self.environment},
            start_new_session=True,
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        return self

    def _read(self) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def wait_for(self, text: str) -> str:
        """The first line that contains a text; fails when the program ends or says nothing for a minute."""
        while True:
            try:
                line = self.lines.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError(f"no {text!r} in:\n" + "\n".join(self.printed)) from None
            assert line is not None, "ended with:\n" + "\n".join(self.printed)
            self.printed.append(line)
            if text in line:
                return line

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)

    def stop(self) -> int:
        """Ctrl-C; answers the exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def __exit__(self, *_exception: object) -> None:
        assert self.process is not None
        if self.process.poll() is None:
            self.stop()
        self.reader.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextlib.contextmanager
def product(data_dir: Path, *more: str, **environment: str) -> Iterator[tuple[Program, str]]:
    """The running product and its address."""
    port = free_port()
    arguments = ("hugoherbots", "serve", "--data-dir", str(data_dir), "--port", str(port), *more)
    with Program(arguments, environment) as program:
        program.wait_for("is ready")
        yield program, f"http://127.0.0.1:{port}"


def run_once(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A program that ends by itself."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("HUGO", "SUPABASE", "DATABASE_URL", "OPENAI"))}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True,
        text=True,
        env={**clean, **environment},
        timeout=PATIENCE,
        check=False,
    )


def sign_up(clients: contextlib.ExitStack, address: str, keys: Mapping[str, str], email: str) -> httpx.Client:
    """A client with the token of a new user; it is closed with the test."""
    answer = httpx.post(
        f"{address}/auth/v1/signup",
        json={"email": email, "password": "a good password"},
        headers={"apikey": keys["anon_key"]},
    )
    assert answer.status_code == 200, answer.text
    return client_for(clients, address, {"Authorization": f"Bearer {answer.json()['access_token']}"})


def client_for(clients: contextlib.ExitStack, address: str, headers: Mapping[str, str]) -> httpx.Client:
    return clients.enter_context(httpx.Client(base_url=address, headers=headers, timeout=PATIENCE))


def keys_of(data_dir: Path) -> dict[str, Any]:
    answer = run_once("hugoherbots", "keys", "--data-dir", str(data_dir), "--json")
    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = json.loads(answer.stdout)
    return found
