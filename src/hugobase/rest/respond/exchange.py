"""One exchange over ASGI: the request's parts, its body up to a limit, whether the client is still there, and the answer."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from hugobase.rest.config import RestConfig
from hugobase.rest.errors import too_large
from hugobase.rest.request.incoming import Incoming, incoming
from hugobase.rest.respond.answers import Answer
from hugobase.rest.respond.options import cors, preflight

Message = MutableMapping[str, Any]


class Exchange:
    def __init__(
        self,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
        config: RestConfig,
    ) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._origins = config.cors_origins
        self._body: bytes | None = None
        self._complete = False
        self.raw_query: bytes = scope.get("query_string", b"")

    def incoming(self, config: RestConfig) -> Incoming:
        """Raises RestError."""
        scope = self._scope
        path: str = scope["path"]
        root: str = scope.get("root_path", "")
        if root and path.startswith(root):
            path = path[len(root) :] or "/"
        text = self.raw_query.decode("utf-8", "replace")
        return incoming(scope["method"], path, text, scope["headers"], config.schemas)

    async def body(self, longest: int) -> bytes:
        """The whole body; raises RestError when it is too long. A second call answers the same."""
        if self._body is not None:
            return self._body
        parts: list[bytes] = []
        length = 0
        while not self._complete:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise asyncio.CancelledError
            part = message.get("body", b"")
            length += len(part)
            if length > longest:
                raise too_large("body")
            parts.append(part)
            self._complete = not message.get("more_body", False)
        self._body = b"".join(parts)
        return self._body

    async def gone(self) -> None:
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                return

    def preflight(self) -> Answer | None:
        """The answer to a browser's question whether a page may call."""
        if self._origins is None or self._scope["method"] != "OPTIONS":
            return None
        headers = dict(self._scope["headers"])
        if b"origin" not in headers or b"access-control-request-method" not in headers:
            return None
        asked = headers.get(b"access-control-request-headers", b"").decode("latin-1")
        return preflight(headers[b"origin"].decode("latin-1"), asked, self._origins)

    async def answer(self, made: Answer) -> None:
        headers = list(made.headers)
        if self._origins is not None:
            headers += self._cors(headers)
        body = made.body
        if self._scope["method"] == "HEAD":
            body = b""
        elif made.status != 204:  # noqa: PLR2004 — No Content has no length either
            headers.append((b"content-length", b"%d" % len(body)))
        await self._send({"type": "http.response.start", "status": made.status, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})

    def _cors(self, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        origin = next((value for name, value in self._scope["headers"] if name == b"origin"), None)
        if origin is None or self._origins is None:
            return []
        present = {name for name, _ in headers}
        found = cors(origin.decode("latin-1"), self._origins)
        return [(name, value) for name, value in found if name not in present]
