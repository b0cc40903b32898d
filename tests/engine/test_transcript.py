"""Transcripts in every format that people have: who sells, what was said, in which language, and clear refusals."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugoherbots.engine.transcript import (
    LanguageUnknownError,
    SellerUnknownError,
    TranscriptError,
    detect_language,
    parse_transcript,
)

PLAIN = (
    "Verkoper: Goedemorgen, hoeveel mensen werken er?\nKlant: Dat zijn er twaalf.\n  En een stagiair.\n\nVerkoper: Oké."
)
STAMPED = "[00:12] Rep: How are you?\n(0:15) Buyer: I am fine.\n00:01:02 - 00:01:05 Rep: Do you have the time?"
VTT = (
    "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Sales Sue>Hello there,</v>\n\n"
    "2\n00:00:03.000 --> 00:00:05.000\n<v Sales Sue>what do you do?</v>\n\n"
    "00:00:06.000 --> 00:00:07.000\n<v Bob>We make the <i>thing</i>."
)
SRT = "1\n00:00:01,000 --> 00:00:03,000\nSeller: Do you have the time\nfor this?\n\n2\n00:00:03,000 --> 00:00:05,000\nClient: Yes."
MEETING = "Jan Peeters  00:12\nWij hebben een voorstel en een demo voor u.\n\nMarie  00:15\nHoe werkt dat dan?"


@pytest.mark.parametrize(
    ("text", "language", "turns"),
    [
        (PLAIN, "nl", ["s Goedemorgen, hoeveel mensen werken er?", "c Dat zijn er twaalf. En een stagiair.", "s Oké."]),
        (STAMPED, "en", ["s How are you?", "c I am fine.", "s Do you have the time?"]),
        (VTT, "en", ["s Hello there, what do you do?", "c We make the thing."]),
        (SRT, "en", ["s Do you have the time for this?", "c Yes."]),
        (MEETING, "nl", ["s Wij hebben een voorstel en een demo voor u.", "c Hoe werkt dat dan?"]),
        ("Klant: Wat kost het?\nJan: Dat hangt af van het aantal.", "nl", ["c Wat kost het?", "s Dat hangt af van het aantal."]),
        ("Ann (customer): What is it?\nTom (account manager, sales): It is this.", "en", ["c What is it?", "s It is this."]),
        ("S: What do you use?\nC: Let op: that is Dutch. It is not.", "en", ["s What do you use?", "c Let op: that is Dutch. It is not."]),
        ("\ufeffV: Wat doet u?\nK: Ik bak de taart.", "nl", ["s Wat doet u?", "c Ik bak de taart."]),
    ],
)  # fmt: skip
def test_every_format_gives_the_turns(text: str, language: str, turns: list[str]) -> None:
    found = parse_transcript(text)
    assert [f"{turn.speaker[0]} {turn.text}" for turn in found.turns] == turns
    assert found.language == language


def test_json_keeps_every_position() -> None:
    rows = [{"speaker": "seller", "text": "Wat doet u?", "labels": ["2.1.1"]}, {"speaker": "customer", "text": ""}]
    found = parse_transcript(json.dumps({"id": "x1", "language": "nl", "turns": rows}))
    assert (found.id, found.language, [turn.text for turn in found.turns]) == ("x1", "nl", ["Wat doet u?", ""])
    bare = parse_transcript(json.dumps([{"speaker": "seller", "text": "what is it that you do"}]))
    assert (bare.language, bare.turns[0].speaker) == ("en", "seller")


def test_a_word_before_a_colon_is_not_a_speaker() -> None:
    text = "Jan: wij hebben een voorstel en een demo\nMarie: en dan\nlet op: dit ook\nJan: onze offerte"
    found = parse_transcript(text)
    assert [turn.text for turn in found.turns][1] == "en dan let op: dit ook"


def test_the_seller_can_be_named() -> None:
    text = "Jan: wat doet u?\nMarie: ik bak de taart"
    assert [turn.speaker for turn in parse_transcript(text, seller="marie").turns] == ["customer", "seller"]
    with pytest.raises(TranscriptError, match="Nobody is called 'Piet'; the speakers are Jan, Marie"):
        parse_transcript(text, seller="Piet")


def test_an_unclear_seller_is_asked_for() -> None:
    with pytest.raises(SellerUnknownError, match="Jan, Marie") as caught:
        parse_transcript("Jan: wat doet u?\nMarie: ik bak de taart")
    assert caught.value.names == ("Jan", "Marie")


def test_an_unclear_language_is_asked_for() -> None:
    with pytest.raises(LanguageUnknownError):
        parse_transcript("Seller: hmm\nCustomer: ok")
    assert parse_transcript("Seller: hmm\nCustomer: ok", language="nl").language == "nl"
    assert detect_language(["hoe is het met u"]) == "nl"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\n\nhello there", 3, "nobody is named"),
        ('{"turns": [\n{]', 2, "not JSON"),
        ('{"turns": []}', None, "must be a list"),
        ('{"turns": [{"speaker": "seller"}]}', None, r"turns\[0\].text"),
        ('{"turns": ["x"]}', None, r"turns\[0\].speaker"),
        ('{"language": "fr", "turns": [{"speaker": "seller", "text": "x"}]}', None, "nl or en"),
        ("", None, "no turn"),
    ],
)
def test_what_is_no_transcript_is_refused(text: str, line: int | None, message: str) -> None:
    with pytest.raises(TranscriptError, match=message) as caught:
        parse_transcript(text)
    assert caught.value.line == line


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = parse_transcript(text)
    except TranscriptError:
        return
    assert found.turns
