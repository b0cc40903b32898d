"""What an operator decides about /rest/v1; names and defaults follow PostgREST's where it has them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RestConfig:
    """`schemas` are exposed, the first one without being asked for; `anonymous_role` acts for requests without a token."""

    schemas: tuple[str, ...] = ("public",)
    extra_search_path: tuple[str, ...] = ("public", "extensions")
    anonymous_role: str | None = "anon"
    roles: frozenset[str] | None = frozenset({"anon", "authenticated", "service_role"})
    """Roles that a token may name; None leaves it to what the login may become."""
    max_rows: int | None = 1000
    aggregates: bool = False
    plans: bool = False
    tx_override: bool = False
    tx_rollback: bool = False
    """Requests leave nothing behind unless they ask for `tx=commit`: for tests."""
    pre_request: tuple[str, str] | None = None
    """Schema and name of a function that every request calls first."""
    root_function: str | None = None
    openapi: str = "follow-privileges"
    """`follow-privileges`, `ignore-privileges` or `disabled`."""
    openapi_security: bool = False
    public_url: str = "http://127.0.0.1:8000/rest/v1"
    app_settings: dict[str, str] = field(default_factory=dict)
    legacy_target_names: bool = True
    statement_timeout: float = 15.0
    """Seconds; a role's own setting wins."""
    pool_size: int = 10
    busy_after: float = 10.0
    """Seconds that a request waits for a connection."""
    patience: float = 10.0
    """Seconds that a request waits for a server that is restarting."""
    prepared_statements: int = 200
    """Per connection; 0 behind a pooler that shares connections between transactions."""
    longest_body: int = 10_000_000
    longest_url: int = 65_536
    cors_origins: tuple[str, ...] | None = None
    """Origins that browsers may call from, `*` for all; None leaves it to what is around this service."""
    channel: str = "pgrst"
    check_every: float = 30.0
    """Seconds between looks at the catalogue for changes that nobody announced."""
