-- What is practised: the customer, his needs and objections, as a validated document in flow_data.

create table public.scenarios (
  id uuid default gen_random_uuid() primary key,
  slug text unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null check (length(trim(title)) between 1 and 200),
  description text,
  language text not null default 'nl' check (language in ('nl', 'en')),
  category text check (category in ('discovery', 'objections', 'closing', 'custom')),
  difficulty text default 'beginner' check (difficulty in ('beginner', 'intermediate', 'advanced')),
  sector text,
  created_by uuid references auth.users on delete set null,
  workspace_id uuid references public.workspaces on delete cascade,
  flow_data jsonb not null check (jsonb_typeof(flow_data) = 'object'),
  techniques_required text[] default '{}',
  is_featured boolean default false,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index scenarios_created_by_idx on public.scenarios (created_by);
create index scenarios_workspace_id_idx on public.scenarios (workspace_id);
create index scenarios_browse_idx on public.scenarios (language, category, difficulty);

alter table public.scenarios enable row level security;
revoke all on public.scenarios from anon, authenticated;
grant select, insert, update, delete on public.scenarios to authenticated;
grant all on public.scenarios to service_role;

create policy "Signed-in users can view public scenarios" on public.scenarios for select to authenticated
  using (workspace_id is null);
create policy "Members can view their team's scenarios" on public.scenarios for select to authenticated
  using (workspace_id in (select app.my_workspaces()));
create policy "Staff can manage scenarios" on public.scenarios for all to authenticated
  using ((select app.is_staff())) with check ((select app.is_staff()));
create policy "Workspace admins can create scenarios" on public.scenarios for insert to authenticated
  with check (
    created_by = (select auth.uid()) and not is_featured
    and workspace_id in (select app.my_administered_workspaces())
  );
create policy "Workspace admins can update scenarios" on public.scenarios for update to authenticated
  using (workspace_id in (select app.my_administered_workspaces()))
  with check (not is_featured and workspace_id in (select app.my_administered_workspaces()));
create policy "Workspace admins can delete scenarios" on public.scenarios for delete to authenticated
  using (workspace_id in (select app.my_administered_workspaces()));

create trigger update_scenarios_updated_at before update on public.scenarios
  for each row execute function public.update_updated_at_column();
