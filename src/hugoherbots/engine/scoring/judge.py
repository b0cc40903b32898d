"""Scores a conversation: conduct + moments + skills − deductions, in exact arithmetic, every point with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hugoherbots.engine.playbook import Playbook
from hugoherbots.engine.scoring.faults import Fault, find_faults
from hugoherbots.engine.scoring.moments import judge_moments, wasted
from hugoherbots.engine.scoring.points import apportion, round_half_up
from hugoherbots.engine.scoring.reading import read
from hugoherbots.engine.scoring.scorecard import Reason, Row, Scorecard
from hugoherbots.engine.scoring.skills import Skill, judge_skills
from hugoherbots.engine.scoring.statistics import measure
from hugoherbots.engine.scoring.talk import Talk
from hugoherbots.engine.types import Language, Utterance

_WHOLE = 100
_PHASES = (1, 2, 3, 4)
_LATER_PHASES = (3, 4)


def talk_of(transcript: Sequence[Utterance], *, language: Language, playbook: Playbook) -> Talk:
    """The transcript as score and feedback read it."""
    reading = read(
        transcript,
        language=language,
        catalogue=playbook.catalogue,
        cues=playbook.cues,
        hollow=playbook.hollow,
        common=playbook.common,
    )
    return Talk(reading, playbook.rubric, playbook.catalogue)


def score(transcript: Sequence[Utterance], *, language: Language, playbook: Playbook) -> Scorecard:
    """The scorecard of a transcript whose seller turns carry their evidence."""
    return _Judgement(talk_of(transcript, language=language, playbook=playbook), playbook).scorecard()


class _Judgement:
    def __init__(self, talk: Talk, playbook: Playbook) -> None:
        self.talk = talk
        self.playbook = playbook
        self.language = talk.reading.language
        faults = find_faults(talk)
        self.moments = judge_moments(talk, faults)
        self.faults = sorted([*faults, *wasted(talk, self.moments, faults)], key=lambda fault: fault.turn)
        self.skills = judge_skills(talk)

    def scorecard(self) -> Scorecard:
        shares = self._moment_shares()
        skill_shares = self._skill_shares()
        credit = apportion([self._conduct(), *shares, *skill_shares])
        moments, skills = credit[1 : 1 + len(shares)], credit[1 + len(shares) :]
        earned = [*self._conduct_reasons(credit[0]), *self._moment_reasons(moments), *self._skill_reasons(skills)]
        reasons = [*earned, *self._taken_off(sum(credit))]
        total = sum(reason.points for reason in reasons)
        band = self.playbook.rubric.band(total)
        return Scorecard(
            rubric=self.playbook.rubric.version,
            catalogue=self.playbook.catalogue.version,
            language=self.language,
            score=total,
            band={"code": band.code, "label": band.label[self.language], "from": band.low, "to": band.high},
            reasons=tuple(reasons),
            phases=tuple(self._phase(phase, moments) for phase in _PHASES),
            skills=tuple(self._skill_row(skill, points) for skill, points in zip(self.skills, skills, strict=True)),
            statistics=measure(self.talk),
        )

    def _conduct(self) -> Fraction:
        both = self.talk.reading.seller and self.talk.reading.customer
        return Fraction(self.playbook.rubric.parts["conduct"]) if both else Fraction(0)

    def _unit(self) -> Fraction:
        """The points that one moment can earn; a fragment of a few turns cannot earn them all."""
        least = self.playbook.rubric.thresholds["fewest_moments"]
        return Fraction(self.playbook.rubric.parts["moments"], max(len(self.moments), least))

    def _moment_shares(self) -> list[Fraction]:
        return [self._unit() * moment.percent / _WHOLE for moment in self.moments]

    def _skill_weight(self, skill: Skill) -> Fraction:
        weights = self.playbook.rubric.skills
        called = sum(weights[item.name] for item in self.skills if item.share is not None)
        if skill.share is None or not called:
            return Fraction(0)
        return Fraction(self.playbook.rubric.parts["skills"] * weights[skill.name], called)

    def _skill_shares(self) -> list[Fraction]:
        least = self.playbook.rubric.thresholds["fewest_moments"]
        whole = Fraction(min(len(self.moments), least), least)
        return [self._skill_weight(skill) * (skill.share or 0) * whole for skill in self.skills]

    def _text(self, key: str, **slots: object) -> str:
        return self.playbook.coaching.text(f"reason.{key}", self.language, slots)

    def _conduct_reasons(self, points: int) -> list[Reason]:
        if points:
            return [Reason("conduct.held", "credit", points, self._text("conduct.held"))]
        missing = "seller" if not self.talk.reading.seller else "customer"
        return [Reason(f"conduct.no_{missing}", "credit", 0, self._text(f"conduct.no_{missing}"))]

    def _moment_reasons(self, points: Sequence[int]) -> Iterator[Reason]:
        for moment, earned in zip(self.moments, points, strict=True):
            turn = moment.exchange.seller
            if not earned:
                continue
            text = self._text(moment.code)
            if moment.limit:
                text = f"{text} {self._text(f'because.{moment.limit}')}"
            quote = turn.quote_of(moment.technique) if moment.technique else turn.text
            yield Reason(moment.code, "credit", earned, text, turn.index, quote, moment.technique, moment.phase)

    def _skill_reasons(self, points: Sequence[int]) -> Iterator[Reason]:
        for skill, earned in zip(self.skills, points, strict=True):
            if skill.share is None or not earned:
                continue
            turn = skill.turn
            quote = turn.quote_of(skill.technique) if turn and skill.technique else None
            text = self._text(f"skill.{skill.name}", done=skill.done, wanted=skill.wanted)
            index = turn.index if turn else None
            yield Reason(f"skill.{skill.name}", "credit", earned, text, index, quote, skill.technique, None, skill.name)

    def _taken_off(self, earned: int) -> Iterator[Reason]:
        """The deductions, what the floors give back (one for neglect, and 0 for everything), and the ceiling."""
        taken = [*self._deductions()]
        repels = self.playbook.rubric.deductions
        neglect = sum(reason.points for reason in taken if not repels[reason.code].drives_away)
        floor = min(earned, self.playbook.rubric.thresholds["neglect_floor"])
        kept = max(floor, earned + neglect)
        yield from taken
        yield from self._limit("limit.neglect", kept - (earned + neglect))
        left = kept + sum(reason.points for reason in taken if repels[reason.code].drives_away)
        yield from self._limit("limit.floor", max(0, left) - left)
        yield from self._limit("limit.unfinished", min(0, self._ceiling() - max(0, left)))

    def _ceiling(self) -> int:
        """The most that a talk can score: one that stops before any proposal, resistance or step was not finished."""
        finished = any(moment.phase in _LATER_PHASES for moment in self.moments)
        return _WHOLE if finished else self.playbook.rubric.thresholds["unfinished_ceiling"]

    def _limit(self, code: str, points: int) -> Iterator[Reason]:
        if points:
            yield Reason(code, "limit", points, self._text(code))

    def _deductions(self) -> Iterator[Reason]:
        """Each fault's points, as long as its kind has not cost the most it can; one reason per kind and turn."""
        taken: Counter[str] = Counter()
        together: dict[tuple[str, int], tuple[Fault, int]] = {}
        for fault in self.faults:
            rule = self.playbook.rubric.deductions[fault.code]
            points = min(rule.points, rule.most - taken[fault.code])
            if points > 0:
                taken[fault.code] += points
                first, before = together.get((fault.code, fault.turn), (fault, 0))
                together[fault.code, fault.turn] = first, before + points
        for fault, points in together.values():
            yield self._deduction(fault, points)

    def _deduction(self, fault: Fault, points: int) -> Reason:
        phase = next((item.phase for item in self.moments if item.exchange.seller.index == fault.turn), None)
        return Reason(
            fault.code, "penalty", -points, self._text(f"fault.{fault.code}"), fault.turn, fault.quote, phase=phase
        )

    def _phase(self, phase: int, points: Sequence[int]) -> Row:
        """Available is what these moments could have earned at their best, in whole points."""
        inside = [(item, earned) for item, earned in zip(self.moments, points, strict=True) if item.phase == phase]
        earned = sum(points for _, points in inside)
        available = max(earned, round_half_up(self._unit() * len(inside)))
        name = self.playbook.catalogue.phase(phase).name[self.language]
        mean = Fraction(sum(item.percent for item, _ in inside), len(inside)) if inside else None
        return Row(phase, name, earned, available, None if mean is None else round_half_up(mean))

    def _skill_row(self, skill: Skill, points: int) -> Row:
        available = max(points, round_half_up(self._skill_weight(skill)))
        percent = None if skill.share is None else round_half_up(skill.share * _WHOLE)
        return Row(skill.name, self._text(f"name.{skill.name}"), points, available, percent)
