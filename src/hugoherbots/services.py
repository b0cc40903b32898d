"""What the slices work with: made once by app.py, handed to every request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any
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


def services_of(request: Request) -> Services:
    """The services that the application was composed with."""
    found: Any = request.app.state.services
    assert isinstance(found, Services)
    return found


Deps = Annotated[Services, Depends(services_of)]
