"""The customer's shared lines per language, attitude and region, and the lines of the scripted sellers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hugoherbots.content.documents import read_yaml

FOLDER = Path(__file__).parent


def read_voices(folder: Path = FOLDER) -> dict[str, Any]:
    """The files merged by language: the value of `voices` in a catalogue's data."""
    merged: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yaml")):
        for language, voice in read_yaml(path)["voices"].items():
            for part, lines in voice.items():
                merged.setdefault(language, {}).setdefault(part, {}).update(lines)
    return merged
