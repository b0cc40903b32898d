"""Scenario flows: the published schema, the faults that are found, and the packaged scenarios being free of them."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema
import pytest

from hugoherbots.engine.catalogue import CatalogueError, load_catalogue
from hugoherbots.engine.customer.voice import HINTS, MOVES, load_voice
from hugoherbots.engine.flow import FLOW_SCHEMA, FlowError, parse_flow, spoken_lines
from hugoherbots.engine.flow_checks import check
from hugoherbots.engine.shape import faults
from hugoherbots.engine.text import normalise
from tests.engine.players import catalogue, flow_of, scenarios

NAMES = sorted(scenarios())
GOOD = "warehouse-safety.en"

# (where, what is put there, the path that is reported, words of the message)
FAULTS: list[tuple[tuple[str | int, ...], Any, str, str]] = [
    (("needs", 1, "theme"), "weather", "needs[1].theme", "one of"),
    (("needs", 2, "said"), ["Only one."], "needs[2].said", "at least 2"),
    (("needs", 2, "said", 0), "", "needs[2].said[0]", "empty"),
    (("needs", 2, "extra"), 1, "needs[2].extra", "not a field"),
    (("persona", "patience"), "much", "persona.patience", "whole number"),
    (("persona", "patience"), 500, "persona.patience", "from 20 to 100"),
    (("needs", 0, "id"), "No Spaces", "needs[0].id", "match"),
    (("language",), "fr", "language", "one of"),
    (("version",), 2, "version", "must be 1"),
    (("objections", 0, "when", "needs"), ["nothing"], "objections[0].when.needs", "no need 'nothing'"),
    (("objections", 0, "resolves", 0, "techniques"), ["9.9"], "objections[0].resolves[0].techniques", "no technique"),
    (("objections", 1, "kind"), "postponement", "objections[1].resolves", "4.2.3"),
    (("needs", 1, "id"), "shared-aisles", "needs[1].id", "twice"),
    (("closing", "requires", "needs"), 8, "closing.requires.needs", "hidden needs"),
    (("facts", 0, "cues"), ["near miss", "how many trucks"], "facts[0].cues[0]", "is a cue of needs[1]"),
    (("signals", 0), "Dit is een regel die helemaal niet in het Engels is.", "signals[0]", "does not read as 'en'"),
    (("needs", 0, "example", "fact"), "Nice weather today.", "needs[0].example.fact", "question"),
    (("closing", "example", 0), "We could meet.", "closing.example[0]", "asking for a step"),
    (("objections", 0, "example", "answer"), "It will be fine.", "objections[0].example.answer", "about"),
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_packaged_scenario_has_no_fault(name: str) -> None:
    scenario = scenarios()[name]
    assert check(scenario["flow"], catalogue()) == []
    assert set(scenario["techniques_required"]) <= catalogue().technique_ids
    assert scenario["category"] in {"discovery", "objections", "closing", "custom"}
    assert scenario["difficulty"] in {"beginner", "intermediate", "advanced"}
    assert scenario["language"] == scenario["flow"]["language"]


def test_there_are_enough_scenarios_of_every_kind() -> None:
    found = list(scenarios().values())
    for language in ("nl", "en"):
        assert sum(item["language"] == language for item in found) >= 7
    assert sum(item["flow"].get("region") == "be" for item in found) >= 2
    assert {item["category"] for item in found} == {"discovery", "objections", "closing", "custom"}
    assert {item["difficulty"] for item in found} == {"beginner", "intermediate", "advanced"}
    assert len({item["sector"] for item in found}) >= 10


def test_no_line_is_spoken_in_two_scenarios() -> None:
    seen: dict[str, str] = {}
    for name in NAMES:
        for _, line in spoken_lines(parse_flow(flow_of(name))):
            assert seen.setdefault(normalise(line), name) == name, line


@pytest.mark.parametrize(("at", "value", "path", "message"), FAULTS)
def test_a_fault_is_found_with_its_path(at: Any, value: Any, path: str, message: str) -> None:
    found = check(broken(at, value), catalogue())
    assert any(fault.path == path and message in fault.message for fault in found), found


def test_what_comes_after_the_end_never_comes_up() -> None:
    data = broken(("persona", "turns"), 10)
    data["objections"][0]["when"] = {"turn": 12}
    data["questions"][0]["when"] = {"turn": 12}
    assert {fault.path for fault in check(data, catalogue())} == {"objections[0].when.turn", "questions[0].when.turn"}


def test_the_reader_refuses_a_broken_shape() -> None:
    with pytest.raises(FlowError) as caught:
        parse_flow(broken(("needs", 2, "said"), ["Only one."]))
    assert caught.value.path == "needs[2].said"


def test_the_schema_is_a_json_schema_that_judges_the_same() -> None:
    jsonschema.Draft202012Validator.check_schema(FLOW_SCHEMA)
    validator = jsonschema.Draft202012Validator(FLOW_SCHEMA)
    documents = [flow_of(GOOD), *(broken(at, value) for at, value, *_ in FAULTS)]
    for document in documents:
        assert validator.is_valid(document) == (not list(faults(document, FLOW_SCHEMA)))


def test_every_part_of_the_schema_is_described() -> None:
    def undescribed(schema: Any, path: str) -> list[str]:
        missing = [] if schema.get("description") or schema.get("enum") or not path else [path]
        for key, part in schema.get("properties", {}).items():
            missing += undescribed(part, f"{path}.{key}")
        items = schema.get("items", {})
        return missing + (undescribed(items, f"{path}[]") if items.get("properties") else [])

    assert undescribed(FLOW_SCHEMA, "") == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_shared_lines_cover_every_move_and_never_twice(language: str) -> None:
    voice = catalogue().voices[language]  # type: ignore[index]  # the parameter is a plain string
    assert set(voice.base) == set(MOVES.split())
    assert set(voice.hints) == set(HINTS.split())
    groups = [voice.base, *voice.attitudes.values(), *voice.regions.values()]
    lines = list(filter(None, (normalise(line) for group in groups for pool in group.values() for line in pool)))
    assert len(lines) == len(set(lines)), {line for line in lines if lines.count(line) > 1}


def test_a_fault_in_shared_lines_names_its_path() -> None:
    with pytest.raises(ValueError, match=r"voices\.nl\.base"):
        load_voice({"base": {"silence": "text"}}, "voices.nl")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(
            {"version": "1", "phases": [], "themes": [], "techniques": [], "voices": {"nl": {"base": {}, "hints": {}}}}
        )
    assert caught.value.path == "voices.nl.base.silence"


def broken(at: Any, value: Any) -> dict[str, Any]:
    data: Any = copy.deepcopy(dict(flow_of(GOOD)))
    place = data
    for key in at[:-1]:
        place = place[key]
    place[at[-1]] = value
    result: dict[str, Any] = data
    return result
