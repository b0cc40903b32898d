"""Settings that the database itself gives: `alter role authenticator set pgrst.… = …`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from hugobase.rest.config import RestConfig

PREFIX = "pgrst."


def with_database_settings(config: RestConfig, settings: Sequence[Sequence[str]]) -> RestConfig:
    """Names without meaning here, and values that make no sense, are left aside."""
    changes: dict[str, Any] = {}
    for name, value in settings:
        if name.startswith(PREFIX):
            changes.update(_change(name.removeprefix(PREFIX), value))
    return replace(config, **changes) if changes else config


def _change(name: str, value: str) -> dict[str, Any]:
    read = _READERS.get(name)
    return {} if read is None else read(value)


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for name in (part.strip().strip('"') for part in value.split(",")) if name)


def _truth(value: str) -> bool:
    return value.strip().lower() in {"true", "on", "1", "yes"}


def _function(value: str) -> tuple[str, str] | None:
    schema, _, name = value.rpartition(".")
    return (schema or "public", name) if name else None


def _schemas(value: str) -> dict[str, Any]:
    return {"schemas": _names(value)} if _names(value) else {}


def _transaction_end(value: str) -> dict[str, Any]:
    return {"tx_override": value.endswith("-allow-override"), "tx_rollback": value.startswith("rollback")}


def _openapi(value: str) -> dict[str, Any]:
    return {"openapi": value} if value in {"follow-privileges", "ignore-privileges", "disabled"} else {}


_READERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "db_schemas": _schemas,
    "db_extra_search_path": lambda value: {"extra_search_path": _names(value)},
    "db_max_rows": lambda value: {"max_rows": int(value) if value.isdecimal() else None},
    "db_anon_role": lambda value: {"anonymous_role": value or None},
    "db_aggregates_enabled": lambda value: {"aggregates": _truth(value)},
    "db_plan_enabled": lambda value: {"plans": _truth(value)},
    "db_tx_end": _transaction_end,
    "db_pre_request": lambda value: {"pre_request": _function(value)},
    "openapi_mode": _openapi,
}
