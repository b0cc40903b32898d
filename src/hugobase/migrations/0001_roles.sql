-- The roles, schemas and default privileges that every Supabase project has. Roles belong to the whole cluster,
-- so another database of it may have made them already.

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('authenticator', 'login noinherit'),
      ('supabase_auth_admin', 'nologin noinherit createrole'),
      ('supabase_storage_admin', 'nologin noinherit createrole')
    ) as roles (name, options)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      execute format('create role %I %s', wanted.name, wanted.options);
    end if;
  end loop;
end
$$;

-- One login for every request. The owners of auth and storage are among what it may become, because those services
-- live in the same process and share its connections.
grant anon, authenticated, service_role, supabase_auth_admin, supabase_storage_admin to authenticator;
grant anon, authenticated, service_role to supabase_storage_admin;
grant anon, authenticated, service_role, supabase_auth_admin, supabase_storage_admin to current_user;

create schema if not exists extensions;
create schema if not exists auth authorization supabase_auth_admin;
create schema if not exists storage authorization supabase_storage_admin;

grant usage on schema extensions to public;
grant usage on schema public, auth, storage to anon, authenticated, service_role;
grant usage on schema auth to supabase_storage_admin;
grant usage on schema public to supabase_auth_admin, supabase_storage_admin;

-- New tables of the application are reachable for the API's roles; row-level security decides about rows.
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
grant all on all tables in schema public to anon, authenticated, service_role;
grant all on all sequences in schema public to anon, authenticated, service_role;
grant all on all functions in schema public to anon, authenticated, service_role;

do $$
declare
  wanted text;
begin
  foreach wanted in array array['vector', 'pg_trgm', 'unaccent', 'pgcrypto', 'uuid-ossp'] loop
    if exists (select from pg_available_extensions where name = wanted) then
      execute format('create extension if not exists %I with schema extensions', wanted);
    end if;
  end loop;
end
$$;

-- Extensions are found without their schema's name: in later sessions, and in the rest of this one.
alter role authenticator set search_path = "$user", public, extensions;
do $$
begin
  execute format('alter role %I set search_path = "$user", public, extensions', current_user);
end
$$;
select set_config('search_path', '"$user", public, extensions', false);
