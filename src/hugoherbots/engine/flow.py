"""A scenario's flow, typed: the customer's persona, needs, questions, objections and the words for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeAlias

from hugoherbots.engine.flow_schema import FLOW_SCHEMA as FLOW_SCHEMA
from hugoherbots.engine.shape import faults
from hugoherbots.engine.types import Language

Lines: TypeAlias = tuple[str, ...]
Layer: TypeAlias = Literal["unprompted", "asked", "trusted"]
Attitude: TypeAlias = Literal["friendly", "neutral", "busy", "sceptical", "dominant"]
Kind: TypeAlias = Literal["doubt", "postponement", "objection", "fear"]
Trigger: TypeAlias = Literal["any", "proposal", "price", "close"]
Stage: TypeAlias = Literal["discovery", "proposal", "closing"]

HANDLING: Mapping[Kind, str] = {"doubt": "4.2.2", "postponement": "4.2.3", "objection": "4.2.4", "fear": "4.2.5"}
"""The technique that each kind of resistance asks for."""

_TRUST_OF: Mapping[str, int] = {"friendly": 40, "neutral": 32, "busy": 28, "sceptical": 22, "dominant": 24}
_DEFAULT_INTEREST = 25
_DEFAULT_TURNS = 25
_DEFAULT_EARNED = 55


class FlowError(ValueError):
    """The flow has a fault at `path`."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path or 'flow'}: {message}")
        self.path = path
        self.message = message


@dataclass(frozen=True, slots=True)
class Persona:
    """Who the customer is, with the state of mind he starts in (0–100)."""

    name: str
    role: str
    company: str
    attitude: Attitude
    style: str
    patience: int
    trust: int
    interest: int
    turns: int


@dataclass(frozen=True, slots=True)
class Seller:
    """What the seller is told; `example` holds model sentences by technique name."""

    company: str
    offer: str
    brief: str
    goal: str
    features: Lines
    example: Mapping[str, Lines]


@dataclass(frozen=True, slots=True)
class When:
    """The moment for a question or objection: all of it must hold."""

    after: Trigger
    turn: int
    phase: int
    needs: frozenset[str]
    trust: int
    interest: int


@dataclass(frozen=True, slots=True)
class Need:
    """Something on the customer's mind; `trust` is what layer `trusted` takes."""

    id: str
    theme: str
    layer: Layer
    trust: int
    cues: Lines
    mistaken: Lines
    brief: str
    said: Lines
    felt: Lines
    more: Lines
    imagined: Lines
    eased: Lines
    example: Mapping[str, str]

    @property
    def hidden(self) -> bool:
        return self.layer != "unprompted"


@dataclass(frozen=True, slots=True)
class Fact:
    """A plain fact, given when asked for."""

    id: str
    theme: str | None
    cues: Lines
    said: Lines


@dataclass(frozen=True, slots=True)
class Question:
    """A question the customer asks of his own accord."""

    id: str
    stage: Stage
    when: When
    cues: Lines
    says: Lines
    answered: Lines
    ignored: Lines
    example: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to resolve an objection."""

    techniques: frozenset[str]
    about: Lines
    explored: bool
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Objection:
    """A resistance that stays until one of its ways is taken."""

    id: str
    kind: Kind
    when: When
    brief: str
    cues: Lines
    says: Lines
    holds: Lines
    behind: Lines
    resolved: Lines
    worse: Lines
    resolves: tuple[Way, ...]
    worsens: frozenset[str]
    blocking: bool
    example: Mapping[str, str]

    @property
    def technique(self) -> str:
        return HANDLING[self.kind]


@dataclass(frozen=True, slots=True)
class Closing:
    """What a next step takes: hidden needs that came up, trust, interest."""

    step: str
    needs: int
    trust: int
    interest: int
    accepts: Lines
    specify: Lines
    not_yet: Lines
    goodbye: Lines
    example: Lines


@dataclass(frozen=True)
class Flow:
    """One customer in one language."""

    language: Language
    region: str | None
    formal: bool
    persona: Persona
    seller: Seller
    opening: Lines
    needs: tuple[Need, ...]
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    objections: tuple[Objection, ...]
    signals: Lines
    closing: Closing
    leaving: Lines

    __hash__ = object.__hash__

    def need(self, need_id: str) -> Need:
        """KeyError when there is none."""
        return self._needs[need_id]

    def objection(self, objection_id: str) -> Objection:
        """KeyError when there is none."""
        return self._objections[objection_id]

    def question(self, question_id: str) -> Question:
        """KeyError when there is none."""
        return self._questions[question_id]

    @cached_property
    def _needs(self) -> dict[str, Need]:
        return {need.id: need for need in self.needs}

    @cached_property
    def _objections(self) -> dict[str, Objection]:
        return {objection.id: objection for objection in self.objections}

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}


def parse_flow(data: Mapping[str, Any]) -> Flow:
    """The flow in this document; raises FlowError at the first fault of its shape.

    `flow_checks.check` finds what a shape cannot tell: unknown techniques, unreachable objections, missing layers.
    """
    for fault in faults(data, FLOW_SCHEMA):
        raise FlowError(fault.path, fault.message)
    return Flow(
        language=data["language"],
        region=data.get("region"),
        formal=data.get("address", "u") == "u",
        persona=_persona(data["persona"]),
        seller=_seller(data["seller"]),
        opening=tuple(data["opening"]),
        needs=tuple(_need(item) for item in data["needs"]),
        facts=tuple(
            Fact(item["id"], item.get("theme"), tuple(item["cues"]), tuple(item["said"])) for item in data["facts"]
        ),
        questions=tuple(_question(item) for item in data["questions"]),
        objections=tuple(_objection(item) for item in data["objections"]),
        signals=tuple(data["signals"]),
        closing=_closing(data["closing"]),
        leaving=tuple(data["leaving"]),
    )


def spoken_lines(flow: Flow) -> Iterator[tuple[str, str]]:
    """Every line the customer may say, with its path."""
    for key in ("opening", "signals", "leaving"):
        yield from _paths(key, getattr(flow, key))
    for index, need in enumerate(flow.needs):
        for key in ("said", "felt", "more", "imagined", "eased"):
            yield from _paths(f"needs[{index}].{key}", getattr(need, key))
    for index, fact in enumerate(flow.facts):
        yield from _paths(f"facts[{index}].said", fact.said)
    for index, question in enumerate(flow.questions):
        for key in ("says", "answered", "ignored"):
            yield from _paths(f"questions[{index}].{key}", getattr(question, key))
    for index, objection in enumerate(flow.objections):
        for key in ("says", "holds", "behind", "resolved", "worse"):
            yield from _paths(f"objections[{index}].{key}", getattr(objection, key))
    for key in ("accepts", "specify", "not_yet", "goodbye"):
        yield from _paths(f"closing.{key}", getattr(flow.closing, key))


def _paths(path: str, lines: Lines) -> Iterator[tuple[str, str]]:
    return ((f"{path}[{index}]", line) for index, line in enumerate(lines))


def _persona(data: Mapping[str, Any]) -> Persona:
    return Persona(
        name=data["name"],
        role=data["role"],
        company=data["company"],
        attitude=data["attitude"],
        style=data["style"],
        patience=data["patience"],
        trust=data.get("trust", _TRUST_OF[data["attitude"]]),
        interest=data.get("interest", _DEFAULT_INTEREST),
        turns=data.get("turns", _DEFAULT_TURNS),
    )


def _seller(data: Mapping[str, Any]) -> Seller:
    example = {key: tuple(lines) for key, lines in data["example"].items()}
    return Seller(data["company"], data["offer"], data["brief"], data["goal"], tuple(data["features"]), example)


def _when(data: Mapping[str, Any]) -> When:
    return When(
        after=data.get("after", "any"),
        turn=data.get("turn", 1),
        phase=data.get("phase", 1),
        needs=frozenset(data.get("needs", ())),
        trust=data.get("trust", 0),
        interest=data.get("interest", 0),
    )


def _need(data: Mapping[str, Any]) -> Need:
    lines = {key: tuple(data[key]) for key in ("cues", "said", "felt", "more", "imagined", "eased")}
    return Need(
        id=data["id"],
        theme=data["theme"],
        layer=data["layer"],
        trust=data.get("trust", _DEFAULT_EARNED),
        mistaken=tuple(data.get("mistaken", ())),
        brief=data["brief"],
        example=dict(data["example"]),
        **lines,
    )


def _question(data: Mapping[str, Any]) -> Question:
    lines = {key: tuple(data[key]) for key in ("cues", "says", "answered", "ignored")}
    return Question(id=data["id"], stage=data["stage"], when=_when(data["when"]), example=data["example"], **lines)


def _objection(data: Mapping[str, Any]) -> Objection:
    lines = {key: tuple(data[key]) for key in ("cues", "says", "holds", "behind", "resolved", "worse")}
    return Objection(
        id=data["id"],
        kind=data["kind"],
        when=_when(data["when"]),
        brief=data["brief"],
        resolves=tuple(_way(way) for way in data["resolves"]),
        worsens=frozenset(data.get("worsens", ("pressure", "dismissal"))),
        blocking=data.get("blocking", True),
        example=dict(data["example"]),
        **lines,
    )


def _way(data: Mapping[str, Any]) -> Way:
    explored, needs = data.get("explored", False), frozenset(data.get("needs", ()))
    return Way(frozenset(data["techniques"]), tuple(data["about"]), explored, needs)


def _closing(data: Mapping[str, Any]) -> Closing:
    requires = data["requires"]
    lines = {key: tuple(data[key]) for key in ("accepts", "specify", "not_yet", "goodbye", "example")}
    return Closing(data["step"], requires["needs"], requires["trust"], requires["interest"], **lines)
