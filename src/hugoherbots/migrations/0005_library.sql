-- Videos that teach the techniques, and how far each user is with them.

create table public.video_content (
  id uuid default gen_random_uuid() primary key,
  title text not null,
  description text,
  phase integer check (phase in (-1, 1, 2, 3, 4)),
  technique_id text,
  video_url text not null,
  duration_seconds integer check (duration_seconds >= 0),
  transcript text,
  order_index integer default 0,
  is_locked boolean default false,
  created_at timestamptz default now()
);
create index video_content_phase_idx on public.video_content (phase, order_index);

alter table public.video_content enable row level security;
revoke all on public.video_content from anon, authenticated;
grant select, insert, update, delete on public.video_content to authenticated;
grant all on public.video_content to service_role;

create policy "Signed-in users can view videos" on public.video_content for select to authenticated using (true);
create policy "Staff can add videos" on public.video_content for insert to authenticated
  with check ((select app.is_staff()));
create policy "Staff can update videos" on public.video_content for update to authenticated
  using ((select app.is_staff())) with check ((select app.is_staff()));
create policy "Staff can delete videos" on public.video_content for delete to authenticated
  using ((select app.is_staff()));

create table public.user_progress (
  id uuid default gen_random_uuid() primary key,
  user_id uuid references auth.users on delete cascade,
  video_id uuid references public.video_content on delete cascade,
  completed boolean default false,
  last_watched_at timestamptz,
  unique (user_id, video_id)
);
create index user_progress_video_id_idx on public.user_progress (video_id);

alter table public.user_progress enable row level security;
revoke all on public.user_progress from anon, authenticated;
grant select, insert, update, delete on public.user_progress to authenticated;
grant all on public.user_progress to service_role;

create policy "Users can view own progress" on public.user_progress for select to authenticated
  using ((select auth.uid()) = user_id);
create policy "Users can record own progress" on public.user_progress for insert to authenticated
  with check ((select auth.uid()) = user_id);
create policy "Users can update own progress" on public.user_progress for update to authenticated
  using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "Users can delete own progress" on public.user_progress for delete to authenticated
  using ((select auth.uid()) = user_id);
