"""Everything that a conversation is judged with: the method, the rubric, the cues and the coach's wordings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.playbook.cues import Cues
from hugoherbots.engine.playbook.rubric import Rubric
from hugoherbots.engine.playbook.wordings import Wordings
from hugoherbots.engine.types import Language


@dataclass(frozen=True)
class Playbook:
    """One consistent set of judging material; its versions are kept with every score."""

    catalogue: Catalogue
    rubric: Rubric
    coaching: Wordings
    cues: Cues = field(repr=False)
    hollow: Mapping[Language, frozenset[str]] = field(repr=False)
    common: Mapping[Language, frozenset[str]] = field(repr=False)

    @property
    def versions(self) -> dict[str, str]:
        return {
            "catalogue": self.catalogue.version,
            "rubric": self.rubric.version,
            "coaching": self.coaching.version,
        }
