"""The catalogue queries: each answers one JSON array. `$1` is the array of exposed schemas where one is needed."""

from typing import Final

TABLES: Final = """
select coalesce(json_agg(json_build_object(
  'schema', n.nspname, 'name', c.relname, 'oid', c.oid::bigint,
  'description', obj_description(c.oid, 'pg_class'),
  'is_view', c.relkind in ('v', 'm'),
  'changes', case when c.relkind in ('r', 'p') then 28 when c.relkind in ('v', 'f')
    then pg_relation_is_updatable(c.oid, true) else 0 end,
  'primary_key', coalesce((
    select json_agg(a.attname order by a.attname)
    from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
    where k.conrelid = c.oid and k.contype = 'p'), '[]'),
  'columns', coalesce(columns.list, '[]')) order by n.nspname, c.relname), '[]')
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join lateral (
  select json_agg(json_build_object(
    'name', a.attname, 'number', a.attnum,
    'nominal', format_type(a.atttypid, a.atttypmod),
    'type', case when t.typtype = 'd' and b.typnamespace = 'pg_catalog'::regnamespace then format_type(b.oid, null)
      when t.typtype <> 'd' and t.typnamespace = 'pg_catalog'::regnamespace then format_type(a.atttypid, null)
      else format_type(a.atttypid, a.atttypmod) end,
    'nullable', not (a.attnotnull or t.typtype = 'd' and t.typnotnull),
    'default', case when t.typtype = 'd' and d.adbin is null then pg_get_expr(t.typdefaultbin, 0)
      when a.attidentity = 'd' then format('nextval(%L)', (
        select s.objid::regclass from pg_depend s
        where s.refobjid = c.oid and s.refobjsubid = a.attnum and s.deptype = 'i' and s.classid = 'pg_class'::regclass))
      when a.attgenerated <> '' then null else pg_get_expr(d.adbin, d.adrelid) end,
    'max_length', case when b.typname in ('varchar', 'bpchar')
      then nullif(case when t.typtype = 'd' then t.typtypmod else a.atttypmod end, -1) - 4
      when b.typname in ('bit', 'varbit')
      then nullif(case when t.typtype = 'd' then t.typtypmod else a.atttypmod end, -1) end,
    'description', col_description(c.oid, a.attnum),
    'enum', coalesce((select json_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = b.oid), '[]')
    ) order by a.attnum) as list
  from pg_attribute a
  join pg_type t on t.oid = a.atttypid
  join lateral (
    with recursive base (oid, up) as (
      select t.oid, t.typbasetype union all
      select u.oid, u.typbasetype from base join pg_type u on u.oid = base.up and base.up <> 0)
    select p.* from base join pg_type p on p.oid = base.oid where base.up = 0) b on true
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
) columns on true
where c.relkind in ('r', 'v', 'm', 'f', 'p') and not c.relispartition
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and not pg_is_other_temp_schema(n.oid)
"""

FOREIGN_KEYS: Final = """
select coalesce(json_agg(json_build_object(
  'constraint', k.conname, 'oid', k.oid::bigint,
  'table', json_build_array(n.nspname, c.relname), 'foreign', json_build_array(fn.nspname, f.relname),
  'columns', pairs.list,
  'table_oid', k.conrelid::bigint, 'foreign_oid', k.confrelid::bigint,
  'numbers', to_json(k.conkey), 'foreign_numbers', to_json(k.confkey),
  'unique', exists (
    select from pg_constraint u where u.conrelid = k.conrelid and u.contype in ('p', 'u')
      and u.conkey <@ k.conkey and u.conkey @> k.conkey)) order by k.conrelid, k.conname), '[]')
from pg_constraint k
join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
join lateral (
  select json_agg(json_build_array(a.attname, b.attname) order by i) as list
  from unnest(k.conkey, k.confkey) with ordinality as keys (x, y, i)
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x
  join pg_attribute b on b.attrelid = k.confrelid and b.attnum = y) pairs on true
where k.contype = 'f' and k.conparentid = 0
"""

PRIMARY_KEYS: Final = """
select coalesce(json_agg(json_build_object(
  'table_oid', k.conrelid::bigint, 'numbers', to_json(k.conkey))), '[]')
from pg_constraint k where k.contype = 'p'
"""

VIEWS: Final = """
select coalesce(json_agg(json_build_object('oid', c.oid::bigint, 'action', r.ev_action::text)), '[]')
from pg_class c join pg_rewrite r on r.ev_class = c.oid and r.rulename = '_RETURN'
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
"""

ROUTINES: Final = """
select coalesce(json_agg(json_build_object(
  'oid', p.oid::bigint, 'schema', n.nspname, 'name', p.proname, 'description', obj_description(p.oid, 'pg_proc'),
  'parameters', coalesce(parameters.list, '[]'),
  'returns', json_build_array(tn.nspname, coalesce(tc.relname, t.typname)),
  'returns_set', p.proretset,
  'composite', t.typtype = 'c' or coalesce(p.proargmodes::text[] && '{t,b,o}', false),
  'volatility', p.provolatile,
  'settings', coalesce((
    select json_agg(json_build_array(split_part(s, '=', 1), substr(s, strpos(s, '=') + 1))) from unnest(p.proconfig) s), '[]')
  )), '[]')
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
join lateral (
  with recursive base (oid, up) as (
    select r.oid, r.typbasetype from pg_type r where r.oid = p.prorettype union all
    select u.oid, u.typbasetype from base join pg_type u on u.oid = base.up and base.up <> 0)
  select q.* from base join pg_type q on q.oid = base.oid where base.up = 0) t on true
join pg_namespace tn on tn.oid = t.typnamespace
left join pg_class tc on tc.oid = t.typrelid
left join lateral (
  select json_agg(json_build_object(
      'name', coalesce(name, ''), 'type', kind::regtype::text,
      'call_type', case kind when 'bit'::regtype then 'bit varying' when 'bit[]'::regtype then 'bit varying[]'
        when 'character'::regtype then 'character varying' when 'character[]'::regtype then 'character varying[]'
        else kind::regtype::text end,
      'required', i <= p.pronargs - p.pronargdefaults, 'variadic', coalesce(mode = 'v', false)) order by i) as list,
    count(*) filter (where coalesce(name, '') = '') as unnamed, count(*) as total,
    (array_agg(kind))[1] as first
  from (
    select name, kind, mode, row_number() over (order by place) as i
    from unnest(p.proargnames, coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargmodes)
      with ordinality as arguments (name, kind, mode, place)
    where kind is not null and coalesce(mode, 'i') in ('i', 'b', 'v')) inputs) parameters on true
where p.prokind = 'f' and p.prorettype <> 'trigger'::regtype and n.nspname = any ($1)
  and (coalesce(parameters.unnamed, 0) = 0 or parameters.total = 1
    and parameters.first in ('bytea'::regtype, 'json'::regtype, 'jsonb'::regtype, 'text'::regtype, 'xml'::regtype))
"""

COMPUTED: Final = """
select coalesce(json_agg(json_build_object(
  'function', json_build_array(n.nspname, p.proname),
  'table', json_build_array(an.nspname, ac.relname), 'foreign', json_build_array(rn.nspname, rc.relname),
  'to_one', not p.proretset or p.prorows = 1)), '[]')
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
join pg_type a on a.oid = p.proargtypes[0]
join pg_class ac on ac.oid = a.typrelid and ac.relkind in ('r', 'v', 'm', 'f', 'p')
join pg_namespace an on an.oid = ac.relnamespace
join pg_type r on r.oid = p.prorettype
join pg_class rc on rc.oid = r.typrelid and rc.relkind in ('r', 'v', 'm', 'f', 'p')
join pg_namespace rn on rn.oid = rc.relnamespace
where p.pronargs = 1
"""

REPRESENTATIONS: Final = """
select coalesce(json_agg(json_build_array(c.castsource::regtype::text, c.casttarget::regtype::text,
  format('%I.%I', n.nspname, p.proname))), '[]')
from pg_cast c
join pg_type s on s.oid = c.castsource join pg_type t on t.oid = c.casttarget
join pg_proc p on p.oid = c.castfunc join pg_namespace n on n.oid = p.pronamespace
where c.castcontext = 'i' and c.castmethod = 'f'
  and (s.typtype = 'd' and c.casttarget in ('json'::regtype, 'text'::regtype)
    or t.typtype = 'd' and c.castsource in ('json'::regtype, 'text'::regtype))
"""

HANDLERS: Final = """
with media as (
  select oid, typnamespace, lower(typname) as name,
    case typname when '*/*' then 'application/octet-stream' else lower(typname) end as resolved
  from pg_type where typbasetype <> 0
    and (typname ~* '^[a-z0-9.-]+/[a-z0-9.\\+-]+$' or typname = '*/*'))
select coalesce(json_agg(handler), '[]') from (
  select json_build_object(
    'function', json_build_array(n.nspname, p.proname),
    'target', case t.typname when 'anyelement' then null else json_build_array(tn.nspname, t.typname) end,
    'media', media.name, 'resolved', media.resolved) as handler
  from media join pg_proc p on p.prorettype = media.oid and p.prokind = 'a' and p.pronargs = 1
  join pg_namespace n on n.oid = p.pronamespace and n.nspname = any ($1)
  join pg_type t on t.oid = p.proargtypes[0] and (t.typname = 'anyelement' or t.typtype = 'c')
  join pg_namespace tn on tn.oid = t.typnamespace
  union all
  select json_build_object(
    'function', json_build_array(mn.nspname, media.name), 'target', json_build_array(n.nspname, p.proname),
    'media', media.name, 'resolved', media.resolved)
  from media join pg_namespace mn on mn.oid = media.typnamespace
  join pg_proc p on p.prorettype = media.oid and p.prokind = 'f' and not p.proretset
  join pg_namespace n on n.oid = p.pronamespace and n.nspname = any ($1)) found
"""

TYPES: Final = """
select coalesce(json_agg(json_build_array(n.nspname, t.typname, format('%I.%I', n.nspname, t.typname),
  case when n.nspname = 'pg_catalog' then format_type(t.oid, null) end)), '[]')
from pg_type t join pg_namespace n on n.oid = t.typnamespace
where t.typtype <> 'p' and (n.nspname = 'pg_catalog' or n.nspname = any ($1))
  and not exists (select from pg_class c where c.oid = t.typrelid and n.nspname = 'pg_catalog')
"""

ROLE_SETTINGS: Final = """
select coalesce(json_agg(json_build_array(r.rolname, split_part(s, '=', 1), substr(s, strpos(s, '=') + 1))), '[]')
from pg_roles r join pg_db_role_setting d on d.setrole = r.oid
  and (d.setdatabase = 0 or d.setdatabase = (select oid from pg_database where datname = current_database()))
cross join unnest(d.setconfig) s
where r.rolname <> current_user and pg_has_role(current_user, r.oid, 'member')
"""

OWN_SETTINGS: Final = """
select coalesce(json_agg(json_build_array(split_part(s, '=', 1), substr(s, strpos(s, '=') + 1)) order by d.setdatabase), '[]')
from pg_db_role_setting d cross join unnest(d.setconfig) s
where d.setrole = (select oid from pg_roles where rolname = current_user)
  and (d.setdatabase = 0 or d.setdatabase = (select oid from pg_database where datname = current_database()))
"""

FINGERPRINT: Final = """
select concat_ws('.',
  (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from pg_class where relkind in ('r', 'v', 'm', 'f', 'p') and relpersistence <> 't'),
  (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from pg_attribute),
  (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from pg_constraint),
  (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from pg_proc),
  (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from pg_rewrite),
  (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from pg_type),
  (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from pg_cast),
  (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from pg_attrdef),
  (select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from pg_db_role_setting))
"""
