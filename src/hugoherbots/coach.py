"""The engine with its content and models loaded: what the slices and the command line call to judge a conversation."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from hugoherbots.content.loader import load_playbook
from hugoherbots.engine.analysis import Analysis, analyse
from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.detection import Detector
from hugoherbots.engine.feedback import ScenarioSummary
from hugoherbots.engine.playbook import Playbook
from hugoherbots.engine.types import Evidence, Language, Utterance
from hugoherbots.training.store import load_detector

WORKERS = min(4, os.cpu_count() or 1)
"""Turns that are read at once; numpy works outside the interpreter's lock, so as many as there are cores."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Coach:
    """Detection, score and feedback over one playbook. Detection runs beside the event loop."""

    playbook: Playbook
    detector: Detector
    threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(WORKERS, thread_name_prefix="detect")
    )

    @property
    def catalogue(self) -> Catalogue:
        return self.playbook.catalogue

    @property
    def versions(self) -> dict[str, str]:
        """What judged: these are kept with every score."""
        return {**self.playbook.versions, "detector": self.detector.version}

    async def beside(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs work of the engine off the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, partial(work, *args, **kwargs))

    async def detect(self, text: str, context: Sequence[Utterance], language: Language) -> tuple[Evidence, ...]:
        """The techniques in a seller's turn, given the turns before it."""
        return await self.beside(self.detector.detect, text, tuple(context), language)

    def judge(
        self, transcript: Sequence[Utterance], language: Language, scenarios: Sequence[ScenarioSummary] = ()
    ) -> Analysis:
        """Score and feedback; turns without evidence are read by the detector first."""
        return analyse(
            transcript, language=language, playbook=self.playbook, detector=self.detector, scenarios=scenarios
        )


def load_coach(catalogue_dir: Path | None = None) -> Coach:
    """The coach with the packaged content and detector, or with a deployment's own technique files."""
    return Coach(load_playbook(catalogue_dir), load_detector())
