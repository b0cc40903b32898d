"""The typed catalogue: what a good file gives, and where a fault is reported."""

import copy
from typing import Any

import pytest

from hugoherbots.engine.catalogue import CatalogueError, load_catalogue


def both(value: Any) -> dict[str, Any]:
    return {"nl": value, "en": copy.deepcopy(value)}


GOOD: dict[str, Any] = {
    "version": "1",
    "phases": [{"id": 2, "name": both("Discovery"), "goal": both("Understand")}],
    "themes": [{"id": "budget", "name": both("Budget"), "about": both("Money"), "cues": both(["price"])}],
    "techniques": [
        {
            "id": "2.1.1",
            "slug": "factual-question",
            "phase": 2,
            "name": both("Factual question"),
            "goal": both("Know the facts"),
            "how": both(["Ask"]),
            "do": both(["Ask one thing"]),
            "dont": both(["Interrogate"]),
            "examples": both([f"How many lines do you run in hall {number}?" for number in range(6)]),
            "counter_examples": both([{"text": f"Nice hall {number}.", "why": "No question"} for number in range(4)]),
        }
    ],
}


def test_a_good_catalogue_is_read() -> None:
    catalogue = load_catalogue(GOOD)
    assert catalogue.technique_ids == {"2.1.1"}
    assert catalogue.theme_ids == {"budget"}
    assert catalogue.technique("2.1.1").counter_examples["nl"][0].why == "No question"
    assert catalogue.theme("budget").cues["en"] == ("price",)
    assert catalogue.phase(2).name["nl"] == "Discovery"


@pytest.mark.parametrize(
    ("at", "value", "path"),
    [
        (("techniques", 0, "examples", "nl"), ["one"], "techniques[0].examples.nl"),
        (("techniques", 0, "counter_examples", "en", 1), {"text": "x"}, "techniques[0].counter_examples.en[1].why"),
        (("techniques", 0, "phase"), 3, "techniques[0].phase"),
        (("techniques", 0, "phase"), "2", "techniques[0].phase"),
        (("themes", 0, "name"), {"nl": "Budget"}, "themes[0].name.en"),
        (("themes", 0, "cues", "en"), "price", "themes[0].cues.en"),
        (("themes",), {}, "themes"),
        (("phases",), [GOOD["phases"][0], GOOD["phases"][0]], "phases[1].id"),
        (("version",), "", "version"),
    ],
)
def test_a_fault_is_reported_with_its_path(at: tuple[str | int, ...], value: Any, path: str) -> None:
    data: Any = copy.deepcopy(GOOD)
    place = data
    for key in at[:-1]:
        place = place[key]
    place[at[-1]] = value
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(data)
    assert caught.value.path == path
