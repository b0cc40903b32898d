"""hugobase: a Supabase-compatible backend (Auth, REST, Storage over Postgres) in one Python process."""

from hugobase.db import (
    Claims,
    DatabaseBusy,
    DatabaseUnavailable,
    Db,
    OutcomeUnknown,
    ReadDb,
    RoleNotAllowed,
    Transaction,
    TransactionAborted,
    WriteDb,
)
from hugobase.embedded import EmbeddedPostgres
from hugobase.errors import EmbeddedError, HugobaseError, MigrationError, SettingsError
from hugobase.keys import Keys, load_or_create
from hugobase.migrate import PLATFORM, MigrationSource
from hugobase.outside import Clock, CountedRandomness, ManualClock, Randomness, system_clock, system_randomness
from hugobase.tokens import TokenError, Verifier

__all__ = [
    "PLATFORM",
    "Claims",
    "Clock",
    "CountedRandomness",
    "DatabaseBusy",
    "DatabaseUnavailable",
    "Db",
    "EmbeddedError",
    "EmbeddedPostgres",
    "HugobaseError",
    "Keys",
    "ManualClock",
    "MigrationError",
    "MigrationSource",
    "OutcomeUnknown",
    "Randomness",
    "ReadDb",
    "RoleNotAllowed",
    "SettingsError",
    "TokenError",
    "Transaction",
    "TransactionAborted",
    "Verifier",
    "WriteDb",
    "load_or_create",
    "system_clock",
    "system_randomness",
]
