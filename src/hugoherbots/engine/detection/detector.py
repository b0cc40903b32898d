"""The detector: a seller's turn and what went before in, techniques with confidence and quote out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from hugoherbots.engine.detection.codebook import choose
from hugoherbots.engine.detection.e5_format import E5Weights
from hugoherbots.engine.detection.encoder import encode, kept_pieces, piece_counts, pieces_of
from hugoherbots.engine.detection.features import LABELS, Moment, spoken_columns, vector
from hugoherbots.engine.detection.model import Model, Scores, adapt, probabilities, score_rows
from hugoherbots.engine.detection.moments import moment_of
from hugoherbots.engine.detection.quotes import Contributions, passages, quote_of
from hugoherbots.engine.text import Span, normalise
from hugoherbots.engine.types import Evidence, Language, Utterance

_REMEMBERED = 512
_HIGHEST = 0.99
_MONOLOGUE = 45
"""Words from which on a turn is also read passage by passage, so that what it holds does not drown."""
_ALONE = 0.7
"""What a passage's logits lose, since it is read without what stands around it."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A stretch of the turn with its own scores; the first reading is the whole turn."""

    span: Span
    moment: Moment
    scores: Scores
    handicap: float


class Detector:
    """Recognises the techniques of the catalogue; the same turn after the same talk gives the same answer.

    Scores are remembered, so asking again about a recent turn is cheap. One detector serves any number of
    conversations and threads; it holds no state of them.
    """

    def __init__(self, model: Model, weights: E5Weights) -> None:
        self._model = model
        self._weights = adapt(weights, model)
        self.score = lru_cache(maxsize=_REMEMBERED)(self._score)

    @property
    def version(self) -> str:
        return self._model.version

    def detect(self, text: str, context: Sequence[Utterance], language: Language) -> tuple[Evidence, ...]:
        """The techniques of one seller turn.

        `context` is the conversation before the turn, oldest first; its seller turns must carry the evidence that was
        found in them, since an answer to an objection is recognised by the question before it.
        """
        moment = moment_of(text, context, language)
        if not moment.text:
            return ()
        readings = self._read(text, moment)
        logits = np.stack([reading.scores.logits - reading.handicap for reading in readings])
        best = logits.argmax(axis=0)
        margins = dict(zip(LABELS, (logits.max(axis=0) - self._model.thresholds).tolist(), strict=True))
        sure = probabilities(self._model, logits.max(axis=0))
        return tuple(
            self._evidence(readings[best[LABELS.index(label)]], label, float(sure[LABELS.index(label)]))
            for label in choose(margins)
        )

    def annotate(self, turns: Sequence[Utterance], language: Language) -> tuple[Utterance, ...]:
        """The conversation with the evidence of every seller turn, found from the first to the last."""
        done: list[Utterance] = []
        for turn in turns:
            seller = turn.speaker == "seller"
            done.append(replace(turn, evidence=self.detect(turn.text, done, language)) if seller else turn)
        return tuple(done)

    def _score(self, moment: Moment) -> Scores:
        """The raw scores of a moment, before thresholds and rules."""
        pieces = pieces_of(self._weights.vocabulary, moment.customer, moment.text)
        return score_rows(self._model, encode(self._weights, pieces), pieces.seller_from, vector(moment))

    def _read(self, text: str, moment: Moment) -> list[_Reading]:
        readings = [_Reading(Span(text, 0, len(text)), moment, self.score(moment), 0.0)]
        if len(moment.text.split()) <= _MONOLOGUE:
            return readings
        for span in passages(text):
            part = replace(moment, text=normalise(span.text, moment.language))
            if part.text and part != moment:
                readings.append(_Reading(span, part, self.score(part), _ALONE))
        return readings

    def _evidence(self, reading: _Reading, label: str, sure: float) -> Evidence:
        quote = quote_of(reading.span.text, label, reading.moment.language, self._contributions(reading))
        start = reading.span.start + quote.start
        return Evidence(label, round(min(sure, _HIGHEST), 2), quote.text, start, start + len(quote.text))

    def _contributions(self, reading: _Reading) -> Contributions:
        counts = piece_counts(self._weights.vocabulary, reading.moment.text)
        by_piece = np.zeros((sum(counts) + 1, len(LABELS)), np.float32)
        kept = kept_pieces(sum(counts))
        by_piece[1:][kept] = reading.scores.by_piece[: len(kept)]
        edges = np.cumsum([0, *counts])
        sums = np.cumsum(by_piece, axis=0)
        by_word = sums[edges[1:]] - sums[edges[:-1]]
        return Contributions(by_word, self._model.arrays["wide"][list(spoken_columns()), : len(LABELS)])
