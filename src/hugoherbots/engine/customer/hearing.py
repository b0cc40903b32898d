"""What the customer hears in a turn: the acts, whether it asks, what kind of question, and what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.customer.cues import CueIndex, Target
from hugoherbots.engine.customer.lexicon import LEXICONS, Lexicon
from hugoherbots.engine.customer.numbers import figures
from hugoherbots.engine.customer.vocabulary import shared
from hugoherbots.engine.flow import Flow
from hugoherbots.engine.text import clauses, normalise, tokens
from hugoherbots.engine.types import Evidence, Language

_OWN_CUES = 1.5
"""A scenario's own cues weigh more than the general ones of a theme."""
_QUESTION_WEIGHT = 1.5
"""What stands in the question itself weighs more than what stands around it."""
_SURE = 0.5
_LONGEST_OPTION = 4
_LONGEST_LISTENED_TO = 4000
"""Characters after which nobody is listening any more; it is a monologue long before."""
_CLAUSES_A_QUESTION = 2
"""Without punctuation one question easily looks like two."""
_AN_OFFER = 8
"""Words from which a statement about `us` puts something forward."""
_CLEARLY: Mapping[str, float] = {"need": 1.0, "fact": 1.0, "theme": 1.5}
"""Scores from which a turn is plainly about something of this kind."""
_CLEAR_CUE = 1.0
_ANSWERS = ("need", "fact")
_OWN_WORDS = 0.65
_OWN_WORDS_BEYOND_A_THEME = 1.6
"""How much of the customer's own words a question must have, without and with a general subject beside them."""
_SUPPOSING = frozenset({"stel", "veronderstel", "suppose", "supposing", "imagine"})
"""How a question begins that leaves the asking out: `suppose nothing got thrown away`."""
_NO_OPTIONS = frozenset(
    {"niet", "zo", "wat", "iets", "not", "so", "less", "minder", "meer", "more", "whatever", "something", "later"}
)

_OF_ACT: tuple[tuple[str, str], ...] = (
    ("agenda", "1.2"),
    ("entry", "1.4"),
    ("reference", "1.3"),
    ("parking", "2.1.4"),
    ("close", "4.1"),
    ("view_of_offer", "3.5"),
    ("pitch", "3.2"),
    ("offering", "3.2"),
    ("noticed", "1.1"),
    ("proposal", "3.4"),
)


@dataclass(frozen=True, slots=True)
class Heard:
    """One seller turn as the customer takes it.

    `statement` counts the words outside questions; `scores` say how strongly it points at needs, facts and so on;
    `shared` how much it has of what the customer would say about each; `cued` whether it uses a cue of what he can tell;
    a `vague` turn names no subject at all.
    """

    text: str
    words: tuple[str, ...]
    acts: frozenset[str]
    techniques: frozenset[str]
    asks: bool
    questions: int
    statement: int
    scores: Mapping[Target, float]
    shared: Mapping[Target, float]
    cued: bool
    figures: frozenset[int]
    options: tuple[str, str] | None
    vague: bool
    interrupted: bool

    def has(self, *acts: str) -> bool:
        return not self.acts.isdisjoint(acts)

    def shows(self, *techniques: str) -> bool:
        return not self.techniques.isdisjoint(techniques)

    @property
    def aimed(self) -> bool:
        """Whether it points at anything in the customer's world."""
        return any(score >= _CLEARLY.get(kind, score + 1) for (kind, _), score in self.scores.items())

    @property
    def pointed(self) -> bool:
        """Whether it points at something that he can tell."""
        return _points(self.scores)

    @property
    def size(self) -> int:
        return len(self.words)


def hear(text: str, evidence: tuple[Evidence, ...], flow: Flow, catalogue: Catalogue, *, interrupted: bool) -> Heard:
    """Works from the words alone when no evidence came with them."""
    language = flow.language
    lexicon = LEXICONS[language]
    text = text[:_LONGEST_LISTENED_TO]
    words = tuple(token.word for token in tokens(text, language))
    plain = " ".join(words)
    asking = _questions(text, lexicon)
    acts = frozenset(name for name, pattern in lexicon.acts.items() if pattern.search(plain))
    if not asking and "lead" in acts and not _SUPPOSING.isdisjoint(words[:3]):
        asking = (words,)
    if "small_talk" in acts and _is_their_trade(words, flow):
        acts -= {"small_talk"}
    if not asking and len(words) >= _AN_OFFER and not lexicon.we.isdisjoint(words):
        acts |= {"offering"}
    shown = frozenset(item.technique for item in evidence if item.confidence >= _SURE)
    options = _options(words, lexicon) if asking else None
    asks = bool(asking) or any(name.startswith("2.1.") and name not in _NO_QUESTION for name in shown)
    return Heard(
        text=text,
        words=words,
        acts=acts | _acts_shown(shown - _overheard(acts, asks=bool(asking))),
        techniques=shown or _guess(acts, asks=bool(asking), options=options is not None),
        asks=asks,
        questions=text.count("?") or len(asking) // _CLAUSES_A_QUESTION,
        statement=len(words) - sum(map(len, asking)),
        scores=_scores(words, asking, flow, catalogue, toll="toll" in acts),
        shared=shared(words, flow),
        cued=_points(flow_index(flow).scores(words)),
        figures=figures(words, language),
        options=options,
        vague=lexicon.generic.issuperset(words),
        interrupted=interrupted,
    )


_NO_QUESTION = frozenset({"2.1.4", "2.1.6"})
_SHOWN_ACTS = {
    "1.2": "agenda",
    "1.4": "entry",
    "2.1.4": "parking",
    "2.1.6": "paraphrase",
    "2.1.7": "lead",
    "2.1.8": "lock",
    "3.5": "view_of_offer",
    "4.1": "close",
}


def _overheard(acts: frozenset[str], *, asks: bool) -> frozenset[str]:
    """A close that was found in what by its words only puts something forward, or checks what was understood."""
    offers = not asks and not acts.isdisjoint({"offering", "proposal", "pitch"})
    checks = acts >= {"paraphrase", "lock"}
    other = (offers or checks) and acts.isdisjoint({"close", "concrete"})
    return frozenset({"4.1"}) if other else frozenset()


def _acts_shown(techniques: frozenset[str]) -> frozenset[str]:
    return frozenset(_SHOWN_ACTS[name] for name in techniques if name in _SHOWN_ACTS)


def _guess(acts: frozenset[str], *, asks: bool, options: bool) -> frozenset[str]:
    """The techniques that the words alone suggest."""
    found = {technique for act, technique in _OF_ACT if act in acts}
    if "paraphrase" in acts and ("lock" in acts or not asks):
        found.add("2.1.6")
    if "lock" in acts:
        found.add("2.1.8")
    if "lead" in acts and asks:
        found.add("2.1.7")
    if options:
        found.add("2.1.3")
    if asks and not found & {"1.1", "1.2", "1.4", "2.1.7", "2.1.8", "3.5", "4.1"}:
        found.add("2.1.2" if "opinion" in acts else "2.1.1")
    return frozenset(found)


def _questions(text: str, lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """The words of each clause that asks something, punctuation or not."""
    found: list[tuple[str, ...]] = []
    for clause in clauses(text):
        words = tuple(token.word for token in tokens(clause.text))
        plain = " ".join(words)
        asks = lexicon.question_start.search(plain) or lexicon.question_inside.search(plain)
        if clause.text.endswith("?") or asks or lexicon.question_end.search(plain):
            found.append(words)
    return tuple(found)


def _scores(
    words: tuple[str, ...], asking: tuple[tuple[str, ...], ...], flow: Flow, catalogue: Catalogue, *, toll: bool
) -> Mapping[Target, float]:
    """By the scenario's cues first; a question that uses none of them by the customer's own words.

    What a problem costs (`toll`) is not a question about the budget.
    """
    own, themes = flow_index(flow), theme_index(catalogue, flow.language)
    total = {**own.scores(words), **themes.scores(words)}
    if not asking:
        return total
    inside = tuple(word for clause in asking for word in clause)
    if len(inside) < len(words):
        for target, score in {**own.scores(inside), **themes.scores(inside)}.items():
            total[target] = total.get(target, 0.0) + score * _QUESTION_WEIGHT
    if toll:
        money = _about_money(flow)
        total = {target: score for target, score in total.items() if target not in money and target[0] != "objection"}
    if not _points(total):
        themed = any(score >= _CLEARLY["theme"] for (kind, _), score in total.items() if kind == "theme")
        _add_own_words(total, shared(inside, flow), least=_OWN_WORDS_BEYOND_A_THEME if themed else _OWN_WORDS)
    return total


def _points(scores: Mapping[Target, float]) -> bool:
    return any(score >= _CLEAR_CUE for (kind, _), score in scores.items() if kind in _ANSWERS)


def _add_own_words(total: dict[Target, float], found: Mapping[Target, float], *, least: float) -> None:
    """Adds the one need or fact that these words are most about, and what else they touch."""
    answers = [(score, target) for target, score in found.items() if target[0] in _ANSWERS]
    score, nearest = max(answers, key=lambda item: item[0], default=(0.0, None))
    if nearest is not None and score >= least:
        total[nearest] = total.get(nearest, 0.0) + max(score, 1.0)
    elif not answers:
        for target, weight in found.items():
            if weight >= least:
                total[target] = total.get(target, 0.0) + weight


@lru_cache(maxsize=64)
def _about_money(flow: Flow) -> frozenset[Target]:
    budget = "budget"
    needs = {("need", need.id) for need in flow.needs if need.theme == budget}
    return frozenset({("theme", budget), *needs, *(("fact", fact.id) for fact in flow.facts if fact.theme == budget)})


@lru_cache(maxsize=64)
def flow_index(flow: Flow) -> CueIndex:
    """Where the cues of this scenario point."""
    return CueIndex(
        [
            *((("need", need.id), need.cues, _OWN_CUES) for need in flow.needs),
            *((("fact", fact.id), fact.cues, _OWN_CUES) for fact in flow.facts),
            *((("objection", item.id), item.cues, 1.0) for item in flow.objections),
            *((("question", item.id), item.cues, 1.0) for item in flow.questions),
        ],
        loose=True,
    )


@lru_cache(maxsize=8)
def theme_index(catalogue: Catalogue, language: Language) -> CueIndex:
    """Where the general cues of the discovery themes point: the catalogue's and the engine's own."""
    own = LEXICONS[language].themes
    generic = LEXICONS[language].generic
    claimed = {normalise(cue): theme for theme, cues in own.items() for cue in cues}

    def tells(cue: str, theme: str) -> bool:
        """Whether the cue names a subject (`how many` does not), and this one rather than another."""
        plain = normalise(cue)
        return not generic.issuperset(plain.split()) and claimed.get(plain, theme) == theme

    return CueIndex(
        (
            ("theme", theme.id),
            [cue for cue in sorted({*theme.cues[language], *own.get(theme.id, ())}) if tells(cue, theme.id)],
            1.0,
        )
        for theme in catalogue.themes
    )


def _is_their_trade(words: tuple[str, ...], flow: Flow) -> bool:
    """Whether it is about what is for sale: coffee is no small talk with a coffee supplier."""
    offer = {token.word for token in tokens(flow.seller.offer)} - LEXICONS[flow.language].generic
    return not offer.isdisjoint(words)


def _options(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, str] | None:
    """The two things to choose between around the last `or`, as far as they are short enough to repeat."""
    if lexicon.or_word not in words[1:-1]:
        return None
    at = len(words) - 1 - words[::-1].index(lexicon.or_word)
    right = words[at + 1 :]
    if at == 0 or not right or right[0] in _NO_OPTIONS or words[at - 1] in _NO_OPTIONS:
        return None
    if len(right) > _LONGEST_OPTION:
        return "", ""
    left = words[max(0, at - len(right)) : at]
    return " ".join(left), " ".join(right)
