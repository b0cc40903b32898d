-- Who a person is to the product. One row per auth.users row, made and kept by triggers; the person may change his
-- own names, company, bio and avatar, never his role, which lives in app_metadata and so in the token.

create schema if not exists app;
revoke all on schema app from public;
grant usage on schema app to anon, authenticated, service_role;

create function app.is_staff() returns boolean
  language sql stable set search_path = ''
  as $$ select coalesce(auth.jwt() -> 'app_metadata' ->> 'role', '') = 'admin' $$;

-- True when the product itself acts for the user: it adds this claim to the verified claims of the token when it
-- opens a transaction. A token can not carry it, so a caller of the REST protocol never has it.
create function app.is_server() returns boolean
  language sql stable set search_path = ''
  as $$ select coalesce(auth.jwt() ->> 'hugo_server', '') = 'true' $$;

create function public.update_updated_at_column() returns trigger
  language plpgsql set search_path = ''
  as $$
begin
  new.updated_at = now();
  return new;
end;
$$;
revoke all on function public.update_updated_at_column() from public, anon, authenticated;

create table public.profiles (
  id uuid primary key references auth.users on delete cascade,
  first_name text check (length(first_name) <= 100),
  last_name text check (length(last_name) <= 100),
  avatar_url text check (length(avatar_url) <= 2000),
  role text not null default 'user' check (role in ('user', 'admin', 'team_admin')),
  company text check (length(company) <= 200),
  bio text check (length(bio) <= 2000),
  language text not null default 'nl' check (language in ('nl', 'en')),
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);

alter table public.profiles enable row level security;
revoke all on public.profiles from anon, authenticated;
grant select on public.profiles to authenticated;
grant update (first_name, last_name, avatar_url, company, bio, language) on public.profiles to authenticated;
grant all on public.profiles to service_role;

create policy "Users can view own profile" on public.profiles for select to authenticated
  using ((select auth.uid()) = id);
create policy "Users can update own profile" on public.profiles for update to authenticated
  using ((select auth.uid()) = id) with check ((select auth.uid()) = id);
create policy "Staff can view profiles" on public.profiles for select to authenticated
  using ((select app.is_staff()));

create trigger update_profiles_updated_at before update on public.profiles
  for each row execute function public.update_updated_at_column();

-- Names beyond what the profile holds are cut rather than refused: a sign-up must not fail on them.
create function app.create_profile() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  insert into public.profiles (id, first_name, last_name, avatar_url, company, language, role)
  values (
    new.id,
    left(new.raw_user_meta_data ->> 'first_name', 100),
    left(new.raw_user_meta_data ->> 'last_name', 100),
    left(new.raw_user_meta_data ->> 'avatar_url', 2000),
    left(new.raw_user_meta_data ->> 'company', 200),
    case when new.raw_user_meta_data ->> 'language' in ('nl', 'en')
      then new.raw_user_meta_data ->> 'language' else 'nl' end,
    case when new.raw_app_meta_data ->> 'role' in ('admin', 'team_admin')
      then new.raw_app_meta_data ->> 'role' else 'user' end
  )
  on conflict (id) do nothing;
  return new;
end;
$$;
revoke all on function app.create_profile() from public, anon, authenticated;

create function app.sync_profile_role() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.profiles
    set role = case when new.raw_app_meta_data ->> 'role' in ('admin', 'team_admin')
      then new.raw_app_meta_data ->> 'role' else 'user' end
    where id = new.id;
  return new;
end;
$$;
revoke all on function app.sync_profile_role() from public, anon, authenticated;

create trigger create_profile after insert on auth.users
  for each row execute function app.create_profile();
create trigger sync_profile_role after update of raw_app_meta_data on auth.users
  for each row when (old.raw_app_meta_data ->> 'role' is distinct from new.raw_app_meta_data ->> 'role')
  execute function app.sync_profile_role();

insert into public.profiles (id, first_name, last_name)
  select id, left(raw_user_meta_data ->> 'first_name', 100), left(raw_user_meta_data ->> 'last_name', 100)
  from auth.users on conflict (id) do nothing;
