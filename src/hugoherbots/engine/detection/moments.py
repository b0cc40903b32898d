"""Cuts a conversation into moments: each seller turn with what the rules and the encoder may know about the talk before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hugoherbots.engine.detection.features import Moment
from hugoherbots.engine.text import normalise
from hugoherbots.engine.types import Language, Utterance


def moment_of(text: str, context: Sequence[Utterance], language: Language) -> Moment:
    """The moment of a new seller turn after `context`, whose seller turns carry the evidence found in them."""
    customer: list[str] = []
    before: list[str] = []
    techniques: list[frozenset[str]] = []
    heard: list[str] = []
    for turn in reversed(context):
        if turn.speaker == "seller":
            techniques.append(turn.techniques)
            continue
        (heard if techniques else customer).append(normalise(turn.text, language))
        if techniques and (len(techniques) == 1 or not before):
            before.append(heard[-1])
    previous = [*techniques, frozenset[str](), frozenset[str]()]
    return Moment(
        language=language,
        text=normalise(text, language),
        customer=" ".join(reversed(customer)).strip(),
        customer_before=" ".join(reversed(before)).strip(),
        heard=" ".join(reversed(heard)).strip(),
        previous=previous[0],
        before_previous=previous[1],
        index=len(techniques),
    )


def moments(turns: Sequence[Utterance], language: Language) -> Iterator[tuple[int, Moment]]:
    """Every seller turn of an annotated conversation: its position and its moment."""
    for position, turn in enumerate(turns):
        if turn.speaker == "seller":
            yield position, moment_of(turn.text, turns[:position], language)
