"""The Prefer header, and what of it an answer says was applied."""

import re
from dataclasses import dataclass
from functools import lru_cache

KNOWN: dict[str, tuple[str, ...]] = {
    "resolution": ("merge-duplicates", "ignore-duplicates"),
    "return": ("representation", "minimal", "headers-only"),
    "count": ("exact", "planned", "estimated"),
    "tx": ("commit", "rollback"),
    "missing": ("default", "null"),
    "handling": ("strict", "lenient"),
}


@dataclass(frozen=True, slots=True)
class Preferences:
    resolution: str | None = None
    representation: str | None = None
    count: str | None = None
    tx: str | None = None
    missing: str | None = None
    handling: str | None = None
    timezone: str | None = None
    max_affected: int | None = None
    invalid: tuple[str, ...] = ()

    @property
    def strict(self) -> bool:
        return self.handling == "strict"


NOTHING = Preferences()


@lru_cache(maxsize=128)
def parse(text: str, *, tx_override: bool) -> Preferences:
    """All Prefer headers joined by commas; the first of each kind counts."""
    if not text:
        return NOTHING
    found: dict[str, str] = {}
    invalid: list[str] = []
    for preference in (part.strip() for part in text.split(",")):
        name, _, value = preference.partition("=")
        if name in {"timezone", "max-affected"} or value in KNOWN.get(name, ()):
            found.setdefault(name, value)
        else:
            invalid.append(preference)
    most = found.get("max-affected", "")
    return Preferences(
        resolution=found.get("resolution"),
        representation=found.get("return"),
        count=found.get("count"),
        tx=found.get("tx") if tx_override else None,
        missing=found.get("missing"),
        handling=found.get("handling"),
        timezone=found.get("timezone"),
        max_affected=int(most) if re.fullmatch(r"-?\d{1,18}", most, re.ASCII) else None,
        invalid=tuple(invalid),
    )


def applied(preferences: Preferences, *, kind: str, resolution: bool = False) -> str | None:
    """The Preference-Applied header for a request of this kind: read, create, update, delete, put or call."""
    writes = kind in {"create", "update", "delete", "put"}
    shown = (
        ("resolution", preferences.resolution if resolution else None),
        ("missing", preferences.missing if kind in {"create", "update"} else None),
        ("return", preferences.representation if writes else None),
        ("count", preferences.count),
        ("tx", preferences.tx),
        ("handling", preferences.handling),
        ("timezone", preferences.timezone),
        (
            "max-affected",
            preferences.max_affected if kind in {"update", "delete", "call"} and preferences.strict else None,
        ),
    )
    return ", ".join(f"{name}={value}" for name, value in shown if value is not None) or None
