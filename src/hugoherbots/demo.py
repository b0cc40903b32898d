"""Demo content: people to log in as, a team, and a month of sessions made by playing scripted sellers."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from hugoherbots.content.loader import load_scenarios
from hugoherbots.engine.events import Event
from hugoherbots.engine.sellers import Style, play
from hugoherbots.engine.types import LANGUAGES
from hugoherbots.kit.identity import Identity
from hugoherbots.scenarios.api import PackagedScenario, packaged
from hugoherbots.services import Services
from hugoherbots.sessions.api import do_record

Who = Literal["seller", "team lead", "staff"]
FILE = "demo.json"
TEAM = "Noordzee Sales"
DAYS = 30
FRIDAY = 4
COLLEAGUES: Sequence[tuple[str, str, str, Who]] = (
    ("sofie@demo.example", "Sofie", "Maes", "seller"),
    ("pieter@demo.example", "Pieter", "de Boer", "team lead"),
    ("staff@demo.example", "Hanne", "Claes", "staff"),
)
PROGRESS: Sequence[Style] = (
    *("poor", "pushy", "average", "rambling", "average", "poor", "average", "average"),
    *("excellent", "average", "excellent", "excellent"),
)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody to log in as; the password is this installation's own."""

    email: str
    password: str
    who: Who
    user_id: str


@dataclass(frozen=True, slots=True)
class Demo:
    """The people of the demo."""

    accounts: tuple[Account, ...]

    @property
    def seller(self) -> Account:
        return next(account for account in self.accounts if account.who == "seller")

    @staticmethod
    async def prepare(services: Services) -> Demo:
        """The demo's people, made at the first start; their passwords are kept beside the keys."""
        path = services.settings.data_dir / FILE
        if path.exists():
            return Demo(tuple(Account(**item) for item in json.loads(path.read_text(encoding="utf-8"))))
        accounts = tuple([await make_account(services, *person) for person in COLLEAGUES])
        write_private(path, json.dumps([asdict(account) for account in accounts]))
        return Demo(accounts)


def write_private(path: Path, text: str) -> None:
    """Writes a file that only its owner can read, whole or not at all."""
    new = path.with_suffix(".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(path)


async def make_account(services: Services, email: str, first_name: str, last_name: str, who: Who) -> Account:
    """A confirmed user with a password of its own; one that is there from an interrupted start is made anew."""
    admin = services.supabase.admin_auth().admin
    existing = await services.supabase.user_id_of(email)
    password = secrets.token_urlsafe(9)
    if existing is not None:
        await admin.update_user_by_id(existing, {"password": password})
        return Account(email, password, who, existing)
    answer = await admin.create_user(
        {
            "email": email,
            "password": password,
            "email_confirm": True,
            "user_metadata": {"first_name": first_name, "last_name": last_name, "company": TEAM},
            "app_metadata": {"role": "admin"} if who == "staff" else {},
        }
    )
    return Account(email, password, who, answer.user.id)


async def load_demo(services: Services, demo: Demo) -> None:
    """Makes the team and the seller's month of sessions; what is there already stays as it is."""
    team = await make_team(services, demo)
    async with services.db.as_service("demo: see how far it is") as db:
        done = await db.fetchval("select count(*) from public.sessions where user_id = $1", UUID(demo.seller.user_id))
    for session in list(month(services))[done:]:
        await record(services, demo.seller, team, session)


async def make_team(services: Services, demo: Demo) -> UUID:
    """The workspace of the demo, owned by the team lead, with the seller in it."""
    lead = next(account for account in demo.accounts if account.who == "team lead")
    async with services.db.as_service("demo: make its team") as db:
        team = await db.fetchval("select id from public.workspaces where owner_id = $1", UUID(lead.user_id))
        if team is None:
            team = await db.fetchval(
                "insert into public.workspaces (name, owner_id, plan) values ($1, $2, 'team') returning id",
                TEAM,
                UUID(lead.user_id),
            )
        await db.execute(
            "insert into public.workspace_members (workspace_id, user_id) values ($1, $2) on conflict do nothing",
            team,
            UUID(demo.seller.user_id),
        )
    assert isinstance(team, UUID)
    return team


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session to play: when, which scenario, and by what kind of seller."""

    at: datetime
    scenario_id: UUID
    flow: Mapping[str, Any]
    style: Style
    seed: int


def month(services: Services) -> Iterator[PlannedSession]:
    """Two sessions of every scenario, in office hours of the last thirty days, getting better towards today."""
    scenarios = alternating([packaged(document) for document in load_scenarios()])
    total = 2 * len(scenarios)
    today = services.clock()
    for number in range(total):
        scenario = scenarios[number % len(scenarios)]
        day = today - timedelta(days=1 + DAYS * (total - 1 - number) / total)
        day -= timedelta(days=max(0, day.weekday() - FRIDAY))
        at = day.replace(hour=9 + number * 3 % 8, minute=number * 17 % 60)
        style = PROGRESS[number * len(PROGRESS) // total]
        yield PlannedSession(at, scenario.id, scenario.flow_data, style, seed=number + 1)


def alternating(scenarios: Sequence[PackagedScenario]) -> list[PackagedScenario]:
    """The scenarios with their languages taking turns."""
    by_language = ([row for row in scenarios if row.language == language] for language in LANGUAGES)
    return [row for several in zip_longest(*by_language) for row in several if row is not None]


async def record(services: Services, account: Account, team: UUID, session: PlannedSession) -> None:
    """Plays one session and keeps it as if it had been practised then."""
    identity = Identity(
        UUID(account.user_id),
        {"sub": account.user_id, "role": "authenticated"},
        services.supabase.service_token("demo: keep its transcripts"),
    )
    events = await services.coach.beside(played, services, session)
    await do_record(services, identity, session.at, session.scenario_id, team, events)


def played(services: Services, session: PlannedSession) -> list[Event]:
    """The events of a played session, with the techniques that the detector finds in it."""
    return play(
        session.flow,
        session.style,
        session.seed,
        services.coach.catalogue,
        detect=services.coach.detector.detect,
    )
