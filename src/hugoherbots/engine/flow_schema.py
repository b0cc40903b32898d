"""The shape of a scenario's flow: a JSON Schema (draft 2020-12) that documents, publishes and checks it."""

from __future__ import annotations

from typing import Any, Final

LINE_LENGTH = 320
"""Longest line, in characters, that a customer says in one breath."""

THEMES = ("source", "motivation", "experience", "expectations", "alternatives", "budget", "timing", "decision_criteria")


def _text(description: str, longest: int = 400) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": longest, "description": description}


def _lines(description: str, fewest: int) -> dict[str, Any]:
    line = {"type": "string", "minLength": 1, "maxLength": LINE_LENGTH}
    return {"type": "array", "minItems": fewest, "uniqueItems": True, "items": line, "description": description}


def _cues(description: str, fewest: int) -> dict[str, Any]:
    cue = {"type": "string", "minLength": 2, "maxLength": 60}
    return {"type": "array", "minItems": fewest, "uniqueItems": True, "items": cue, "description": description}


def _number(description: str, lowest: int, highest: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": lowest, "maximum": highest, "description": description}


def _choice(description: str, *values: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(values), "description": description}


def _object(description: str, required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "additionalProperties": False,
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }


def _list(description: str, items: dict[str, Any], fewest: int = 0) -> dict[str, Any]:
    return {"type": "array", "minItems": fewest, "items": items, "description": description}


_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "description": "Short name: a-z, 0-9 and dashes."}
_IDS = {"type": "array", "uniqueItems": True, "items": _ID}
_THEME = _choice("The discovery theme of the catalogue that it belongs to.", *THEMES)

_PERSONA = _object(
    "Who the customer is.",
    {
        "name": _text("First and last name.", 80),
        "role": _text("What he or she does there.", 120),
        "company": _text("The company in one sentence.", 300),
        "attitude": _choice(
            "How he deals with sellers; selects the shared lines.",
            "friendly",
            "neutral",
            "busy",
            "sceptical",
            "dominant",
        ),
        "style": _text("How he speaks, for whoever voices him.", 300),
        "patience": _number("Patience at the start. 70 is generous, 40 is little.", 20, 100),
    },
    {
        "trust": _number("Trust in this seller at the start; without it the attitude decides.", 0, 60),
        "interest": _number("Interest at the start; without it 25.", 0, 60),
        "turns": _number("Seller turns after which he really has to go; without it 25.", 8, 40),
    },
)

_SELLER = _object(
    "What the seller is told, and sentences that a good seller could use (for demonstrations and feedback).",
    {
        "company": _text("The seller's own company, as a name.", 80),
        "offer": _text("What he sells, as a noun phrase that fits inside a sentence.", 120),
        "brief": _text("What he knows beforehand about this customer.", 600),
        "goal": _text("The concrete next step to reach.", 200),
        "features": _lines("Features that a careless seller would list, as short phrases.", 4),
        "example": _object(
            "Model sentences for the opening, each showing exactly one technique.",
            {
                "rapport": _lines("1.1: a specific, personal, sincere connection.", 1),
                "agenda": _lines("1.2: how the talk will go, and asks consent.", 1),
                "reference": _lines("1.3: introduces himself with one concrete customer.", 1),
                "entry": _lines("1.4: asks permission to ask questions.", 1),
            },
        ),
    },
)

_WHEN = _object(
    "The moment for it: everything that is named must hold.",
    {},
    {
        "after": _choice(
            "What the seller just did; without it any calm moment will do.", "any", "proposal", "price", "close"
        ),
        "turn": _number("Not before this many seller turns.", 1, 20),
        "phase": _number("Not before this phase.", 1, 4),
        "needs": {**_IDS, "description": "Not before these needs have come up."},
        "trust": _number("Not below this trust.", 0, 80),
        "interest": _number("Not below this interest.", 0, 80),
    },
)

_NEED = _object(
    "Something the customer has on his mind, and how much it takes before he says it.",
    {
        "id": _ID,
        "theme": _THEME,
        "layer": _choice(
            "unprompted: says it of his own accord; asked: only when asked about the theme or its cues; "
            "trusted: also only when trust is high enough.",
            "unprompted",
            "asked",
            "trusted",
        ),
        "cues": _cues("Words and phrases by which a seller touches on exactly this.", 3),
        "brief": _text("The need in a short main clause in the customer's own words, no capital, no full stop.", 120),
        "said": _lines("Answers to a factual or general question; each tells the same need in full.", 2),
        "felt": _lines("Answers to a question for his view or feeling about it.", 2),
        "more": _lines("Said when the seller asks on (why, how, for example).", 2),
        "imagined": _lines("Answers to a hypothetical question about it (suppose, what if).", 1),
        "eased": _lines("Reactions to a proposal that meets this need.", 2),
        "example": _object(
            "What a good seller would say about this need.",
            {
                "fact": _text("2.1.1: a factual question that draws it out."),
                "opinion": _text("2.1.2: an open question for his view of it."),
                "summary": _text("2.1.6 and 2.1.8: restates it, then asks whether that is right."),
                "lead": _text("2.1.7: a hypothetical question about it."),
                "proposal": _text("3.2 and 3.4: what the offer does for it and what that means for this customer."),
            },
        ),
    },
    {
        "trust": _number("Layer trusted: the trust it takes; without it 55.", 30, 85),
        "mistaken": _cues("Phrases that give away a wrong summary of this need.", 0),
    },
)

_FACT = _object(
    "A plain fact about the customer's situation, given when asked for.",
    {"id": _ID, "cues": _cues("Words and phrases that ask for it.", 2), "said": _lines("The answer.", 2)},
    {"theme": _THEME},
)

_QUESTION = _object(
    "A question that the customer asks of his own accord. One of stage closing is a sign that he may buy.",
    {
        "id": _ID,
        "stage": _choice("Where in the talk it belongs.", "discovery", "proposal", "closing"),
        "when": _WHEN,
        "cues": _cues("Words by which an answer is recognised.", 2),
        "says": _lines("The question.", 2),
        "answered": _lines("His reaction to an answer.", 2),
        "ignored": _lines("What he says when it is passed over.", 2),
        "example": _text("A good answer; for stage closing it ends with a return to the decision (4.2.1, 4.1)."),
    },
)

_WAY = _object(
    "One way to resolve the objection: all that is named must come together in the talk.",
    {
        "techniques": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"type": "string"},
            "description": "Any one of these techniques, in the turn that resolves it.",
        },
        "about": _cues("At least one of these words or phrases, in the turn that resolves it.", 2),
    },
    {
        "explored": {"type": "boolean", "description": "Only after the seller asked what is behind it."},
        "needs": {**_IDS, "description": "Only when these needs have come up."},
    },
)

_OBJECTION = _object(
    "A resistance that stays until it is handled.",
    {
        "id": _ID,
        "kind": _choice("4.2.2, 4.2.3, 4.2.4 or 4.2.5.", "doubt", "postponement", "objection", "fear"),
        "when": _WHEN,
        "brief": _text("The point as a noun phrase, for `let's go back to ...`.", 80),
        "cues": _cues("Words by which a seller is on this point.", 3),
        "says": _lines("How he raises it.", 2),
        "holds": _lines("How he holds on to it, each in other words.", 3),
        "behind": _lines("What he tells when the seller asks what is behind it.", 2),
        "resolved": _lines("How he lets go of it.", 2),
        "worse": _lines("How he hardens.", 2),
        "resolves": _list("The ways that resolve it.", _WAY, 1),
        "example": _object(
            "A good seller's turns.",
            {"explore": _text("Asks what is behind it."), "answer": _text("Acknowledges and answers with substance.")},
        ),
    },
    {
        "worsens": {
            "type": "array",
            "uniqueItems": True,
            "items": {"enum": ["discount", "pressure", "dismissal", "pitch", "close"]},
            "description": "What hardens him; without it pressure and dismissal.",
        },
        "blocking": {
            "type": "boolean",
            "description": "Stands between him and a next step even unspoken; default true.",
        },
    },
)

_CLOSING = _object(
    "What it takes to agree to a next step, and how that goes.",
    {
        "step": _text("The step he can agree to, as a noun phrase.", 120),
        "requires": _object(
            "All of it, and no blocking objection left.",
            {
                "needs": _number("How many needs of the layers asked and trusted have come up.", 1, 8),
                "trust": _number("Lowest trust.", 20, 80),
                "interest": _number("Lowest interest.", 20, 80),
            },
        ),
        "accepts": _lines("Agrees to a concrete step.", 2),
        "specify": _lines("Agrees in principle, and asks what exactly, or when.", 2),
        "not_yet": _lines("Refuses a close that comes too early.", 3),
        "goodbye": _lines("Last words after a step is agreed.", 2),
        "example": _lines("4.1: asks for the step concretely, with a day or a choice of days.", 2),
    },
)

FLOW_SCHEMA: Final[dict[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:hugoherbots:flow:1",
    "title": "Scenario flow",
    **_object(
        "A simulated customer: who he is, what he needs and hides, what he objects to, and the words he has for it.",
        {
            "version": {"const": 1, "description": "The version of this format."},
            "language": _choice("The language of every line.", "nl", "en"),
            "persona": _PERSONA,
            "seller": _SELLER,
            "opening": _lines("The customer's first words.", 2),
            "needs": _list("What he needs, over several themes and all three layers.", _NEED, 4),
            "facts": _list("Plain facts.", _FACT, 3),
            "questions": _list("His own questions.", _QUESTION, 2),
            "objections": _list("His resistance.", _OBJECTION, 1),
            "signals": _lines("Buying signals, said when interest is high.", 3),
            "closing": _CLOSING,
            "leaving": _lines("Last words when his patience has run out.", 2),
        },
        {
            "region": _choice("Regional turns of phrase; without it none.", "be", "nl", "uk", "us"),
            "address": _choice("Dutch only: how he addresses the seller; without it u.", "u", "je"),
        },
    ),
}
