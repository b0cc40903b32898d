"""What a shape cannot tell about a flow: unknown references, unreachable resistance, lines twice, examples that miss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.customer.cues import CueIndex, best
from hugoherbots.engine.customer.hearing import Heard, hear
from hugoherbots.engine.customer.language import foreign
from hugoherbots.engine.flow import Flow, Need, Objection, Question, parse_flow, spoken_lines
from hugoherbots.engine.flow_schema import FLOW_SCHEMA
from hugoherbots.engine.shape import Fault, faults
from hugoherbots.engine.text import normalise

Ear: TypeAlias = Callable[[str], Heard]

_FEWEST_THEMES = 3
_LAYERS = {"unprompted": 1, "asked": 2, "trusted": 1}
_LINES_TO_JUDGE_LANGUAGE = 6


def check(data: Mapping[str, Any], catalogue: Catalogue) -> list[Fault]:
    """Every fault of a flow document: those of its shape, or, when that is sound, those of its sense."""
    wrong = list(faults(data, FLOW_SCHEMA))
    if wrong:
        return wrong
    flow = parse_flow(data)
    return [
        *_references(flow, catalogue),
        *_repeated_ids(flow),
        *_layers(flow),
        *_reachable(flow),
        *_repeated_lines(flow),
        *_shared_cues(flow),
        *_other_language(flow),
        *_examples(flow, catalogue),
    ]


def _references(flow: Flow, catalogue: Catalogue) -> Iterator[Fault]:
    known = {need.id for need in flow.needs}
    for path, used in _used_needs(flow):
        for name in sorted(used - known):
            yield Fault(path, f"there is no need {name!r}")
    for index, objection in enumerate(flow.objections):
        for place, way in enumerate(objection.resolves):
            for name in sorted(way.techniques - catalogue.technique_ids):
                yield Fault(f"objections[{index}].resolves[{place}].techniques", f"there is no technique {name!r}")
    for index, need in enumerate(flow.needs):
        if need.theme not in catalogue.theme_ids:
            yield Fault(f"needs[{index}].theme", f"the catalogue has no theme {need.theme!r}")


def _repeated_ids(flow: Flow) -> Iterator[Fault]:
    for kind in ("needs", "facts", "questions", "objections"):
        ids = [item.id for item in getattr(flow, kind)]
        for index, name in enumerate(ids):
            if name in ids[:index]:
                yield Fault(f"{kind}[{index}].id", f"{name!r} is there twice")


def _used_needs(flow: Flow) -> Iterator[tuple[str, frozenset[str]]]:
    for index, question in enumerate(flow.questions):
        yield f"questions[{index}].when.needs", question.when.needs
    for index, objection in enumerate(flow.objections):
        yield f"objections[{index}].when.needs", objection.when.needs
        for place, way in enumerate(objection.resolves):
            yield f"objections[{index}].resolves[{place}].needs", way.needs


def _layers(flow: Flow) -> Iterator[Fault]:
    for layer, fewest in _LAYERS.items():
        if sum(need.layer == layer for need in flow.needs) < fewest:
            yield Fault("needs", f"layer {layer!r} needs at least {fewest}")
    themes = {need.theme for need in flow.needs} | {fact.theme for fact in flow.facts if fact.theme}
    if len(themes) < _FEWEST_THEMES:
        yield Fault("needs", f"needs and facts cover {len(themes)} themes, {_FEWEST_THEMES} are the least")
    hidden = sum(need.hidden for need in flow.needs)
    if flow.closing.needs > hidden:
        yield Fault("closing.requires.needs", f"asks for {flow.closing.needs} hidden needs, there are {hidden}")


def _reachable(flow: Flow) -> Iterator[Fault]:
    for index, objection in enumerate(flow.objections):
        path = f"objections[{index}]"
        if objection.when.turn >= flow.persona.turns:
            yield Fault(f"{path}.when.turn", f"the talk is over after {flow.persona.turns} turns: it never comes up")
        if not any(objection.technique in way.techniques for way in objection.resolves):
            yield Fault(f"{path}.resolves", f"a {objection.kind} needs a way with technique {objection.technique}")
    for index, question in enumerate(flow.questions):
        if question.when.turn >= flow.persona.turns:
            yield Fault(f"questions[{index}].when.turn", f"the talk is over after {flow.persona.turns} turns")


def _repeated_lines(flow: Flow) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for path, line in spoken_lines(flow):
        plain = normalise(line)
        if plain in seen:
            yield Fault(path, f"is the same line as {seen[plain]}")
        seen[plain] = path


def _shared_cues(flow: Flow) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for kind in ("needs", "facts"):
        for index, item in enumerate(getattr(flow, kind)):
            for place, cue in enumerate(item.cues):
                plain = normalise(cue)
                if plain in seen:
                    yield Fault(f"{kind}[{index}].cues[{place}]", f"{cue!r} is a cue of {seen[plain]} too")
                seen[plain] = f"{kind}[{index}]"


def _other_language(flow: Flow) -> Iterator[Fault]:
    for path, line in spoken_lines(flow):
        words = normalise(line).split()
        if len(words) >= _LINES_TO_JUDGE_LANGUAGE and foreign(words, flow.language):
            yield Fault(path, f"does not read as {flow.language!r}")


def _examples(flow: Flow, catalogue: Catalogue) -> Iterator[Fault]:
    """Model sentences must be understood by the customer they are written for."""

    def heard(text: str) -> Heard:
        return hear(text, (), flow, catalogue, interrupted=False)

    for index, need in enumerate(flow.needs):
        yield from _drawn_out(heard, need, f"needs[{index}].example")
    for index, objection in enumerate(flow.objections):
        yield from _handled(heard, objection, f"objections[{index}].example")
    for index, question in enumerate(flow.questions):
        yield from _answered(heard, question, f"questions[{index}].example")
    for index, line in enumerate(flow.closing.example):
        turn = heard(line)
        yield from _must(turn.has("close"), f"closing.example[{index}]", "is not heard as asking for a step")
        yield from _must(turn.has("concrete"), f"closing.example[{index}]", "names no day or moment")
    for act in ("agenda", "entry"):
        for index, line in enumerate(flow.seller.example[act]):
            yield from _must(heard(line).has(act), f"seller.example.{act}[{index}]", f"is not heard as {act}")


def _drawn_out(heard: Ear, need: Need, path: str) -> Iterator[Fault]:
    for key in ("fact", "opinion", "lead"):
        turn = heard(need.example[key])
        yield from _must(turn.asks, f"{path}.{key}", "is not heard as a question")
        yield from _must(
            _touches(turn, need), f"{path}.{key}", f"is not heard as about {need.id!r}: use one of its cues"
        )
    for key in ("summary", "proposal"):
        turn = heard(need.example[key])
        yield from _must(_touches(turn, need), f"{path}.{key}", f"names no cue of {need.id!r}")


def _answered(heard: Ear, question: Question, path: str) -> Iterator[Fault]:
    turn = heard(question.example)
    yield from _must(turn.scores.get(("question", question.id), 0) > 0, path, "contains none of its cues")
    if question.stage == "closing":
        yield from _must(turn.has("close"), path, "does not return to the decision")


def _handled(heard: Ear, objection: Objection, path: str) -> Iterator[Fault]:
    explore, answer = heard(objection.example["explore"]), heard(objection.example["answer"])
    yield from _must(explore.asks, f"{path}.explore", "is not heard as a question")
    ways = (CueIndex([(("way", "0"), way.about, 1.0)]) for way in objection.resolves)
    yield from _must(any(way.scores(answer.words) for way in ways), f"{path}.answer", "names nothing of `about`")
    yield from _must(not answer.has("dismissal", "pressure", "discount"), f"{path}.answer", "is heard as pushing")


def _touches(turn: Heard, need: Need) -> bool:
    return best(turn.scores, "need")[0] == need.id


def _must(holds: bool, path: str, message: str) -> Iterable[Fault]:
    return () if holds else (Fault(path, message),)
