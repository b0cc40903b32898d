"""Puts the feedback into words: what to praise, what to mend and how, where it turned, what to practise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hugoherbots.engine.feedback.address import forms_of_address
from hugoherbots.engine.feedback.chances import Chance, find_chances, tells
from hugoherbots.engine.feedback.notes import (
    Feedback,
    Improvement,
    Named,
    Practise,
    ScenarioSummary,
    Strength,
    TurningPoint,
)
from hugoherbots.engine.feedback.practise import choose_scenario, deeper_technique, first_technique
from hugoherbots.engine.feedback.praise import Praise, find_praise
from hugoherbots.engine.feedback.quoting import excerpt, phrase, spoken_words
from hugoherbots.engine.feedback.turning import find_turn
from hugoherbots.engine.playbook import Playbook
from hugoherbots.engine.scoring.judge import talk_of
from hugoherbots.engine.scoring.reading import RESISTANCE, Turn
from hugoherbots.engine.scoring.scorecard import Scorecard
from hugoherbots.engine.types import Language, Utterance

_MOST = 3
_FEWEST_TO_POINT_AT = 4
_TELLING = ("irritation", *RESISTANCE, "pain", "figure", "agreement")
"""The cues around which the customer's words are quoted, the most telling first."""


def feedback(
    transcript: Sequence[Utterance],
    scorecard: Scorecard,
    *,
    language: Language,
    playbook: Playbook,
    scenarios: Sequence[ScenarioSummary] = (),
) -> Feedback:
    """The coach's feedback on a transcript and its scorecard, in the language of the talk."""
    return _Coach(transcript, scorecard, language, playbook).speak(scenarios)


class _Coach:
    def __init__(
        self, transcript: Sequence[Utterance], scorecard: Scorecard, language: Language, playbook: Playbook
    ) -> None:
        self.talk = talk_of(transcript, language=language, playbook=playbook)
        self.score = scorecard.score
        self.language = language
        self.playbook = playbook
        self.wordings = playbook.coaching
        self.address = forms_of_address(self.talk.reading, playbook.coaching)

    def speak(self, scenarios: Sequence[ScenarioSummary]) -> Feedback:
        improvements = self._improvements()
        return Feedback(
            language=self.language,
            strengths=self._strengths({item.turn for item in improvements}),
            improvements=improvements,
            turning_point=self._turning_point(),
            practise=self._practise(improvements, scenarios),
        )

    def _text(self, key: str, choice: int = 0, **slots: object) -> str:
        return self.wordings.text(f"feedback.{key}", self.language, {**self.address, **slots}, choice)

    def _named(self, technique: str) -> Named:
        return Named(technique, self.playbook.catalogue.technique(technique).name[self.language])

    def _strengths(self, mended: set[int]) -> tuple[Strength, ...]:
        """What went well, at other turns than those that are to be mended."""
        found = [praise for praise in find_praise(self.talk) if praise.moment.exchange.seller.index not in mended]
        return tuple(self._strength(praise) for praise in found[:_MOST])

    def _improvements(self) -> tuple[Improvement, ...]:
        found: list[Improvement] = []
        for chance in find_chances(self.talk):
            if len(found) < _MOST and chance.code not in {item.code for item in found}:
                found.append(self._improvement(chance))
        return tuple(found)

    def _improvement(self, chance: Chance) -> Improvement:
        quote = excerpt(chance.turn.text, chance.quote)
        said = _said(chance)
        heard = spoken_words(said) if said else ""
        need = self._need(chance.turn.index) or heard
        slots = {"quote": spoken_words(quote), "said": heard, "need": need, "count": chance.count}
        choice = chance.turn.index + len(heard.split())
        plain = not heard and chance.code != "opening_speech"
        key = "plain" if plain else chance.code
        return Improvement(
            code=chance.code,
            title=self._text(f"{chance.code}.title"),
            text=self._text(f"{key}.text", choice, **slots),
            turn=chance.turn.index,
            quote=quote,
            customer_turn=chance.said.index if chance.said else None,
            customer_quote=said,
            better=self._text(f"{key}.better", choice, **slots),
            technique=self._named(chance.technique),
        )

    def _need(self, before: int) -> str:
        """The weightiest thing that the customer had said before this turn, in his words."""
        heard = self.talk.reading.customer_before(before)
        told = [turn for turn in heard if tells(self.talk, turn)]
        if not told:
            return ""
        weightiest = max(told, key=lambda turn: (turn.count("pain"), turn.figures, turn.words, -turn.index))
        return spoken_words(phrase(weightiest, "pain", "figure", *RESISTANCE))

    def _strength(self, praise: Praise) -> Strength:
        moment = praise.moment
        turn, technique = moment.exchange.seller, moment.technique or ""
        quote = excerpt(turn.text, turn.quote_of(technique))
        slots = {"quote": spoken_words(quote), "said": self._heard(praise.said)}
        named = self._named(technique)
        text = self._text(self._praise_key(praise), turn.index, **slots) + "".join(self._effect(praise))
        return Strength(f"praise.{technique}", named.name, text, turn.index, quote, named)

    def _praise_key(self, praise: Praise) -> str:
        """The technique's own words; general ones when its occasion (a question, resistance) is not in what was said."""
        technique, said = praise.moment.technique or "", praise.said
        occasion = said is not None and (
            self.talk.has_question(said) if technique == "4.2.1" else bool(said.resistance)
        )
        if technique.startswith("4.2") and not occasion:
            return "praise.stayed" if said else "praise.general"
        if technique == "2.1.6" and said is None:
            return "praise.general"
        return f"praise.{technique}" if self.wordings.has(f"feedback.praise.{technique}") else "praise.general"

    def _heard(self, said: Turn | None) -> str:
        return spoken_words(phrase(said, *_TELLING)) if said else "…"

    def _effect(self, praise: Praise) -> Iterator[str]:
        if praise.after and praise.reaction in {"agreement", "opened"}:
            after = spoken_words(phrase(praise.after, praise.reaction, "pain"))
            yield " " + self._text(f"effect.{praise.reaction}", praise.after.index, next=after)

    def _turning_point(self) -> TurningPoint | None:
        found = find_turn(self.talk)
        if found is None:
            return None
        turn = found.exchange.seller
        quote = excerpt(turn.text, turn.evidence[0].quote if turn.evidence else "")
        slots = {"quote": spoken_words(quote), "said": self._heard(found.exchange.said)}
        text = self._text(f"turning.{found.direction}", turn.index, **slots)
        if found.after:
            after = spoken_words(phrase(found.after, *_TELLING))
            text = f"{text} {self._text('turning.reacted', next=after)}"
        return TurningPoint(turn.index, quote, found.direction, text)

    def _practise(self, improvements: Sequence[Improvement], scenarios: Sequence[ScenarioSummary]) -> Practise:
        mended = improvements[0].technique.id if improvements else deeper_technique(self.talk)
        technique = first_technique(self.talk) or mended
        named = self._named(technique)
        text = self._practise_text([item for item in improvements if item.technique.id == technique], named.name)
        if improvements and technique != mended:
            text = self._asking_text(named.name)
        scenario = choose_scenario(scenarios, technique, language=self.language, score=self.score)
        if scenario:
            text = f"{text} {self._text('practise.scenario', title=scenario.title)}"
        return Practise(named, text, scenario)

    def _asking_text(self, name: str) -> str:
        """Why asking comes first: at the customer's weightiest words, or before what the seller began with."""
        lowered = name[0].lower() + name[1:]
        need = self._need(len(self.talk.reading.turns))
        if need:
            return self._text("practise.ask", technique=lowered, quote=need)
        return self._text("practise.asking", technique=lowered, quote=spoken_words(self.talk.reading.seller[0].text))

    def _practise_text(self, improvements: Sequence[Improvement], name: str) -> str:
        lowered = name[0].lower() + name[1:]
        if improvements:
            quote = spoken_words(improvements[0].quote)
            if len(quote.split()) < _FEWEST_TO_POINT_AT:
                return self._asking_text(name)
            return self._text("practise.mended", improvements[0].turn, technique=lowered, quote=quote)
        if not self.talk.reading.seller:
            return self._text("practise.silent", technique=lowered)
        fullest = max(self.talk.reading.customer or self.talk.reading.seller, key=lambda turn: turn.words)
        quote = self._need(len(self.talk.reading.turns)) or spoken_words(phrase(fullest, *_TELLING))
        return self._text("practise.deepen", technique=lowered, quote=quote)


_WANTED: Mapping[str, tuple[str, ...]] = {
    "missed_close": ("agreement", "closing_question"),
    "thread.figure": ("figure",),
}
"""The cues that a chance is about, where these are not the most telling ones."""


def _said(chance: Chance) -> str | None:
    if chance.said is None:
        return None
    asked = ("closing_question", "question") if chance.code == "question.ignored" else ()
    wanted = _WANTED.get(chance.code, ())
    return phrase(chance.said, *asked, *wanted, *_TELLING)
