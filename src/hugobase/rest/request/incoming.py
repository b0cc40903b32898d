"""A request apart: what it is about, in which schema, and what its headers ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hugobase.rest.errors import bad_method, bad_path, bad_rpc_method, unknown_schema
from hugobase.rest.request.headers import Header, Headers, read_headers
from hugobase.rest.request.ranges import EVERYTHING, RowRange

Target = Literal["relation", "routine", "root"]
WITH_CONTENT_PROFILE = frozenset({"POST", "PATCH", "PUT", "DELETE"})
_METHODS = {
    "relation": frozenset({"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"}),
    "routine": frozenset({"GET", "HEAD", "POST", "OPTIONS"}),
    "root": frozenset({"GET", "HEAD", "OPTIONS"}),
}


@dataclass(slots=True)
class Incoming:
    """`path` begins with a slash and is relative to the service."""

    method: str
    path: str
    query: str
    headers: Headers
    target: Target = "root"
    name: str = ""
    schema: str = ""
    negotiated: bool = False
    rows: RowRange = EVERYTHING
    body: bytes = b""

    def header(self, name: bytes) -> str:
        return self.headers.by_name.get(name, "")


def incoming(method: str, path: str, query: str, headers: Sequence[Header], schemas: Sequence[str]) -> Incoming:
    """Raises RestError."""
    request = Incoming(method, path, query, read_headers(tuple(headers)))
    request.target, request.name = _target(path)
    if method not in _METHODS[request.target]:
        raise bad_rpc_method(method) if request.target == "routine" else bad_method(method)
    profile = request.header(b"content-profile" if method in WITH_CONTENT_PROFILE else b"accept-profile")
    if profile and profile not in schemas:
        raise unknown_schema(profile, schemas)
    request.schema = profile or schemas[0]
    request.negotiated = bool(profile) or len(schemas) > 1
    return request


def _target(path: str) -> tuple[Target, str]:
    parts = [part for part in path.strip("/").split("/") if part] if path.strip("/") else []
    if not parts:
        return "root", ""
    if len(parts) == 1:
        return "relation", parts[0]
    if len(parts) == 2 and parts[0] == "rpc":  # noqa: PLR2004 — rpc and the function's name
        return "routine", parts[1]
    raise bad_path()
