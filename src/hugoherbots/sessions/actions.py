"""What a seller can do while he talks: start a session, say something, give up. Each `do_*` is one complete change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from hugobase import ReadDb, WriteDb
from hugoherbots.engine.effects import Effect
from hugoherbots.engine.events import CustomerSpoke, Opened, SellerSpoke
from hugoherbots.engine.flow import FlowError, parse_flow
from hugoherbots.engine.session import SessionState, advance, initial
from hugoherbots.engine.types import Language
from hugoherbots.kit.errors import Problem, not_found
from hugoherbots.kit.identity import Identity
from hugoherbots.services import Services
from hugoherbots.sessions import queries
from hugoherbots.sessions.conversation import (
    PHASE_NAMES,
    Turn,
    first_said,
    planned_answer,
    rebuild,
    replay_turn,
    turn_view,
)
from hugoherbots.sessions.queries import LockedSession, SessionRow

LONGEST_PAUSE = timedelta(minutes=5)
ANSWER_PATIENCE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Started:
    """A new session and the customer's first words."""

    row: SessionRow
    opening: str
    mood: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A seller's turn that is stored, with the answer that the engine planned; what is said in the end is stored next."""

    session: LockedSession
    seq: int
    said: SellerSpoke
    state: SessionState
    effects: tuple[Effect, ...]


async def access_session(db: ReadDb, session_id: UUID, identity: Identity) -> SessionRow:
    """The caller's own session; the same 404 for an absent one and somebody else's."""
    row = await queries.session(db, session_id, identity.user_id)
    if row is None:
        raise not_found("session")
    return row


async def access_session_for_change(db: WriteDb, session_id: UUID, identity: Identity) -> LockedSession:
    """The caller's own session, locked for this transaction."""
    locked = await queries.lock_session(db, session_id, identity.user_id)
    if locked is None:
        raise not_found("session")
    return locked


def check_open(row: SessionRow) -> None:
    """Refuses a change to a session that has ended."""
    if row.status != "in_progress" or row.outcome is not None:
        raise Problem(409, "session_ended", "This session has ended.", extra={"session_status": row.status})


def check_text(services: Services, text: str) -> str:
    """What may be said in one turn: empty is silence, which the customer notices too."""
    limit = services.settings.max_turn_characters
    if len(text) > limit:
        raise Problem(422, "turn_too_long", f"A turn has at most {limit} characters.", extra={"limit": limit})
    return text.replace("\x00", "").strip()


async def do_start(
    services: Services,
    db: WriteDb,
    identity: Identity,
    *,
    scenario_id: UUID,
    workspace_id: UUID | None = None,
    mode: str = "text",
    hints: bool = True,
) -> Started:
    """Opens a session: the row, and the first event with the scenario and versions frozen in it."""
    scenario = await queries.scenario(db, scenario_id)
    if scenario is None:
        raise not_found("scenario")
    if workspace_id is not None and not await queries.is_member(db, workspace_id, identity.user_id):
        raise not_found("workspace")
    opened = check_playable(services, scenario, hints=hints)
    now = services.clock()
    _, effects = advance(initial(), opened, services.coach.catalogue)
    row = await queries.insert_session(
        db,
        user_id=identity.user_id,
        workspace_id=workspace_id,
        scenario_id=scenario_id,
        mode=mode,
        language=scenario.language,
        at=now,
    )
    await queries.append_events(db, row.id, 0, now, [opened])
    say = first_said(effects)
    return Started(row, say.text if say else "", say.mood if say else "neutral")


def check_playable(services: Services, scenario: queries.ScenarioRow, *, hints: bool) -> Opened:
    """The first event of a session in this scenario; 409 names the fault of one that is broken."""
    try:
        parse_flow(scenario.flow_data)
    except FlowError as error:
        detail = f"This scenario can not be played: {error.path}: {error.message}"
        raise Problem(409, "scenario_broken", detail) from error
    return Opened(
        flow=scenario.flow_data,
        language=cast(Language, scenario.language),
        seed=int.from_bytes(services.randomness(4)) >> 1,
        hints=hints,
        versions=services.coach.versions,
    )


async def current_state(services: Services, db: ReadDb, locked: LockedSession) -> SessionState:
    """The state after the last stored event: kept here, or made again from the events."""
    kept = services.states.get(locked.row.id)
    if kept and kept[0] == locked.last_seq:
        return kept[1]
    return rebuild(await queries.events(db, locked.row.id), services.coach.catalogue)


async def repeated_turn(
    services: Services, db: WriteDb, locked: LockedSession, key: str | None, words: str
) -> Turn | None:
    """The turn that was said with this idempotency key before; 422 when the key was used for other words."""
    seq = await queries.event_by_key(db, locked.row.id, key) if key else None
    if seq is None:
        return None
    if seq == locked.last_seq:
        await settle_answer(services, db, locked, services.clock())
    rows = await queries.events(db, locked.row.id)
    if rows[seq].payload["text"] != words:
        raise Problem(422, "idempotency_key_reused", "This Idempotency-Key was used for another turn.")
    return replay_turn(rows, seq, services.coach.catalogue)


async def settle_answer(services: Services, db: WriteDb, locked: LockedSession, now: datetime) -> LockedSession:
    """Completes a turn whose answer was lost with its process, with the engine's own words."""
    assert locked.last_at is not None
    if now - locked.last_at < ANSWER_PATIENCE:
        raise Problem(409, "turn_in_progress", "The customer is still answering the turn before.")
    rows = await queries.events(db, locked.row.id)
    answer = planned_answer(rows, services.coach.catalogue)
    await queries.append_events(db, locked.row.id, locked.last_seq + 1, now, [answer])
    return LockedSession(locked.row, locked.last_seq + 1, "customer", now)


async def do_ask(
    services: Services, identity: Identity, session_id: UUID, *, text: str, interrupted: bool, key: str | None
) -> Turn | Asked:
    """Stores what the seller said. Without a language model the answer is stored with it, and the turn is complete.

    Raises Problem: 404 for a session that is not his, 409 when it has ended or the customer is still answering.
    The same key again gives the same turn.
    """
    words = check_text(services, text)
    async with services.db.as_user(identity.server_claims) as db:
        locked = await access_session_for_change(db, session_id, identity)
        repeated = await repeated_turn(services, db, locked, key, words)
        if repeated is not None:
            return repeated
        check_open(locked.row)
        now = services.clock()
        if locked.last_kind == "seller":
            locked = await settle_answer(services, db, locked, now)
        state = await current_state(services, db, locked)
        evidence = await services.coach.detect(words, state.transcript, state.language)
        said = SellerSpoke(words, evidence, interrupted)
        state, effects = advance(state, said, services.coach.catalogue)
        asked = Asked(locked, locked.last_seq + 1, said, state, effects)
        if services.chat_model is not None:
            await queries.append_events(db, session_id, asked.seq, now, [said], key)
            return asked
        say = first_said(effects)
        answer = CustomerSpoke(say.text if say else "", say.move if say else "silence")
        await queries.append_events(db, session_id, asked.seq, now, [said, answer], key)
        after = await write_progress(services, db, asked, answer, now)
    return finish(services, asked, answer, after)


async def do_answer(services: Services, identity: Identity, asked: Asked, reply: str) -> Turn:
    """Stores the words in which a language model put the answer; the engine's decision stays as it was."""
    say = first_said(asked.effects)
    answer = CustomerSpoke(reply, say.move if say else "silence")
    async with services.db.as_user(identity.server_claims) as db:
        locked = await access_session_for_change(db, asked.session.row.id, identity)
        if locked.last_seq != asked.seq:
            raise Problem(409, "turn_in_progress", "This turn was completed by another request.")
        now = services.clock()
        await queries.append_events(db, locked.row.id, asked.seq + 1, now, [answer])
        after = await write_progress(services, db, asked, answer, now)
    return finish(services, asked, answer, after)


async def write_progress(
    services: Services, db: WriteDb, asked: Asked, answer: CustomerSpoke, now: datetime
) -> SessionState:
    """Brings the session's row up to the state after the answer."""
    after, _ = advance(asked.state, answer, services.coach.catalogue)
    row = asked.session.row
    await queries.set_progress(
        db,
        row.id,
        phase=PHASE_NAMES[after.phase],
        outcome=after.outcome,
        seconds=row.duration_seconds + seconds_since(asked.session.last_at or row.created_at, now),
    )
    return after


def finish(services: Services, asked: Asked, answer: CustomerSpoke, after: SessionState) -> Turn:
    """Keeps the new state at hand, and shows the turn."""
    services.states[asked.session.row.id] = (asked.seq + 1, after)
    return turn_view(after, asked.said, asked.effects, answer.text)


def seconds_since(before: datetime, now: datetime) -> int:
    """Time spent on a turn; a break for coffee does not count."""
    return max(0, int(min(now - before, LONGEST_PAUSE).total_seconds()))


async def do_abandon(services: Services, identity: Identity, session_id: UUID) -> SessionRow:
    """Gives a session up; what was said stays, without a score. Doing it twice is doing it once."""
    async with services.db.as_user(identity.server_claims) as db:
        locked = await access_session_for_change(db, session_id, identity)
        if locked.row.status == "abandoned":
            return locked.row
        if locked.row.status != "in_progress":
            raise Problem(409, "session_ended", "This session has ended.", extra={"session_status": locked.row.status})
        now = services.clock()
        seconds = locked.row.duration_seconds + seconds_since(locked.last_at or locked.row.created_at, now)
        row = await queries.abandon(db, session_id, seconds=seconds, at=now)
    services.states.pop(session_id, None)
    return row
