"""A talk scores the same with fillers sprinkled all over it."""

from __future__ import annotations

import pytest

from hugoherbots.content.loader import load_playbook
from hugoherbots.engine.scoring import score
from hugoherbots.engine.types import Language, Utterance
from hugoherbots.training.corpus import Dialogue
from tests.engine.labelled import sample

BOOK = load_playbook()
FILLERS: dict[Language, tuple[str, ...]] = {
    "en": ("uh", "um", "erm", "er", "you know", "i mean", "sort of", "kind of", "well", "like", "basically", "actually", "honestly"),
    "nl": ("eh", "euh", "uhm", "zeg maar", "weet je", "weet u wel", "nou", "gewoon", "eigenlijk", "allee", "enfin", "hè", "dus ja"),
}  # fmt: skip
EVERY = 5


def sprinkled(text: str, dialogue: Dialogue, turn: int) -> str:
    """One filler for every five words: between commas in prose, bare in raw speech recognition."""
    spoken: list[str] = []
    for place, word in enumerate(text.split(), start=turn):
        if place % EVERY == 0:
            filler = FILLERS[dialogue.language][(place // EVERY + turn) % len(FILLERS[dialogue.language])]
            if dialogue.style == "clean":
                spoken[-1:] = [f"{said}," if said[-1].isalnum() else said for said in spoken[-1:]]
                filler += ","
            elif filler == "like":
                filler = "um like"
            spoken.append(filler)
        spoken.append(word)
    return " ".join(spoken)


@pytest.mark.parametrize("dialogue", sample(40), ids=lambda item: item.id)
def test_fillers_do_not_move_the_score(dialogue: Dialogue) -> None:
    plain = dialogue.annotated()
    spoken = [
        Utterance(turn.speaker, sprinkled(turn.text, dialogue, number), turn.evidence)
        for number, turn in enumerate(plain)
    ]
    before = score(plain, language=dialogue.language, playbook=BOOK)
    after = score(spoken, language=dialogue.language, playbook=BOOK)
    assert abs(before.score - after.score) <= 2
    for reason in after.reasons:
        assert reason.quote is None or reason.quote in spoken[reason.turn or 0].text
