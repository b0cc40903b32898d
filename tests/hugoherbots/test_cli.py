"""The command line that judges transcripts without a server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from hugoherbots.cli import cli

TRANSCRIPT: dict[str, Any] = {
    "id": "t",
    "language": "en",
    "turns": [
        {"speaker": "customer", "text": "You have ten minutes."},
        {"speaker": "seller", "text": "Thank you. How many people work in your warehouse?"},
        {"speaker": "customer", "text": "About forty, in two shifts."},
        {"speaker": "seller", "text": "So forty people over two shifts, have I got that right?"},
    ],
}
PLAIN = (
    "Klant: U hebt tien minuten.\nVerkoper: Dank u. Hoeveel mensen werken er in uw magazijn?\nKlant: Een veertigtal.\n"
)


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


def test_a_transcript_is_judged_as_json(runner: CliRunner, tmp_path: Path) -> None:
    file = tmp_path / "talk.json"
    file.write_text(json.dumps(TRANSCRIPT))
    result = runner.invoke(cli, ["analyse", str(file), "--json"])
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert [turn["index"] for turn in document["turns"]] == [1, 3]
    assert "2.1.1" in [found["id"] for found in document["turns"][0]["techniques"]]
    for turn in document["turns"]:
        for found in turn["techniques"]:
            assert found["quote"] in TRANSCRIPT["turns"][turn["index"]]["text"]
    assert 0 <= document["score"] <= 100
    assert {"scorecard", "feedback"} <= set(document)


def test_plain_text_comes_from_standard_input(runner: CliRunner) -> None:
    result = runner.invoke(cli, ["analyse", "-", "--json"], input=PLAIN)
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["feedback"]["language"] == "nl"
    assert [turn["index"] for turn in document["turns"]] == [1]


def test_people_get_words(runner: CliRunner) -> None:
    result = runner.invoke(cli, ["analyse", "-"], input=PLAIN)
    assert result.exit_code == 0, result.output
    assert "2.1.1" in result.output
    assert "Score" in result.output


def test_several_files_are_a_list(runner: CliRunner, tmp_path: Path) -> None:
    files = [tmp_path / "a.json", tmp_path / "b.txt"]
    files[0].write_text(json.dumps(TRANSCRIPT))
    files[1].write_text(PLAIN, encoding="utf-8")
    result = runner.invoke(cli, ["analyse", *map(str, files), "--json"])
    assert result.exit_code == 0, result.output
    assert [item["feedback"]["language"] for item in json.loads(result.stdout)] == ["en", "nl"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00x", b"{", b"no speakers here", b'{"turns": 5}'])
def test_what_is_no_transcript_is_refused_with_its_name(runner: CliRunner, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    result = runner.invoke(cli, ["analyse", str(file), "--json"])
    assert result.exit_code == 1
    assert "bad.json" in result.stderr
    assert json.loads(result.stdout)["file"] == str(file)


def test_a_bad_file_does_not_stop_the_others(runner: CliRunner, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(PLAIN, encoding="utf-8")
    result = runner.invoke(cli, ["analyse", str(tmp_path / "absent.txt"), str(good), "--json"])
    assert result.exit_code == 1
    first, second = json.loads(result.stdout)
    assert "no such file" in first["error"]
    assert "score" in second


def test_names_that_do_not_tell_who_sells_ask_for_the_option(runner: CliRunner) -> None:
    talk = "Bart: Goed weekend gehad?\nAn: Ja hoor, en jij?\n"
    assert "--seller NAME" in runner.invoke(cli, ["analyse", "-"], input=talk).stderr
    assert runner.invoke(cli, ["analyse", "-", "--seller", "An"], input=talk).exit_code == 0


def test_labelled_dialogues_are_measured(runner: CliRunner, tmp_path: Path) -> None:
    labelled = {**TRANSCRIPT, "turns": [dict(turn) for turn in TRANSCRIPT["turns"]]}
    labelled["turns"][1]["labels"] = ["2.1.1"]
    labelled["turns"][3]["labels"] = ["2.1.8"]
    file = tmp_path / "labelled.json"
    file.write_text(json.dumps(labelled))
    result = runner.invoke(cli, ["eval", str(file), "--json"])
    assert result.exit_code == 0, result.output
    assert "micro" in result.stdout
