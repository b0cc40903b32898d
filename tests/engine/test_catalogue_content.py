"""The packaged content: complete, in both languages, and of one piece with the code that uses it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hugoherbots.content.loader import PACKAGED, ContentError, load_catalogue, load_playbook
from hugoherbots.engine.feedback import chances
from hugoherbots.engine.types import LANGUAGES

CATALOGUE = load_catalogue()
BOOK = load_playbook()
IDS = [
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "2.1.1",
    "2.1.2",
    "2.1.3",
    "2.1.4",
    "2.1.5",
    "2.1.6",
    "2.1.7",
    "2.1.8",
    "3.1",
    "3.2",
    "3.3",
    "3.4",
    "3.5",
    "4.1",
    "4.2.1",
    "4.2.2",
    "4.2.3",
    "4.2.4",
    "4.2.5",
]


def test_the_method_has_its_techniques_themes_and_phases_in_order() -> None:
    assert [technique.id for technique in CATALOGUE.techniques] == IDS
    assert [phase.id for phase in CATALOGUE.phases] == [-1, 1, 2, 3, 4]
    assert [theme.id for theme in CATALOGUE.themes] == [
        "source", "motivation", "experience", "expectations", "alternatives", "budget", "timing", "decision_criteria",
    ]  # fmt: skip
    assert all(technique.phase == int(technique.id[0]) for technique in CATALOGUE.techniques)


def test_no_example_stands_twice_and_none_is_both_good_and_bad() -> None:
    seen: list[str] = []
    for technique in CATALOGUE.techniques:
        for language in LANGUAGES:
            seen += technique.examples[language]
            seen += [item.text for item in technique.counter_examples[language]]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_has_a_rich_list_of_cues(language: str) -> None:
    for theme in CATALOGUE.themes:
        cues = theme.cues["nl" if language == "nl" else "en"]
        assert len(cues) >= 20
        assert all(cue == cue.lower() and not re.search(r"[.,?!]", cue) for cue in cues)


def test_the_rubric_knows_every_technique_and_words_every_fault() -> None:
    assert list(BOOK.rubric.techniques) == IDS
    for code in BOOK.rubric.deductions:
        assert BOOK.coaching.has(f"reason.fault.{code}")
    for name in BOOK.rubric.limits:
        known = BOOK.coaching.has(f"reason.because.{name}")
        assert known or name in {"raised_met_by_words", "answered_plainly"}
    for technique in IDS:
        assert BOOK.coaching.has(f"reason.moment.{technique}")
        assert BOOK.coaching.has(f"feedback.praise.{technique}")


@pytest.mark.parametrize("code", sorted(chances._MENDS))
def test_every_chance_has_a_title_a_text_and_better_words_in_both_languages(code: str) -> None:
    for language in LANGUAGES:
        assert len(BOOK.coaching.variants(f"feedback.{code}.better", language)) >= 2
        assert BOOK.coaching.variants(f"feedback.{code}.title", language)
        assert BOOK.coaching.variants(f"feedback.{code}.text", language)


def test_a_deployments_own_folder_replaces_what_it_has(tmp_path: Path) -> None:
    own = (PACKAGED / "rubric.yaml").read_text(encoding="utf-8")
    (tmp_path / "rubric.yaml").write_text(own.replace('version: "1"', 'version: "own"'), encoding="utf-8")
    book = load_playbook(tmp_path)
    assert book.versions == {**BOOK.versions, "rubric": "own"}
    assert book.catalogue.techniques == CATALOGUE.techniques


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("version: [", "rubric.yaml"),
        ("- a list", "must hold a mapping"),
        ('version: "2"', "parts: is missing"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "rubric.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        load_playbook(tmp_path)
