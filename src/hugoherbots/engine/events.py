"""What happens in a session, as it is stored: replaying the events of a session gives its state again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, cast

from hugoherbots.engine.types import Evidence, Language

EndReason: TypeAlias = Literal["seller", "abandoned"]


class EventError(ValueError):
    """A stored event cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The session began; everything that decides how it goes is frozen here."""

    flow: Mapping[str, Any]
    language: Language
    seed: int
    hints: bool = True
    versions: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": "opened",
            "flow": dict(self.flow),
            "language": self.language,
            "seed": self.seed,
            "hints": self.hints,
            "versions": dict(self.versions),
        }


@dataclass(frozen=True, slots=True)
class SellerSpoke:
    """The seller's turn; `interrupted` when he began before the customer had finished."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    interrupted: bool = False

    def to_json(self) -> dict[str, Any]:
        evidence = [item.to_json() for item in self.evidence]
        return {"kind": "seller", "text": self.text, "evidence": evidence, "interrupted": self.interrupted}


@dataclass(frozen=True, slots=True)
class CustomerSpoke:
    """The customer's words as they were really said, for the move that was chosen."""

    text: str
    move: str

    def to_json(self) -> dict[str, Any]:
        return {"kind": "customer", "text": self.text, "move": self.move}


@dataclass(frozen=True, slots=True)
class EndedByPerson:
    """The seller ended the session, or walked away from it."""

    reason: EndReason

    def to_json(self) -> dict[str, Any]:
        return {"kind": "ended", "reason": self.reason}


Event: TypeAlias = Opened | SellerSpoke | CustomerSpoke | EndedByPerson


def event_from_json(data: Mapping[str, Any]) -> Event:
    """The event that `to_json` wrote; raises EventError for anything else."""
    try:
        return _read(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise EventError(f"not an event: {error!r}") from error


def _read(data: Mapping[str, Any]) -> Event:
    kind = data["kind"]
    if kind == "opened":
        flow, language = data["flow"], cast(Language, data["language"])
        return Opened(flow, language, int(data["seed"]), bool(data["hints"]), dict(data["versions"]))
    if kind == "seller":
        evidence = tuple(Evidence.from_json(item) for item in data["evidence"])
        return SellerSpoke(data["text"], evidence, bool(data["interrupted"]))
    if kind == "customer":
        return CustomerSpoke(data["text"], data["move"])
    if kind == "ended" and data["reason"] in ("seller", "abandoned"):
        return EndedByPerson(cast(EndReason, data["reason"]))
    raise EventError(f"not an event: kind {kind!r}")
