-- Search by meaning. A vector stands beside the name of the model that made it, and each model has its own partial
-- index, so a change of model is a backfill. The functions run as their caller: row-level security decides what is found.

create extension if not exists vector with schema extensions;

alter table public.sessions add column embedding extensions.vector, add column embedding_model text;
alter table public.help_articles add column embedding extensions.vector, add column embedding_model text;

create index sessions_embedding_e5_idx on public.sessions
  using hnsw ((embedding::extensions.vector(384)) extensions.vector_cosine_ops)
  where embedding_model = 'multilingual-e5-small';
create index sessions_embedding_3_small_idx on public.sessions
  using hnsw ((embedding::extensions.vector(1536)) extensions.vector_cosine_ops)
  where embedding_model = 'text-embedding-3-small';
create index help_articles_embedding_e5_idx on public.help_articles
  using hnsw ((embedding::extensions.vector(384)) extensions.vector_cosine_ops)
  where embedding_model = 'multilingual-e5-small';
create index help_articles_embedding_3_small_idx on public.help_articles
  using hnsw ((embedding::extensions.vector(1536)) extensions.vector_cosine_ops)
  where embedding_model = 'text-embedding-3-small';

-- One user's sessions are few: the policy goes through the user_id index and the ranking is exact.
create function public.search_similar_sessions(
  query_embedding extensions.vector, match_threshold float default 0.8, match_count int default 10
)
returns table (id uuid, user_id uuid, scenario_id uuid, score integer, similarity float)
language sql stable set search_path = 'extensions'
as $$
  select found.id, found.user_id, found.scenario_id, found.score, 1 - found.distance
  from (
    select s.id, s.user_id, s.scenario_id, s.score, s.embedding <=> query_embedding as distance
    from public.sessions s
    where s.embedding is not null and vector_dims(s.embedding) = vector_dims(query_embedding)
  ) found
  where 1 - found.distance > match_threshold
  order by found.distance
  limit least(greatest(match_count, 0), 100)
$$;

create function public.search_help_articles(
  query_embedding extensions.vector, match_threshold float default 0.7, match_count int default 5
)
returns table (id uuid, title text, excerpt text, slug text, similarity float)
language sql stable set search_path = 'extensions'
as $$
  select found.id, found.title, found.excerpt, found.slug, 1 - found.distance
  from (
    select a.id, a.title, a.excerpt, a.slug, a.embedding <=> query_embedding as distance
    from public.help_articles a
    where a.status = 'published' and a.embedding is not null
      and vector_dims(a.embedding) = vector_dims(query_embedding)
  ) found
  where 1 - found.distance > match_threshold
  order by found.distance
  limit least(greatest(match_count, 0), 100)
$$;

revoke all on function public.search_similar_sessions(extensions.vector, float, int) from public, anon;
revoke all on function public.search_help_articles(extensions.vector, float, int) from public;
grant execute on function public.search_similar_sessions(extensions.vector, float, int) to authenticated, service_role;
grant execute on function public.search_help_articles(extensions.vector, float, int)
  to anon, authenticated, service_role;
