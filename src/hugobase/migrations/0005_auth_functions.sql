-- What policies ask about the caller, and who may touch the schema `auth`: its owner alone, through no policy.

set local role supabase_auth_admin;

create function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;

create function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;

create function auth.email() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$$;

create function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

grant execute on all functions in schema auth to anon, authenticated, service_role;

do $$
declare
  found text;
begin
  for found in select tablename from pg_tables where schemaname = 'auth' loop
    execute format('alter table auth.%I enable row level security', found);
  end loop;
end
$$;

reset role;

-- The operator's own role reads and mends everything there, and lets his triggers and foreign keys point at it.
do $$
begin
  execute format('grant usage, create on schema auth to %I', current_user);
  execute format('grant all on all tables in schema auth to %I', current_user);
  execute format('grant all on all sequences in schema auth to %I', current_user);
  execute format('grant execute on all functions in schema auth to %I', current_user);
end
$$;
