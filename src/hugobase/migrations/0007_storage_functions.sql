-- What policies ask about an object's name and about the request, and what listing is made of.

set local role supabase_storage_admin;

create function storage.foldername(name text) returns text[] language sql immutable as $$
  select parts[1:cardinality(parts) - 1] from string_to_array(name, '/') as parts
$$;

create function storage.filename(name text) returns text language sql immutable as $$
  select parts[cardinality(parts)] from string_to_array(name, '/') as parts
$$;

create function storage.extension(name text) returns text language sql immutable as $$
  select split_part(storage.filename(name), '.', -1)
$$;

create function storage.operation() returns text language sql stable as $$
  select current_setting('storage.operation', true)
$$;

-- Both spellings of an operation are one: `storage.object.list` and `object.list`.
create function storage.allow_only_operation(expected_operation text) returns boolean language sql stable as $$
  select coalesce(
    regexp_replace(storage.operation(), '^storage\.', '')
      = nullif(regexp_replace(expected_operation, '^storage\.', ''), ''),
    false
  )
$$;

create function storage.allow_any_operation(expected_operations text[]) returns boolean language sql stable as $$
  select exists (
    select from unnest(expected_operations) as expected where storage.allow_only_operation(expected)
  )
$$;

create function storage.can_insert_object(bucketid text, name text, owner uuid, metadata jsonb) returns void
language plpgsql as $$
begin
  insert into storage.objects (bucket_id, name, owner, metadata) values (bucketid, name, owner, metadata);
  raise sqlstate 'PT200' using message = 'ROLLBACK', detail = 'rollback successful insert';
end
$$;

create function storage.get_size_by_bucket() returns table (size bigint, bucket_id text) language sql stable as $$
  select sum((objects.metadata ->> 'size')::bigint)::bigint, objects.bucket_id
  from storage.objects group by objects.bucket_id
$$;

create function storage.get_common_prefix(p_key text, p_prefix text, p_delimiter text) returns text
language sql immutable as $$
  select left(p_key, length(p_prefix) + at)
  from (select nullif(position(p_delimiter in substr(p_key, length(p_prefix) + 1)), 0) as at) as delimiter
$$;

-- One level below a prefix: the folders (id null) and files whose path begins with prefix || search, in any case of
-- letters. By name they come mixed in byte order; by a timestamp, folders first.
create function storage.search(
  prefix text, bucketname text, limits integer default 100, levels integer default 1, offsets integer default 0,
  search text default '', sortcolumn text default 'name', sortorder text default 'asc'
) returns table (
  name text, id uuid, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz, metadata jsonb
) language plpgsql stable as $$
#variable_conflict use_column
declare
  wanted constant text := coalesce(prefix, '') || coalesce(search, '');
  direction constant text := case when lower(sortorder) = 'desc' then 'desc' else 'asc' end;
  sorted_by constant text := case
    when lower(sortcolumn) in ('updated_at', 'created_at', 'last_accessed_at') then lower(sortcolumn) else 'position'
  end;
begin
  return query execute format(
    $query$
      with found as (
        select o.*, storage.get_common_prefix(o.name, $1, '/') as folder
        from storage.objects as o
        where o.bucket_id = $2
          and lower(o.name) collate "C" >= lower($1)
          and starts_with(lower(o.name), lower($1))
      ), entries as (
        select rtrim(min(folder), '/') as name, null::uuid as id, null::timestamptz as updated_at,
          null::timestamptz as created_at, null::timestamptz as last_accessed_at, null::jsonb as metadata,
          lower(min(folder)) collate "C" as position, 0 as kind
        from found where folder is not null group by lower(folder)
        union all
        select name, id, updated_at, created_at, last_accessed_at, metadata, lower(name) collate "C", 1
        from found where folder is null
      )
      select substr(name, $3), id, updated_at, created_at, last_accessed_at, metadata
      from entries
      order by %s %I %s, position %s
      limit $4 offset $5
    $query$,
    case when sorted_by = 'position' then '' else 'kind,' end, sorted_by, direction, direction
  ) using wanted, bucketname, length(coalesce(prefix, '')) + 1, least(coalesce(limits, 100), 1500), coalesce(offsets, 0);
end
$$;

-- The S3 way of listing: keys below a prefix in byte order, those with a further delimiter folded into one.
create function storage.list_objects_with_delimiter(
  _bucket_id text, prefix_param text, delimiter_param text, max_keys integer default 100,
  start_after text default '', next_token text default '', sort_order text default 'asc'
) returns table (
  name text, id uuid, metadata jsonb, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz
) language plpgsql stable as $$
#variable_conflict use_column
declare
  descending constant boolean := lower(sort_order) = 'desc';
  after constant text := coalesce(nullif(next_token, ''), start_after, '');
begin
  return query execute format(
    $query$
      with found as (
        select o.*, storage.get_common_prefix(o.name, $2, $3) as folder
        from storage.objects as o
        where o.bucket_id = $1 and o.name collate "C" >= $2 and starts_with(o.name, $2)
      ), entries as (
        select folder collate "C" as name, null::uuid as id, null::jsonb as metadata, null::timestamptz as updated_at,
          null::timestamptz as created_at, null::timestamptz as last_accessed_at
        from found where folder is not null group by folder
        union all
        select name collate "C", id, metadata, updated_at, created_at, last_accessed_at from found where folder is null
      )
      select * from entries where $4 = '' or name %1$s $4 order by name %2$s limit $5
    $query$,
    case when descending then '<' else '>' end, case when descending then 'desc' else 'asc' end
  ) using _bucket_id, coalesce(prefix_param, ''), delimiter_param, after, max_keys;
end
$$;

-- By name: as above. By a timestamp: a folder is as old as its oldest file, and the cursor is the pair (time, name).
create function storage.search_v2(
  prefix text, bucket_name text, limits integer default 100, levels integer default 1, start_after text default '',
  sort_order text default 'asc', sort_column text default 'name', sort_column_after text default ''
) returns table (
  key text, name text, id uuid, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz,
  metadata jsonb
) language plpgsql stable as $$
#variable_conflict use_column
declare
  descending constant boolean := lower(sort_order) = 'desc';
  most constant integer := least(coalesce(limits, 100), 1500);
  at_column constant text := lower(sort_column);
begin
  if at_column is null or at_column not in ('updated_at', 'created_at') then
    return query
      select split_part(l.name, '/', levels), l.name, l.id, l.updated_at, l.created_at, l.last_accessed_at, l.metadata
      from storage.list_objects_with_delimiter(
        bucket_name, coalesce(prefix, ''), '/', most, start_after, '', sort_order
      ) as l;
    return;
  end if;
  return query execute format(
    $query$
      with found as (
        select o.*, storage.get_common_prefix(o.name, $2, '/') as folder
        from storage.objects as o
        where o.bucket_id = $1 and o.name collate "C" >= $2 and starts_with(o.name, $2)
      ), entries as (
        select rtrim(folder, '/') collate "C" as name, null::uuid as id, min(created_at) as updated_at,
          min(created_at) as created_at, null::timestamptz as last_accessed_at, null::jsonb as metadata
        from found where folder is not null group by folder
        union all
        select name collate "C", id, updated_at, created_at, last_accessed_at, metadata from found where folder is null
      )
      select split_part(name, '/', $3), name, id, updated_at, created_at, last_accessed_at, metadata
      from entries
      where $4 = '' or row(date_trunc('milliseconds', %1$I), name) %2$s row($4::timestamptz, $5 collate "C")
      order by date_trunc('milliseconds', %1$I) %3$s, name %3$s
      limit $6
    $query$,
    at_column, case when descending then '<' else '>' end, case when descending then 'desc' else 'asc' end
  ) using bucket_name, coalesce(prefix, ''), levels, coalesce(sort_column_after, ''), coalesce(start_after, ''), most;
end
$$;

grant execute on all functions in schema storage to anon, authenticated, service_role;

reset role;

do $$
begin
  execute format('grant execute on all functions in schema storage to %I', current_user);
end
$$;
