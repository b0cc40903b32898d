-- Help articles: everybody reads what is published, staff writes.

create table public.help_articles (
  id uuid default gen_random_uuid() primary key,
  title text not null,
  slug text unique not null,
  category text not null,
  content text not null,
  excerpt text,
  status text default 'draft' check (status in ('draft', 'published', 'archived')),
  author_id uuid references auth.users on delete set null,
  views integer default 0,
  helpful integer default 0,
  not_helpful integer default 0,
  featured boolean default false,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index help_articles_author_id_idx on public.help_articles (author_id);
create index help_articles_status_idx on public.help_articles (status, category);

alter table public.help_articles enable row level security;
revoke all on public.help_articles from anon, authenticated;
grant select on public.help_articles to anon, authenticated;
grant insert, update, delete on public.help_articles to authenticated;
grant all on public.help_articles to service_role;

create policy "Everybody can view published articles" on public.help_articles for select to anon, authenticated
  using (status = 'published');
create policy "Staff can view articles" on public.help_articles for select to authenticated
  using ((select app.is_staff()));
create policy "Staff can write articles" on public.help_articles for insert to authenticated
  with check ((select app.is_staff()));
create policy "Staff can update articles" on public.help_articles for update to authenticated
  using ((select app.is_staff())) with check ((select app.is_staff()));
create policy "Staff can delete articles" on public.help_articles for delete to authenticated
  using ((select app.is_staff()));

create trigger update_help_articles_updated_at before update on public.help_articles
  for each row when (old.views is not distinct from new.views) execute function public.update_updated_at_column();

-- Reading is not writing: a view of an article counts without touching when it was last edited.
create function public.increment_article_views(article_id uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  if auth.role() not in ('anon', 'authenticated', 'service_role') then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update public.help_articles set views = views + 1 where id = article_id and status = 'published';
end;
$$;
revoke all on function public.increment_article_views(uuid) from public;
grant execute on function public.increment_article_views(uuid) to anon, authenticated, service_role;
