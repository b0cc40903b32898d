-- A practised conversation and its events. The events are the truth: replaying them gives the same state and score.
-- A user owns his rows, but what makes a score (status, score, feedback, techniques, events) is written only by the
-- product acting for him (app.is_server()).

create table public.sessions (
  id uuid default gen_random_uuid() primary key,
  user_id uuid references auth.users on delete cascade,
  workspace_id uuid references public.workspaces on delete cascade,
  scenario_id uuid references public.scenarios on delete set null,
  status text default 'in_progress' check (status in ('in_progress', 'processing', 'completed', 'abandoned')),
  duration_seconds integer default 0 check (duration_seconds >= 0),
  score integer check (score between 0 and 100),
  transcript_url text,
  audio_url text,
  phase text check (phase in ('preparation', 'opening', 'discovery', 'proposal', 'closing')),
  techniques_detected jsonb default '[]'::jsonb,
  feedback jsonb,
  scorecard jsonb,
  mode text not null default 'text' check (mode in ('text', 'voice', 'avatar', 'upload')),
  language text not null default 'nl' check (language in ('nl', 'en')),
  outcome text check (outcome in ('next_step', 'customer_left', 'seller_ended', 'abandoned')),
  problem text check (problem in ('audio_unreadable', 'audio_silent')),
  catalogue_version text,
  rubric_version text,
  detector_version text,
  created_at timestamptz default now(),
  completed_at timestamptz,
  constraint sessions_completed_has_score check (status <> 'completed' or score is not null)
);
create index sessions_user_id_created_at_idx on public.sessions (user_id, created_at desc);
create index sessions_workspace_id_idx on public.sessions (workspace_id);
create index sessions_scenario_id_idx on public.sessions (scenario_id);

alter table public.sessions enable row level security;
revoke all on public.sessions from anon, authenticated;
grant select, insert, update, delete on public.sessions to authenticated;
grant all on public.sessions to service_role;

create policy "Users can view own sessions" on public.sessions for select to authenticated
  using ((select auth.uid()) = user_id);
create policy "Staff can view sessions" on public.sessions for select to authenticated
  using ((select app.is_staff()));
create policy "Users can create own sessions" on public.sessions for insert to authenticated
  with check (
    (select auth.uid()) = user_id
    and (workspace_id is null or workspace_id in (select app.my_workspaces()))
    and (scenario_id is null or exists (select from public.scenarios s where s.id = scenario_id))
  );
create policy "Users can update own sessions" on public.sessions for update to authenticated
  using ((select auth.uid()) = user_id)
  with check (
    (select auth.uid()) = user_id
    and (workspace_id is null or workspace_id in (select app.my_workspaces()))
  );
create policy "Users can delete own sessions" on public.sessions for delete to authenticated
  using ((select auth.uid()) = user_id);

create function app.guard_score() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  if current_user not in ('anon', 'authenticated') or app.is_server() then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.score is not null or new.feedback is not null or new.scorecard is not null
      or new.status <> 'in_progress' or new.techniques_detected <> '[]'::jsonb or new.completed_at is not null then
      raise exception 'a score is given by the server only' using errcode = '42501';
    end if;
  elsif (new.score, new.feedback, new.scorecard, new.status, new.techniques_detected, new.completed_at, new.outcome)
      is distinct from
      (old.score, old.feedback, old.scorecard, old.status, old.techniques_detected, old.completed_at, old.outcome) then
    raise exception 'a score is given by the server only' using errcode = '42501';
  end if;
  return new;
end;
$$;
revoke all on function app.guard_score() from public, anon, authenticated;
create trigger guard_score before insert or update on public.sessions
  for each row execute function app.guard_score();

create table public.session_events (
  session_id uuid not null references public.sessions on delete cascade,
  seq integer not null check (seq >= 0),
  at timestamptz not null default now(),
  kind text not null check (kind in ('opened', 'seller', 'customer', 'ended', 'judged')),
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  idempotency_key text check (length(idempotency_key) <= 200),
  primary key (session_id, seq)
);
create unique index session_events_idempotency_idx on public.session_events (session_id, idempotency_key)
  where idempotency_key is not null;

alter table public.session_events enable row level security;
revoke all on public.session_events from anon, authenticated;
grant select, insert on public.session_events to authenticated;
grant all on public.session_events to service_role;

create policy "Users can view own session events" on public.session_events for select to authenticated
  using (exists (select from public.sessions s where s.id = session_id and s.user_id = (select auth.uid())));
create policy "Staff can view session events" on public.session_events for select to authenticated
  using ((select app.is_staff()));
create policy "The product appends events for the owner" on public.session_events for insert to authenticated
  with check (
    (select app.is_server())
    and exists (
      select from public.sessions s
      where s.id = session_id and s.user_id = (select auth.uid()) and s.status in ('in_progress', 'processing')
    )
  );

create function app.refuse_change() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  raise exception 'session events are append-only' using errcode = '42501';
end;
$$;
revoke all on function app.refuse_change() from public, anon, authenticated;
create trigger append_only before update on public.session_events
  for each row execute function app.refuse_change();
