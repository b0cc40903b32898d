"""The detector with its real model: what it finds, where it quotes, and what must not change its mind."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugoherbots.engine.detection import Detector
from hugoherbots.engine.detection.codebook import choose
from hugoherbots.engine.detection.features import LABELS, Moment
from hugoherbots.engine.detection.moments import moment_of
from hugoherbots.engine.types import Evidence, Language, Utterance
from hugoherbots.training.store import load_detector


@pytest.fixture(scope="module")
def detector() -> Detector:
    return load_detector()


TALKS: dict[Language, tuple[tuple[str, str, set[str]], ...]] = {
    "nl": (
        ("Goedemorgen.", "Mag ik u eerst een paar vragen stellen over uw magazijn?", {"1.4"}),
        ("Zeker.", "Hoeveel mensen werken er bij u in de nachtploeg?", {"2.1.1"}),
        ("Twaalf.", "Oké.", set()),
        ("We verliezen elke week uren.", "Stel dat die uren er morgen gewoon weer zijn. Wat zou u daarmee doen?", {"2.1.7"}),
        ("Wat kost dat?", "Daar kom ik op het einde op terug, ik noteer het even.", {"2.1.4"}),
        ("Goed.", "Zullen we volgende dinsdag een proef inplannen?", {"4.1"}),
    ),
    "en": (
        ("good morning", "may i ask you a few questions about your warehouse first", {"1.4"}),
        ("sure", "how many people work on the night shift", {"2.1.1"}),
        ("twelve", "okay", set()),
        ("we lose hours every week", "suppose those hours came back tomorrow what would you do with them", {"2.1.7"}),
        ("what does it cost", "i'll come back to that at the end i'm making a note of it", {"2.1.4"}),
        ("fine", "shall we plan a trial for next tuesday", {"4.1"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_talk_is_read_turn_by_turn(detector: Detector, language: Language) -> None:
    turns: list[Utterance] = []
    for heard, said, _ in TALKS[language]:
        turns += [Utterance("customer", heard), Utterance("seller", said)]
    found = [turn for turn in detector.annotate(turns, language) if turn.speaker == "seller"]
    for turn, (_, _, wanted) in zip(found, TALKS[language], strict=True):
        assert turn.techniques == wanted, turn


def test_every_detection_quotes_the_exact_words(detector: Detector) -> None:
    text = "Fijn, dank u. Het weer zit mee! Zullen we dinsdag een afspraak inplannen? Ik breng koffie mee."
    (found,) = detector.detect(text, [Utterance("customer", "Klinkt goed.")], "nl")
    assert found.quote == text[found.start : found.end] == "Zullen we dinsdag een afspraak inplannen?"
    assert found.technique == "4.1"
    assert 0 < found.confidence < 1


def test_a_turn_without_words_has_no_technique(detector: Detector) -> None:
    assert detector.detect("", [], "nl") == ()
    assert detector.detect("uh… ehm?!", [], "en") == ()


def test_a_very_long_turn_is_read_and_quoted(detector: Detector) -> None:
    story = (
        "My uncle began in a garage with one press, and then we moved, and then there were two presses. "
        "In those days everything was done by hand, and you could smell the ink from the street. "
        "We have twelve people now and a lovely dog. "
    )
    text = story * 4 + "How many brochures do you print in a year? " + story
    found = detector.detect(text, [Utterance("customer", "Okay.")], "en")
    assert [item.quote for item in found if item.technique == "2.1.1"] == ["How many brochures do you print in a year?"]
    assert all(item.quote == text[item.start : item.end] for item in found)


def test_two_detectors_agree(detector: Detector) -> None:
    context = [Utterance("customer", "It is too expensive for us.")]
    text = "I see why that is a lot of money for you. What are you comparing it with?"
    again = load_detector().detect(text, context, "en")
    assert detector.detect(text, context, "en") == again
    assert [item.technique for item in again] == ["4.2.4"]


SPOKEN = "Dus u betaalt eigenlijk twee keer, voor de machine en voor het wachten. Heb ik dat goed begrepen?"
BEFORE = (
    Utterance("customer", "Dag."),
    Utterance("seller", "Hoeveel betaalt u?", (Evidence("2.1.1", 0.9, "Hoeveel betaalt u?", 0, 18),)),
    Utterance("customer", "Te veel, en dan sta ik nog te wachten ook!"),
)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_fillers_case_and_punctuation_change_nothing(data: st.DataObject) -> None:
    words = SPOKEN.split()
    spoken = []
    for word in words:
        spoken += data.draw(st.lists(st.sampled_from(["uh", "Ehm,", "euh…"]), max_size=2))
        spoken.append(data.draw(st.sampled_from([word, word.upper(), word.rstrip(".,?"), word + "!"])))
    assert moment_of(" ".join(spoken), BEFORE, "nl") == moment_of(SPOKEN, BEFORE, "nl")


def test_the_moment_knows_what_came_before() -> None:
    moment = moment_of("Tekent u dan?", BEFORE, "nl")
    assert moment == Moment(
        language="nl",
        text="tekent u dan",
        customer="te veel en dan sta ik nog te wachten ook",
        customer_before="dag",
        heard="dag",
        previous=frozenset({"2.1.1"}),
        index=1,
    )


@pytest.mark.parametrize(
    ("passing", "kept"),
    [
        ({"4.2.4": 0.1, "4.2.5": 0.9, "2.1.3": 0.2}, ("2.1.3", "4.2.5")),
        ({"4.1": 0.8, "2.1.7": 0.3}, ("4.1",)),
        ({"2.1.6": 0.8, "2.1.8": 0.3}, ("2.1.6", "2.1.8")),
        ({}, ()),
    ],
)
def test_the_codebook_decides_what_stands_together(passing: dict[str, float], kept: Sequence[str]) -> None:
    margins = {label: passing.get(label, -1.0) for label in LABELS}
    assert choose(margins) == kept
