-- Answers already given to writes that carried an Idempotency-Key, so that a repeat gets the same answer.

create table public.idempotency_keys (
  user_id uuid not null references auth.users on delete cascade,
  key text not null check (length(key) between 1 and 200),
  request text not null,
  status integer not null,
  body jsonb not null,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
create index idempotency_keys_created_at_idx on public.idempotency_keys (created_at);

alter table public.idempotency_keys enable row level security;
revoke all on public.idempotency_keys from anon, authenticated;
grant select, insert on public.idempotency_keys to authenticated;
grant all on public.idempotency_keys to service_role;

create policy "Users can view own answers" on public.idempotency_keys for select to authenticated
  using ((select auth.uid()) = user_id);
create policy "The product keeps answers for the owner" on public.idempotency_keys for insert to authenticated
  with check ((select app.is_server()) and (select auth.uid()) = user_id);
