-- Files to download: signed-in users read, staff manages.

create table public.resources (
  id uuid default gen_random_uuid() primary key,
  title text not null,
  description text,
  category text not null,
  type text not null check (type in ('pdf', 'video', 'spreadsheet', 'document', 'presentation')),
  file_url text not null,
  file_size text,
  downloads integer default 0,
  featured boolean default false,
  author_id uuid references auth.users on delete set null,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index resources_author_id_idx on public.resources (author_id);
create index resources_category_idx on public.resources (category, type);

alter table public.resources enable row level security;
revoke all on public.resources from anon, authenticated;
grant select, insert, update, delete on public.resources to authenticated;
grant all on public.resources to service_role;

create policy "Signed-in users can view resources" on public.resources for select to authenticated using (true);
create policy "Staff can add resources" on public.resources for insert to authenticated
  with check ((select app.is_staff()));
create policy "Staff can update resources" on public.resources for update to authenticated
  using ((select app.is_staff())) with check ((select app.is_staff()));
create policy "Staff can delete resources" on public.resources for delete to authenticated
  using ((select app.is_staff()));

create trigger update_resources_updated_at before update on public.resources
  for each row when (old.downloads is not distinct from new.downloads)
  execute function public.update_updated_at_column();

create function public.increment_resource_downloads(resource_id uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  if auth.role() not in ('authenticated', 'service_role') then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update public.resources set downloads = downloads + 1 where id = resource_id;
end;
$$;
revoke all on function public.increment_resource_downloads(uuid) from public, anon;
grant execute on function public.increment_resource_downloads(uuid) to authenticated, service_role;
