"""Serving an ASGI application until a signal: the socket first, so that a taken port is known before anything starts."""

import asyncio
import contextlib
import errno
import signal
import socket
from collections.abc import Callable, Iterator

import uvicorn
from starlette.types import ASGIApp

from hugobase.errors import HugobaseError


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises HugobaseError with a sentence when the port cannot be had. Port 0 takes a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
    except OSError as error:
        opened.close()
        if error.errno == errno.EADDRINUSE:
            raise HugobaseError(
                f"Port {port} on {host} is in use by another program; choose another with --port."
            ) from error
        if error.errno == errno.EACCES:
            raise HugobaseError(f"Port {port} is reserved for root; choose one above 1023 with --port.") from error
        raise HugobaseError(f"Cannot listen on {host}, port {port}: {error.strerror}.") from error
    except OverflowError as error:
        opened.close()
        raise HugobaseError(f"{port} is no port; choose one from 1 to 65535.") from error
    return opened


class _Server(uvicorn.Server):
    """A server that leaves signals to `serve`: what uvicorn does with them would end the process before Postgres."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _nothing() -> None:
    """What `serve` does when nobody wants to know that it is ready."""


async def serve(
    app: ASGIApp,
    listening: socket.socket,
    *,
    trusted_proxies: str = "127.0.0.1",
    ready: Callable[[], None] = _nothing,
) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are answered, for at most five seconds.

    `ready` is called once, when requests are answered. `X-Forwarded-*` is believed from `trusted_proxies` only.
    """
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=trusted_proxies,
        timeout_graceful_shutdown=5,
    )
    server = _Server(config, ready)
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, setattr, server, "should_exit", True)
    try:
        await server.serve(sockets=[listening])
    finally:
        for sign in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(sign)
