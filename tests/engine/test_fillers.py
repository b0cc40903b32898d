"""Fillers are left out of the words that count, and the same words are kept where they mean something."""

from __future__ import annotations

import pytest

from hugoherbots.content.loader import PACKAGED, load_catalogue, merged
from hugoherbots.engine.text import normalise, tokens, words
from hugoherbots.engine.types import LANGUAGES, Language


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("What are, well, you comparing it, you know, with?", "what are you comparing it with"),
        ("what are well you um comparing it you know with", "what are you comparing it with"),
        ("Well, we sort of lose I mean a day, basically.", "we lose a day"),
        ("it was like three weeks and um like nobody came", "it was three weeks and nobody came"),
        ("Is it, like, expensive?", "is it expensive"),
        ("How well does that work? Very well.", "how well does that work very well"),
        ("do you know what it costs and did you know him", "do you know what it costs and did you know him"),
        ("What do you mean? What kind of van, that sort of thing?", "what do you mean what kind of van that sort of thing"),
        ("We'd like to see what it looks like", "wed like to see what it looks like"),
        ("We'll call, and it works well.", "well call and it works well"),
        ("as well as the drivers", "as well as the drivers"),
        ("Well.", "well"),
        ("uh… erm", ""),
    ],
)  # fmt: skip
def test_english(written: str, plain: str) -> None:
    assert normalise(written, "en") == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Zou u eigenlijk, allee, dinsdag kunnen?", "zou u dinsdag kunnen"),
        ("dat is nou gewoon zeg maar te duur hè", "dat is te duur"),
        ("We verliezen, weet je, een dag. Enfin, dus ja.", "we verliezen een dag"),
        ("de planning weet u wel loopt vast", "de planning loopt vast"),
        ("Weet je wat dat kost? Weet u wel dat het kan?", "weet je wat dat kost weet u wel dat het kan"),
        ("Zeg maar wat u wilt", "zeg maar wat u wilt"),
        ("Dus u wilt dat er iemand is", "dus u wilt dat er iemand is"),
        ("Nou?", "nou"),
    ],
)
def test_dutch(written: str, plain: str) -> None:
    assert normalise(written, "nl") == plain


def test_words_that_count_stand_where_they_did() -> None:
    text = "Well, uh, it's LIKE, you know, too   dear"
    assert [text[token.start : token.end] for token in tokens(text, "en")] == ["it's", "too", "dear"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_listens_for_a_filler(language: Language) -> None:
    """Such a cue would never be heard."""
    coaching = merged(PACKAGED / "coaching")
    listed = [
        phrase
        for part in ("seller", "customer", "both")
        for kind in coaching[part].values()
        for phrase in kind[language]
    ]
    listed += [phrase for theme in load_catalogue().themes for phrase in theme.cues[language]]
    for phrase in listed:
        spoken = phrase.strip("^").replace("...", "gap")
        if phrase not in {"ge", "allee"}:
            assert len(tokens(spoken, language)) == len(words(spoken)), phrase
