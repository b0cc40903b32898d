"""What a seller reads before a talk: whom he meets, what he knows, what he is after. Never the customer's secrets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hugoherbots.engine.flow import FlowError, parse_flow
from hugoherbots.kit.errors import Problem


@dataclass(frozen=True, slots=True)
class Briefing:
    """The seller's side of a flow, in the flow's language."""

    language: str
    name: str
    role: str
    company: str
    attitude: str
    seller_company: str
    offer: str
    brief: str
    goal: str
    features: Sequence[str]


def briefing_of(flow_data: Mapping[str, Any]) -> Briefing:
    """The briefing in a flow document; 409 names the fault of one that is broken."""
    try:
        flow = parse_flow(flow_data)
    except FlowError as error:
        detail = f"This scenario can not be played: {error.path}: {error.message}"
        raise Problem(409, "scenario_broken", detail) from error
    return Briefing(
        language=flow.language,
        name=flow.persona.name,
        role=flow.persona.role,
        company=flow.persona.company,
        attitude=flow.persona.attitude,
        seller_company=flow.seller.company,
        offer=flow.seller.offer,
        brief=flow.seller.brief,
        goal=flow.seller.goal,
        features=flow.seller.features,
    )
