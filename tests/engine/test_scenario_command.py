"""The authors' command: finds faults with their paths, and plays a talk."""

from __future__ import annotations

from pathlib import Path

import pytest

from hugoherbots.content.scenarios.__main__ import FOLDER, main

GOOD = FOLDER / "warehouse-safety.en.yaml"


def test_a_good_file_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(GOOD)]) == 0
    assert "no faults" in capsys.readouterr().out


def test_faults_are_printed_with_their_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = GOOD.read_text(encoding="utf-8").replace("theme: budget", "theme: cash").replace("category: custom", "")
    broken = tmp_path / "other.en.yaml"
    broken.write_text(text, encoding="utf-8")
    assert main(["check", str(broken)]) == 1
    printed = capsys.readouterr().out
    for path in ("needs[3].theme", "category", "slug"):
        assert f"  {path}: " in printed


def test_a_line_of_another_scenario_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = GOOD.read_text(encoding="utf-8")
    (tmp_path / GOOD.name).write_text(text, encoding="utf-8")
    (tmp_path / "copy.en.yaml").write_text(text.replace("slug: warehouse-safety", "slug: copy"), encoding="utf-8")
    assert main(["check", str(tmp_path / "copy.en.yaml")]) == 1
    assert "is a line of warehouse-safety.en.yaml too" in capsys.readouterr().out


def test_a_talk_is_played(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", str(GOOD), "excellent", "2"]) == 0
    assert "-> next_step after" in capsys.readouterr().out
