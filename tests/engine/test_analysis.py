"""The analysis of a whole conversation: who reads which turn, and the shape of the answer."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hugoherbots.content.loader import load_playbook
from hugoherbots.engine.analysis import analyse
from hugoherbots.engine.types import Evidence, Language, Utterance
from tests.engine import score_talks as talks


class Questions:
    """A detector that takes every turn with a question mark for an opinion question, and remembers what it was shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, int]] = []

    def detect(self, text: str, context: Sequence[Utterance], language: Language) -> tuple[Evidence, ...]:
        self.shown.append((text, len(context)))
        assert language == "en"
        return (Evidence("2.1.2", 0.8, text, 0, len(text)),) if text.endswith("?") else ()


BOOK = load_playbook()


def test_turns_without_evidence_are_read_with_what_went_before() -> None:
    transcript = [Utterance(turn.speaker, turn.text) for turn in talks.AVERAGE_EN]
    detector = Questions()
    done = analyse(transcript, language="en", playbook=BOOK, detector=detector)
    sellers = [at for at, turn in enumerate(transcript) if turn.speaker == "seller"]
    assert detector.shown == [(transcript[at].text, at) for at in sellers]
    assert done.transcript[sellers[-1]].techniques == {"2.1.2"}


def test_evidence_that_is_there_is_kept() -> None:
    detector = Questions()
    analyse(talks.FEW_WELL_EN, language="en", playbook=BOOK, detector=detector)
    assert [text for text, _ in detector.shown] == ["We are, good morning."]


def test_the_json_lists_every_seller_turn_by_its_place() -> None:
    data = analyse(talks.AVERAGE_EN, language="en", playbook=BOOK, detector=Questions()).to_json()
    json.dumps(data)
    assert list(data) == ["turns", "score", "scorecard", "feedback"]
    assert [turn["index"] for turn in data["turns"]] == [1, 3, 5, 7, 9, 11, 13, 15]
    assert data["turns"][1]["techniques"][0] == {"id": "2.1.1", "confidence": 0.9, "quote": talks.AVERAGE_EN[3].text}
    assert data["score"] == data["scorecard"]["score"]
