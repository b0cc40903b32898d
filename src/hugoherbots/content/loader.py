"""Reads the packaged content, or a deployment's own folder, into plain mappings and then into the engine's types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from hugoherbots.content.documents import ContentError as ContentError
from hugoherbots.content.documents import read_yaml as read_yaml
from hugoherbots.content.voices import read_voices
from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.catalogue import load_catalogue as build_catalogue
from hugoherbots.engine.playbook import Playbook
from hugoherbots.engine.playbook.cues import load_cues
from hugoherbots.engine.playbook.rubric import load_rubric
from hugoherbots.engine.playbook.wordings import load_wordings
from hugoherbots.engine.text import fold
from hugoherbots.engine.types import LANGUAGES

PACKAGED = Path(__file__).parent
"""Where the content that comes with the package lies."""

Built = TypeVar("Built")


@cache
def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The phases, themes and techniques of `techniques/*.yaml`, in the order of their ids, and the voices of customers."""
    voices = {"voices": read_voices(_part(folder, "voices"))}
    return _checked(folder, "techniques", lambda: _catalogue({**merged(_part(folder, "techniques")), **voices}))


@cache
def load_playbook(folder: Path | None = None) -> Playbook:
    """Everything that a conversation is judged with; what the folder does not have comes from the package."""
    coaching = merged(_part(folder, "coaching"))
    catalogue = load_catalogue(folder)
    return Playbook(
        catalogue=catalogue,
        rubric=_checked(folder, "rubric.yaml", lambda: load_rubric(read_yaml(_part(folder, "rubric.yaml")))),
        coaching=_checked(folder, "coaching", lambda: load_wordings(_wordings(coaching))),
        cues=_checked(folder, "coaching", lambda: load_cues(coaching, catalogue)),
        hollow={language: _folded(coaching["hollow"][language]) for language in LANGUAGES},
        common={
            language: _folded([*coaching["common"][language], *coaching["hollow"][language]]) for language in LANGUAGES
        },
    )


@cache
def load_scenarios(folder: Path | None = None) -> tuple[Mapping[str, Any], ...]:
    """The scenario documents of `scenarios/*.yaml` as plain data, by file name."""
    return tuple(read_yaml(path) for path in sorted(_part(folder, "scenarios").glob("*.yaml")))


def merged(folder: Path) -> dict[str, Any]:
    """The top-level sections of every YAML file of the folder; lists and mappings that occur twice are joined."""
    together: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yaml")):
        for key, value in read_yaml(path).items():
            if isinstance(value, list):
                together[key] = [*together.get(key, ()), *value]
            elif isinstance(value, Mapping):
                together[key] = {**together.get(key, {}), **value}
            else:
                together[key] = value
    return together


def _part(folder: Path | None, name: str) -> Path:
    """The deployment's own file or folder of this name, when it has one."""
    own = folder / name if folder else None
    return own if own is not None and own.exists() else PACKAGED / name


def _catalogue(data: Mapping[str, Any]) -> Catalogue:
    techniques = sorted(data.get("techniques", ()), key=lambda item: _order(str(item.get("id", ""))))
    phases = sorted(data.get("phases", ()), key=lambda item: (not isinstance(item.get("id"), int), item.get("id")))
    return build_catalogue({**data, "techniques": techniques, "phases": phases})


def _order(technique: str) -> tuple[int, ...]:
    return tuple(int(part) for part in technique.split(".") if part.isdigit())


def _wordings(coaching: Mapping[str, Any]) -> dict[str, Any]:
    return {key: coaching[key] for key in ("version", "reason", "feedback") if key in coaching}


def _folded(words: object) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in cast(list[Any], words))


def _checked(folder: Path | None, name: str, build: Callable[[], Built]) -> Built:
    """What `build` makes; its faults come out as ContentError with the place of the content."""
    try:
        return build()
    except (ValueError, KeyError, TypeError) as error:
        raise ContentError(f"{_part(folder, name)}: {error}") from error
