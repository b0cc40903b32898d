-- Teams: a workspace, its members, and the functions that policies ask about membership. Those functions are
-- SECURITY DEFINER because a policy on workspace_members can not read workspace_members; they answer only about the caller.

create table public.workspaces (
  id uuid default gen_random_uuid() primary key,
  name text not null check (length(trim(name)) between 1 and 120),
  owner_id uuid references auth.users on delete cascade,
  plan text default 'starter' check (plan in ('starter', 'pro', 'team')),
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index workspaces_owner_id_idx on public.workspaces (owner_id);

create table public.workspace_members (
  id uuid default gen_random_uuid() primary key,
  workspace_id uuid references public.workspaces on delete cascade,
  user_id uuid references auth.users on delete cascade,
  role text default 'member' check (role in ('owner', 'admin', 'member')),
  created_at timestamptz default now(),
  unique (workspace_id, user_id)
);
create index workspace_members_user_id_idx on public.workspace_members (user_id);

create function app.my_workspaces() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$ select workspace_id from public.workspace_members where user_id = (select auth.uid()) $$;

create function app.my_administered_workspaces() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select workspace_id from public.workspace_members
    where user_id = (select auth.uid()) and role in ('owner', 'admin')
  $$;

create function app.my_owned_workspaces() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$ select id from public.workspaces where owner_id = (select auth.uid()) $$;

create function app.my_teammates() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select theirs.user_id from public.workspace_members mine
    join public.workspace_members theirs using (workspace_id)
    where mine.user_id = (select auth.uid())
  $$;

revoke all on function app.my_workspaces(), app.my_administered_workspaces(), app.my_owned_workspaces(),
  app.my_teammates() from public, anon;
grant execute on function app.my_workspaces(), app.my_administered_workspaces(), app.my_owned_workspaces(),
  app.my_teammates() to authenticated, service_role;

alter table public.workspaces enable row level security;
revoke all on public.workspaces from anon, authenticated;
grant select, delete on public.workspaces to authenticated;
grant insert (id, name, owner_id) on public.workspaces to authenticated;
grant update (name) on public.workspaces to authenticated;
grant all on public.workspaces to service_role;

create policy "Members can view their workspaces" on public.workspaces for select to authenticated
  using (owner_id = (select auth.uid()) or id in (select app.my_workspaces()));
create policy "Staff can view workspaces" on public.workspaces for select to authenticated
  using ((select app.is_staff()));
create policy "Users can create own workspaces" on public.workspaces for insert to authenticated
  with check (owner_id = (select auth.uid()));
create policy "Workspace admins can rename" on public.workspaces for update to authenticated
  using (id in (select app.my_administered_workspaces()))
  with check (id in (select app.my_administered_workspaces()));
create policy "Owners can delete their workspaces" on public.workspaces for delete to authenticated
  using (owner_id = (select auth.uid()));

alter table public.workspace_members enable row level security;
revoke all on public.workspace_members from anon, authenticated;
grant select, delete on public.workspace_members to authenticated;
grant insert (id, workspace_id, user_id, role) on public.workspace_members to authenticated;
grant update (role) on public.workspace_members to authenticated;
grant all on public.workspace_members to service_role;

create policy "Members can view their team" on public.workspace_members for select to authenticated
  using (workspace_id in (select app.my_workspaces()));
create policy "Staff can view members" on public.workspace_members for select to authenticated
  using ((select app.is_staff()));
create policy "Workspace admins can add members" on public.workspace_members for insert to authenticated
  with check (role = 'member' and workspace_id in (select app.my_administered_workspaces()));
create policy "Owners can add admins" on public.workspace_members for insert to authenticated
  with check (role in ('member', 'admin') and workspace_id in (select app.my_owned_workspaces()));
create policy "Owners can change roles" on public.workspace_members for update to authenticated
  using (role <> 'owner' and workspace_id in (select app.my_owned_workspaces()))
  with check (role in ('member', 'admin') and workspace_id in (select app.my_owned_workspaces()));
create policy "Members can leave" on public.workspace_members for delete to authenticated
  using (role <> 'owner' and user_id = (select auth.uid()));
create policy "Workspace admins can remove members" on public.workspace_members for delete to authenticated
  using (role = 'member' and workspace_id in (select app.my_administered_workspaces()));
create policy "Owners can remove admins" on public.workspace_members for delete to authenticated
  using (role = 'admin' and workspace_id in (select app.my_owned_workspaces()));

create policy "Teammates can view profiles" on public.profiles for select to authenticated
  using (id in (select app.my_teammates()));

create trigger update_workspaces_updated_at before update on public.workspaces
  for each row execute function public.update_updated_at_column();

create function app.add_owner_as_member() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  if new.owner_id is not null then
    insert into public.workspace_members (workspace_id, user_id, role) values (new.id, new.owner_id, 'owner')
    on conflict (workspace_id, user_id) do update set role = 'owner';
  end if;
  return new;
end;
$$;
revoke all on function app.add_owner_as_member() from public, anon, authenticated;
create trigger add_owner_as_member after insert on public.workspaces
  for each row execute function app.add_owner_as_member();
