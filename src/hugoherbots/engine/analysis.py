"""One call for a whole conversation: what was used in each turn, the score with its reasons, and the feedback."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from hugoherbots.engine.feedback import Feedback, ScenarioSummary, feedback
from hugoherbots.engine.playbook import Playbook
from hugoherbots.engine.scoring import Scorecard, score
from hugoherbots.engine.types import Evidence, Language, Utterance


class Detector(Protocol):
    """What finds the techniques in a seller's turn, given the turns before it."""

    def detect(self, text: str, context: Sequence[Utterance], language: Language) -> tuple[Evidence, ...]:
        """The evidence in `text`, each with its exact words."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A judged conversation; `transcript` carries the evidence that was judged."""

    transcript: tuple[Utterance, ...]
    scorecard: Scorecard
    feedback: Feedback

    @property
    def score(self) -> int:
        return self.scorecard.score

    def to_json(self) -> dict[str, Any]:
        """Seller turns only; `index` is the turn's place in the transcript."""
        turns = [
            {
                "index": index,
                "techniques": [
                    {"id": item.technique, "confidence": item.confidence, "quote": item.quote} for item in turn.evidence
                ],
            }
            for index, turn in enumerate(self.transcript)
            if turn.speaker == "seller"
        ]
        return {
            "turns": turns,
            "score": self.score,
            "scorecard": self.scorecard.to_json(),
            "feedback": self.feedback.to_json(),
        }


def analyse(
    transcript: Sequence[Utterance],
    *,
    language: Language,
    playbook: Playbook,
    detector: Detector,
    scenarios: Sequence[ScenarioSummary] = (),
) -> Analysis:
    """Judges a conversation; seller turns that carry no evidence yet are read by the detector first."""
    read: list[Utterance] = []
    for turn in transcript:
        if turn.speaker == "seller" and not turn.evidence:
            read.append(replace(turn, evidence=detector.detect(turn.text, tuple(read), language)))
        else:
            read.append(turn)
    scorecard = score(read, language=language, playbook=playbook)
    notes = feedback(read, scorecard, language=language, playbook=playbook, scenarios=scenarios)
    return Analysis(tuple(read), scorecard, notes)
