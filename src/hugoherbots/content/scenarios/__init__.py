"""The scenarios that come with the product: one YAML file each, `<slug>.<language>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from hugoherbots.engine.types import Language

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A scenario as its author wrote it; `flow` is plain data for `engine.flow.parse_flow`."""

    slug: str
    language: Language
    title: str
    description: str
    category: str
    difficulty: str
    techniques_required: tuple[str, ...]
    sector: str
    flow: Mapping[str, Any]


def read_scenario(path: Path) -> ScenarioFile:
    """Raises KeyError naming the field that is missing."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return ScenarioFile(
        slug=data["slug"],
        language=cast(Language, data["language"]),
        title=data["title"],
        description=data["description"],
        category=data["category"],
        difficulty=data["difficulty"],
        techniques_required=tuple(data["techniques_required"]),
        sector=data["sector"],
        flow=data["flow"],
    )


def read_scenarios(folder: Path = FOLDER) -> Iterator[ScenarioFile]:
    """Every scenario of the folder, in the order of the file names."""
    return (read_scenario(path) for path in sorted(folder.glob("*.yaml")))
