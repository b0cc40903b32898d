"""Is the process alive, and is it ready to serve."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

Check = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Readiness:
    """The outcome of every check: "ok", or the kind of failure (never its details)."""

    checks: dict[str, str]

    @property
    def ready(self) -> bool:
        return all(outcome == "ok" for outcome in self.checks.values())


async def run_checks(checks: Mapping[str, Check]) -> Readiness:
    """Runs all checks; a failing one does not hide the others."""
    outcomes: dict[str, str] = {}
    for name, check in checks.items():
        try:
            await check()
        except Exception as error:  # noqa: BLE001 -- whatever fails means "not ready"
            outcomes[name] = type(error).__name__
        else:
            outcomes[name] = "ok"
    return Readiness(outcomes)
