"""Cues: listed phrases are found in speech however it is written down, and the rubric is checked when it is loaded."""

from __future__ import annotations

from typing import Any

import pytest

from hugoherbots.content.loader import PACKAGED, load_playbook, read_yaml
from hugoherbots.engine.playbook.cues import PhraseList, Spoken
from hugoherbots.engine.playbook.rubric import RubricError, load_rubric
from hugoherbots.engine.playbook.wordings import WordingError, load_wordings
from hugoherbots.engine.types import Language

BOOK = load_playbook()


@pytest.mark.parametrize(
    ("phrase", "text", "quote"),
    [
        ("too expensive", "It's, uh, TOO -- expensive!", "TOO -- expensive"),
        ("frustrat*", "That is frustrating.", "frustrating"),
        ("understand ... but", "I understand what you say, but no", "understand what you say, but"),
        ("understand ... but", "I understand. All of us here do. You are right there, but no", None),
        ("don t worry", "Don't worry about it", "Don't worry"),
        ("don t worry", "dont worry about it", "dont worry"),
        ("^how", "Right, so how does it work?", "how"),
        ("^how", "I know how", None),
        ("let you know", "We'll let you know", "let you know"),
        ("not sure", "I'm not, you know, sure", "not, you know, sure"),
    ],
)
def test_a_phrase_is_found_with_the_words_that_were_said(phrase: str, text: str, quote: str | None) -> None:
    spoken = Spoken(text, "en")
    hits = list(PhraseList([phrase]).hits(spoken))
    assert [spoken.quote(hit) for hit in hits] == ([] if quote is None else [quote])


@pytest.mark.parametrize(
    ("language", "speaker", "text", "kind"),
    [
        ("nl", "customer", "ik moet dat eerst met mijn vennoot bespreken", "postponement"),
        ("nl", "customer", "Ge zijt wel tien procent duurder.", "objection"),
        ("nl", "customer", "Ik heb er schrik van dat het misloopt.", "fear"),
        ("nl", "customer", "Tja, ik weet het niet goed. Ik twijfel.", "doubt"),
        ("nl", "seller", "Dan doe ik er tien procent af.", "discount"),
        ("nl", "seller", "Ik begrijp u, maar zo werkt het.", "understand_but"),
        ("en", "customer", "I'd want to sleep on it", "postponement"),
        ("en", "customer", "You're a bit steep, to be honest", "objection"),
        ("en", "customer", "I'm scared it'll be my neck", "fear"),
        ("en", "customer", "Hmm, I'm not sure", "doubt"),
        ("en", "customer", "How soon could you be here?", "closing_question"),
        ("en", "seller", "I could knock ten percent off", "discount"),
        ("en", "seller", "This offer is only good until Friday", "pressure"),
        ("en", "seller", "I hear you, but that's the market", "understand_but"),
    ],
)
def test_everyday_words_are_heard(language: Language, speaker: str, text: str, kind: str) -> None:
    assert kind in BOOK.cues.find(speaker, Spoken(text, language))


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"parts": {"conduct": 20, "moments": 20, "skills": 20}}, "parts"),
        ({"skills": {"listening": 14}}, "skills"),
        ({"limits": {"with_fault": -1}}, "limits.with_fault"),
        ({"deductions": {"pressure": {"points": 5}}}, "deductions.pressure"),
        ({"deductions": ["pressure"]}, "deductions"),
        ({"bands": [{"code": "a", "from": 5, "label": {"nl": "a", "en": "a"}}]}, "bands"),
    ],
)
def test_a_rubric_that_cannot_judge_is_refused_with_the_place_of_the_fault(change: dict[str, Any], path: str) -> None:
    with pytest.raises(RubricError) as caught:
        load_rubric({**read_yaml(PACKAGED / "rubric.yaml"), **change})
    assert caught.value.path == path


@pytest.mark.parametrize("data", [{}, {"version": "1", "a": "text"}, {"version": "1", "a": {"nl": [], "en": "x"}}])
def test_wordings_without_both_languages_are_refused(data: dict[str, Any]) -> None:
    with pytest.raises(WordingError):
        load_wordings(data)
