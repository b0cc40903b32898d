"""The settings of a request's transaction: who asks, what was asked, and what roles and functions want set."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from hugobase.rest.request.headers import Headers
from hugobase.rest.run.wire import Step
from hugobase.rest.sql.writer import identifier


@dataclass(frozen=True, slots=True)
class Caller:
    """Of a verified token, or nobody: the role to act in, and the claims as JSON with that role in them."""

    role: str
    claims: bytes
    named_role: bool
    """Whether the token itself names a role."""


@dataclass(slots=True)
class Circumstances:
    """What the transaction is told about its request."""

    caller: Caller
    schema: str
    method: str
    path: str
    headers: Headers
    timezone: str | None = None
    read_only: bool = False
    further: tuple[tuple[str, str], ...] = ()
    """Settings of the function that is called."""


@lru_cache(maxsize=64)
def search_path(schema: str, extra: tuple[str, ...]) -> bytes:
    return ", ".join(identifier(name) for name in dict.fromkeys((schema, *extra))).encode()


def settings_step(
    told: Circumstances, path: bytes, *, timeout: bytes, role: Mapping[str, str], app: Mapping[str, str]
) -> Step:
    """One statement that sets everything for this transaction only; `path` is the search path."""
    caller = told.caller
    values: list[bytes] = [path, timeout]
    names = [(name, value) for name, value in role.items() if not name.startswith("default_transaction_isolation")]
    for name, value in names:
        values += (name.encode(), value.encode())
    values += (
        caller.role.encode(),
        caller.claims,
        told.method.encode(),
        told.path.encode(errors="replace").replace(b"\0", b""),
        told.headers.shown,
        told.headers.cookies,
    )
    if told.timezone is not None:
        values.append(told.timezone.encode())
    further = (*told.further, *app.items())
    for name, value in further:
        values += (name.encode(), value.encode())
    return _sql(len(names), told.timezone is not None, len(further), told.read_only), values


@lru_cache(maxsize=256)
def _sql(of_role: int, timezone: bool, further: int, read_only: bool) -> str:
    """Roles' settings come before the role, which may not be allowed to set them."""
    number = iter(range(1, 1000))

    def fixed(name: str) -> str:
        return f"set_config('{name}', ${next(number)}, true)"

    def free() -> str:
        return f"set_config(${next(number)}, ${next(number)}, true)"

    parts = [fixed("search_path"), fixed("statement_timeout"), *(free() for _ in range(of_role))]
    parts += [fixed(name) for name in ("role", "request.jwt.claims", "request.method", "request.path")]
    parts += [fixed("request.headers"), fixed("request.cookies")]
    if timezone:
        parts.append(fixed("timezone"))
    parts += [free() for _ in range(further)]
    if read_only:
        parts.append("set_config('transaction_read_only', 'on', true)")
    return f"select {', '.join(parts)}"
