"""What the slices work with: made once by app.py, handed to every request."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar
from uuid import UUID

from cachetools import LRUCache
from fastapi import Depends, Request

from hugobase import Clock, Db, Randomness
from hugoherbots.coach import Coach
from hugoherbots.engine.session import SessionState
from hugoherbots.kit.jobs import Jobs
from hugoherbots.kit.models import ChatModel
from hugoherbots.kit.speech import Transcriber
from hugoherbots.kit.supabase import Supabase
from hugoherbots.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Services:
    """The collaborators of the product; `chat_model` and `transcriber` are None where none is configured."""

    settings: Settings
    db: Db
    supabase: Supabase
    coach: Coach
    clock: Clock
    randomness: Randomness
    jobs: Jobs
    chat_model: ChatModel | None = None
    transcriber: Transcriber | None = None
    states: LRUCache[UUID, tuple[int, SessionState]] = field(default_factory=lambda: LRUCache(1000))
    """The newest states of the talks going on here, with the number of their last event; the events are the truth."""
    running: set[asyncio.Task[Any]] = field(default_factory=set)
    """Work that goes on when the client that asked for it is gone."""

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Starts work that no lost connection cancels."""
        task = asyncio.create_task(work)
        self.running.add(task)
        task.add_done_callback(self.running.discard)
        return task


def services_of(request: Request) -> Services:
    """The services that the application was composed with."""
    found: Any = request.app.state.services
    assert isinstance(found, Services)
    return found


Deps = Annotated[Services, Depends(services_of)]
