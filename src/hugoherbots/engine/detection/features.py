"""What the rules see in a seller's turn and around it: cues, overlap with the customer's words, position, what went before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hugoherbots.engine.detection import cues_en, cues_nl
from hugoherbots.engine.types import LANGUAGES, Language

LABELS: tuple[str, ...] = (
    *("1.1", "1.2", "1.3", "1.4"),
    *("2.1.1", "2.1.2", "2.1.3", "2.1.4", "2.1.5", "2.1.6", "2.1.7", "2.1.8"),
    *("3.1", "3.2", "3.3", "3.4", "3.5"),
    *("4.1", "4.2.1", "4.2.2", "4.2.3", "4.2.4", "4.2.5"),
)
"""The technique ids, in the order of every array in this package."""

HANDLING: tuple[str, ...] = tuple(label for label in LABELS if label.startswith("4.2."))


@dataclass(frozen=True, slots=True)
class Moment:
    """One seller turn and what the rules may know about the talk before it; all texts are normalised."""

    language: Language
    text: str
    customer: str = ""
    """What the customer said since the seller's previous turn."""
    customer_before: str = ""
    """What the customer said in the turn before that."""
    heard: str = ""
    """Everything the customer said before `customer`."""
    previous: frozenset[str] = frozenset()
    """The techniques of the seller's previous turn."""
    before_previous: frozenset[str] = frozenset()
    index: int = 0
    """How many seller turns came before."""


_TAIL = 9
_HEAD = 9
_ENDS = ("invert", "wh", "tellme", "alt", "close", "consent", "lock", "tag", "propose_opinion", "explore", "when")
_STARTS = ("ack", "para", "feeling", "but", "defend", "wh", "invert", "hypo", "clientstory", "solution")
_EARLIER = ("price", "competitor", "objection", "hesitate", "postpone", "fear", "question")
_DOES = ("ack", "explore", "asks", "safety", "solution", "number", "close", "answer_terms", "discount", "but", "short")
_AGAINST = (
    "question",
    "terms",
    "price",
    "competitor",
    "objection",
    "hesitate",
    "postpone",
    "fear",
    "complain",
    "agree",
)
_SHORT, _MIDDLE, _LONG = 4, 9, 40
_STEM = 5
_RESTATED = 10
"""Words that a restatement needs before the request to confirm it, to stand on its own."""
_COUNTED = ("you", "me", "we", "number")


def _compile(cues: Mapping[str, tuple[str, ...]], macros: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    compiled = {}
    for name, patterns in cues.items():
        joined = "|".join(f"(?:{pattern})" for pattern in patterns)
        for macro, meaning in macros.items():
            joined = joined.replace(macro, meaning)
        compiled[name] = re.compile(rf"(?<!\w)(?:{joined})(?!\w)")
    return compiled


@cache
def _seller_cues(language: Language) -> dict[str, re.Pattern[str]]:
    module = cues_nl if language == "nl" else cues_en
    return _compile(module.SELLER, module.MACROS)


@cache
def _customer_cues(language: Language) -> dict[str, re.Pattern[str]]:
    module = cues_nl if language == "nl" else cues_en
    return _compile(module.CUSTOMER, module.MACROS)


def customer_acts(language: Language, text: str) -> dict[str, float]:
    """Which kinds of remark a customer's words look like, each 0 or 1."""
    return {name: float(bool(cue.search(text))) for name, cue in _customer_cues(language).items()}


def describe(moment: Moment) -> dict[str, float]:
    """Every feature by name; the names are the same for both languages and for every turn."""
    words = moment.text.split()
    cues = _seller_cues(moment.language)
    says = {name: float(bool(cue.search(moment.text))) for name, cue in cues.items()}
    found = _spoken(moment.text, words, cues, says)
    found["asks permission"] = says["asking"] * max(says["permission"], says["consent"])
    found["asks reason"] = says["asking"] * says["whyinfo"]
    lock = _last(cues["lock"], moment.text)
    found["words before lock"] = float(np.log1p(lock) / 4) if lock >= 0 else 0.0
    found["restates then checks"] = float(says["para"] and lock >= _RESTATED)
    found.update(_shape(words, moment))
    found.update(_answering(moment, says, len(words)))
    found.update(_overlap(words, moment))
    for label in LABELS:
        found[f"previous {label}"] = float(label in moment.previous)
    for label in HANDLING:
        found[f"before previous {label}"] = float(label in moment.before_previous)
    found["previous none"] = float(moment.index > 0 and not moment.previous)
    return found


def _spoken(
    text: str, words: Sequence[str], cues: Mapping[str, re.Pattern[str]], says: Mapping[str, float]
) -> dict[str, float]:
    tail, head = " ".join(words[-_TAIL:]), " ".join(words[:_HEAD])
    found = {f"says {name}": value for name, value in says.items()}
    found.update({f"ends {name}": float(bool(cues[name].search(tail))) for name in _ENDS})
    found.update({f"starts {name}": float(bool(cues[name].search(head))) for name in _STARTS})
    for name in _COUNTED:
        found[f"count {name}"] = min(4, len(cues[name].findall(text))) / 4
    return found


def _last(cue: re.Pattern[str], text: str) -> int:
    """How many words stand before the last match of a cue; -1 without a match."""
    at = -1
    for match in cue.finditer(text):
        at = match.start()
    return len(text[:at].split()) if at >= 0 else -1


def _shape(words: Sequence[str], moment: Moment) -> dict[str, float]:
    size = len(words)
    return {
        "words few": float(size <= _SHORT),
        "words some": float(_SHORT < size <= _MIDDLE),
        "words many": float(size > _LONG),
        "words log": float(np.log1p(size) / 4),
        "turn first": float(moment.index == 0),
        "turn second": float(moment.index == 1),
        "turn third": float(moment.index == 2),  # noqa: PLR2004 -- the third turn is index 2
        "turn log": float(np.log1p(moment.index) / 3),
        "follows itself": float(moment.index > 0 and not moment.customer),
        "dutch": float(moment.language == LANGUAGES[0]),
    }


def _answering(moment: Moment, says: Mapping[str, float], size: int) -> dict[str, float]:
    acts = customer_acts(moment.language, moment.customer)
    earlier = customer_acts(moment.language, moment.customer_before)
    found = {f"customer {name}": value for name, value in acts.items()}
    found.update({f"customer before {name}": earlier[name] for name in _EARLIER})
    found["customer words"] = min(30, len(moment.customer.split())) / 30
    does = {**says, "asks": max(says["invert"], says["wh"], says["tellme"]), "short": float(size <= _MIDDLE)}
    for act in _AGAINST:
        for deed in _DOES:
            found[f"{deed} after {act}"] = acts[act] * does[deed]
    return found


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words if len(word) >= _STEM)


def _overlap(words: Sequence[str], moment: Moment) -> dict[str, float]:
    own = _stems(words)
    now, earlier = _stems(moment.customer.split()), _stems(moment.heard.split())
    shared_now, shared_earlier = len(own & now), len(own & (earlier - now))
    return {
        "echo now": min(3, shared_now) / 3,
        "echo now share": shared_now / max(1, len(own)),
        "echo earlier": min(4, shared_earlier) / 4,
        "echo earlier share": shared_earlier / max(1, len(own)),
        "echo any": float(shared_now + shared_earlier > 0),
    }


@cache
def names() -> tuple[str, ...]:
    """The order of the features in a vector."""
    return tuple(describe(Moment("nl", "")))


def vector(moment: Moment) -> NDArray[np.float32]:
    found = describe(moment)
    return np.fromiter((found[name] for name in names()), np.float32, len(names()))


def spoken_cues(moment: Moment) -> NDArray[np.float32]:
    """The part of the vector that depends on the words of the turn alone, in the order of `spoken_columns`."""
    cues = _seller_cues(moment.language)
    says = {name: float(bool(cue.search(moment.text))) for name, cue in cues.items()}
    found = _spoken(moment.text, moment.text.split(), cues, says)
    return np.fromiter(found.values(), np.float32, len(found))


@cache
def spoken_columns() -> tuple[int, ...]:
    """Where the features of `spoken_cues` stand in a vector; they come first."""
    return tuple(range(len(spoken_cues(Moment("nl", "")))))
