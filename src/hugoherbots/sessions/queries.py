"""SQL of sessions and their events; every function acts as the user whose transaction it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from hugobase import ReadDb, WriteDb
from hugoherbots.engine.events import Event

COLUMNS = """
    s.id, s.user_id, s.workspace_id, s.scenario_id, s.status, s.duration_seconds, s.score, s.transcript_url, s.audio_url,
    s.phase, s.techniques_detected, s.feedback, s.scorecard, s.mode, s.language, s.outcome, s.problem, s.created_at, s.completed_at
"""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A row of public.sessions, without its vector."""

    id: UUID
    user_id: UUID
    workspace_id: UUID | None
    scenario_id: UUID | None
    status: str
    duration_seconds: int
    score: int | None
    transcript_url: str | None
    audio_url: str | None
    phase: str | None
    techniques_detected: list[dict[str, Any]]
    feedback: dict[str, Any] | None
    scorecard: dict[str, Any] | None
    mode: str
    language: str
    outcome: str | None
    problem: str | None
    created_at: datetime
    completed_at: datetime | None


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One line of the list of sessions."""

    id: UUID
    scenario_id: UUID | None
    title: str | None
    status: str
    score: int | None
    outcome: str | None
    language: str
    mode: str
    duration_seconds: int
    created_at: datetime
    completed_at: datetime | None


@dataclass(frozen=True, slots=True)
class LockedSession:
    """A session whose row is locked for this transaction, and its last event (number -1: none yet)."""

    row: SessionRow
    last_seq: int
    last_kind: str | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One stored event."""

    seq: int
    at: datetime
    kind: str
    payload: dict[str, Any]
    idempotency_key: str | None


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """What a session takes from its scenario when it opens."""

    id: UUID
    title: str
    description: str | None
    language: str
    flow_data: dict[str, Any]


async def insert_session(
    db: WriteDb,
    *,
    user_id: UUID,
    workspace_id: UUID | None,
    scenario_id: UUID | None,
    mode: str,
    language: str,
    at: datetime,
) -> SessionRow:
    """A new session in progress."""
    row = await db.fetchrow(
        f"""
        insert into public.sessions as s (user_id, workspace_id, scenario_id, mode, language, created_at, phase)
        values ($1, $2, $3, $4, $5, $6, 'opening') returning {COLUMNS}
        """,  # noqa: S608 -- the columns are a constant of this file
        user_id,
        workspace_id,
        scenario_id,
        mode,
        language,
        at,
    )
    assert row is not None
    return SessionRow(**row)


async def session(db: ReadDb, session_id: UUID, user_id: UUID) -> SessionRow | None:
    """One of the user's own sessions."""
    row = await db.fetchrow(
        f"select {COLUMNS} from public.sessions s where s.id = $1 and s.user_id = $2",  # noqa: S608 -- a constant
        session_id,
        user_id,
    )
    return SessionRow(**row) if row else None


async def lock_session(db: WriteDb, session_id: UUID, user_id: UUID) -> LockedSession | None:
    """One of the user's own sessions, locked until the transaction ends, so that turns come one after another."""
    row = await db.fetchrow(
        f"select {COLUMNS} from public.sessions s where s.id = $1 and s.user_id = $2 for update",  # noqa: S608 -- a constant
        session_id,
        user_id,
    )
    if row is None:
        return None
    last = await db.fetchrow(
        "select seq, kind, at from public.session_events where session_id = $1 order by seq desc limit 1", session_id
    )
    if last is None:
        return LockedSession(SessionRow(**row), -1, None, None)
    return LockedSession(SessionRow(**row), last["seq"], last["kind"], last["at"])


async def events(db: ReadDb, session_id: UUID) -> list[EventRow]:
    """All events of a session, in order."""
    rows = await db.fetch(
        """
        select seq, at, kind, payload, idempotency_key from public.session_events where session_id = $1 order by seq
        """,
        session_id,
    )
    return [EventRow(**row) for row in rows]


async def first_event(db: ReadDb, session_id: UUID) -> EventRow | None:
    """The event that opened a talk; None for a session that was never one."""
    row = await db.fetchrow(
        "select seq, at, kind, payload, idempotency_key from public.session_events where session_id = $1 and seq = 0",
        session_id,
    )
    return EventRow(**row) if row else None


async def event_by_key(db: ReadDb, session_id: UUID, key: str) -> int | None:
    """The number of the event that was written with this idempotency key."""
    found: int | None = await db.fetchval(
        "select seq from public.session_events where session_id = $1 and idempotency_key = $2", session_id, key
    )
    return found


async def append_events(
    db: WriteDb, session_id: UUID, first_seq: int, at: datetime, new: Sequence[Event], key: str | None = None
) -> None:
    """Appends events in order; the idempotency key stands with the first of them."""
    rows = []
    for offset, event in enumerate(new):
        payload = event.to_json()
        kind = payload.pop("kind")
        rows.append((session_id, first_seq + offset, at, kind, payload, key if offset == 0 else None))
    await db.executemany(
        """
        insert into public.session_events (session_id, seq, at, kind, payload, idempotency_key)
        values ($1, $2, $3, $4, $5, $6)
        """,
        rows,
    )


async def append_judged(
    db: WriteDb, session_id: UUID, seq: int, at: datetime, turns: Sequence[Mapping[str, Any]]
) -> None:
    """Keeps the transcript that was sent and scored, beyond anybody's change."""
    await db.execute(
        "insert into public.session_events (session_id, seq, at, kind, payload) values ($1, $2, $3, 'judged', $4)",
        session_id,
        seq,
        at,
        {"turns": [dict(turn) for turn in turns]},
    )


async def set_progress(db: WriteDb, session_id: UUID, *, phase: str, outcome: str | None, seconds: int) -> None:
    """How far the talk is, after a turn."""
    await db.execute(
        "update public.sessions set phase = $2, outcome = $3, duration_seconds = $4 where id = $1",
        session_id,
        phase,
        outcome,
        seconds,
    )


async def complete(
    db: WriteDb,
    session_id: UUID,
    *,
    score: int,
    scorecard: Mapping[str, Any],
    feedback: Mapping[str, Any],
    techniques: Sequence[Mapping[str, Any]],
    outcome: str | None,
    phase: str,
    seconds: int,
    transcript_url: str,
    versions: Mapping[str, str],
    at: datetime,
) -> SessionRow:
    """Writes the score and everything that explains it."""
    row = await db.fetchrow(
        f"""
        update public.sessions s set status = 'completed', problem = null, score = $2, scorecard = $3, feedback = $4,
          techniques_detected = $5, outcome = $6, phase = $7, duration_seconds = $8, transcript_url = $9,
          catalogue_version = $10, rubric_version = $11, detector_version = $12, completed_at = $13
        where s.id = $1 returning {COLUMNS}
        """,  # noqa: S608 -- the columns are a constant of this file
        session_id,
        score,
        dict(scorecard),
        dict(feedback),
        [dict(item) for item in techniques],
        outcome,
        phase,
        seconds,
        transcript_url,
        versions["catalogue"],
        versions["rubric"],
        versions["detector"],
        at,
    )
    assert row is not None
    return SessionRow(**row)


async def abandon(db: WriteDb, session_id: UUID, *, seconds: int, at: datetime) -> SessionRow:
    """Ends a session without a score."""
    row = await db.fetchrow(
        f"""
        update public.sessions s set status = 'abandoned', outcome = 'abandoned', duration_seconds = $2, completed_at = $3
        where s.id = $1 returning {COLUMNS}
        """,  # noqa: S608 -- the columns are a constant of this file
        session_id,
        seconds,
        at,
    )
    assert row is not None
    return SessionRow(**row)


async def set_audio(db: WriteDb, session_id: UUID, audio_url: str) -> None:
    """Where the recording of a session is."""
    await db.execute("update public.sessions set audio_url = $2 where id = $1", session_id, audio_url)


async def summaries(
    db: ReadDb, user_id: UUID, *, status: str | None, limit: int, before: tuple[datetime, UUID] | None
) -> list[SessionSummary]:
    """The user's sessions, newest first; `before` is where the page before ended."""
    rows = await db.fetch(
        """
        select s.id, s.scenario_id, c.title, s.status, s.score, s.outcome, s.language, s.mode, s.duration_seconds,
          s.created_at, s.completed_at
        from public.sessions s left join public.scenarios c on c.id = s.scenario_id
        where s.user_id = $1 and ($2::text is null or s.status = $2)
          and ($3::timestamptz is null or (s.created_at, s.id) < ($3, $4))
        order by s.created_at desc, s.id desc limit $5
        """,
        user_id,
        status,
        before[0] if before else None,
        before[1] if before else None,
        limit,
    )
    return [SessionSummary(**row) for row in rows]


async def scenario(db: ReadDb, scenario_id: UUID) -> ScenarioRow | None:
    """A scenario that the user may see."""
    row = await db.fetchrow(
        "select id, title, description, language, flow_data from public.scenarios where id = $1", scenario_id
    )
    return ScenarioRow(**row) if row else None


async def is_member(db: ReadDb, workspace_id: UUID, user_id: UUID) -> bool:
    """Whether the user belongs to a workspace."""
    found: bool = await db.fetchval(
        "select exists (select from public.workspace_members where workspace_id = $1 and user_id = $2)",
        workspace_id,
        user_id,
    )
    return found


async def set_status(db: WriteDb, session_id: UUID, status: str, *, problem: str | None = None) -> None:
    """Where a session is on its way to a score; `problem` is the code of what went wrong."""
    await db.execute("update public.sessions set status = $2, problem = $3 where id = $1", session_id, status, problem)
