"""The product's schema with one small cast of people and rows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from uuid import UUID, uuid5

import asyncpg
import pytest

from hugobase import EmbeddedPostgres

SPACE = UUID("7f0e1f6e-0000-4000-8000-000000000000")
NAMES = (
    *("owner", "other", "member", "admin", "rival", "staff", "ghost"),
    *("team", "rival_team", "team_scenario", "public_scenario", "session", "rival_session"),
    *("video", "video_two", "article", "draft", "resource"),
)
IDS: Mapping[str, UUID] = {name: uuid5(SPACE, name) for name in NAMES}

CAST = """
insert into auth.users (id, email, aud, role, raw_app_meta_data, raw_user_meta_data) values
  ($owner, 'owner@example.com', 'authenticated', 'authenticated', '{}', '{"first_name": "Owner"}'),
  ($other, 'other@example.com', 'authenticated', 'authenticated', '{}', '{}'),
  ($member, 'member@example.com', 'authenticated', 'authenticated', '{}', '{}'),
  ($admin, 'admin@example.com', 'authenticated', 'authenticated', '{}', '{}'),
  ($rival, 'rival@example.com', 'authenticated', 'authenticated', '{}', '{}'),
  ($staff, 'staff@example.com', 'authenticated', 'authenticated', '{"role": "admin"}', '{}'),
  ($ghost, 'ghost@example.com', 'authenticated', 'authenticated', '{}', '{}');
delete from public.profiles where id = $ghost;
insert into public.workspaces (id, name, owner_id) values ($team, 'Team', $owner), ($rival_team, 'Rival', $rival);
insert into public.workspace_members (workspace_id, user_id, role) values
  ($team, $member, 'member'), ($team, $admin, 'admin');
insert into public.scenarios (id, title, workspace_id, flow_data) values
  ($team_scenario, 'Ours', $team, '{}'), ($public_scenario, 'All', null, '{}');
insert into public.sessions (id, user_id, workspace_id, scenario_id, embedding) values
  ($session, $owner, $team, $team_scenario, '[1,0]');
insert into public.sessions (id, user_id) values ($rival_session, $rival);
insert into public.session_events (session_id, seq, kind, payload) values ($session, 0, 'opened', '{}');
insert into public.video_content (id, title, video_url) values ($video, 'One', '1.mp4'), ($video_two, 'Two', '2.mp4');
insert into public.user_progress (user_id, video_id) values ($owner, $video);
insert into public.help_articles (id, title, slug, category, content, status, embedding) values
  ($article, 'Published', 'published', 'c', 'x', 'published', '[1,0]'),
  ($draft, 'Draft', 'draft', 'c', 'x', 'draft', '[1,0]');
insert into public.resources (id, title, category, type, file_url) values ($resource, 'R', 'c', 'pdf', 'r.pdf');
insert into public.idempotency_keys (user_id, key, request, status, body) values ($owner, 'k', 'r', 200, '{}');
insert into storage.objects (bucket_id, name) values
  ('session-transcripts', $owner || '/s.json'), ('audio-uploads', $owner || '/s.webm'),
  ('avatars', $owner || '.png'), ('resources', 'guide.pdf');
"""


def fill(sql: str, me: str = "owner") -> str:
    """Puts the ids of the cast into a statement of the table."""
    values = {**IDS, "me": IDS.get(me, IDS["owner"])}
    for name in sorted(values, key=len, reverse=True):
        sql = sql.replace(f"${name}", f"'{values[name]}'")
    return sql


@pytest.fixture(scope="session")
async def schema(
    cluster: EmbeddedPostgres, new_database: Callable[[], Awaitable[str]]
) -> AsyncIterator[asyncpg.Connection]:
    """A superuser's connection to a database with the cast in it; tests roll back what they do."""
    connection = await asyncpg.connect(cluster.dsn_for(await new_database()))
    await connection.execute(fill(CAST))
    yield connection
    await connection.close()
