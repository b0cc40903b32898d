-- Functions that are columns, relations, and calls.
create function cinema.label(cinema.films) returns text stable language sql as $$ select $1.title || ' (' || coalesce($1.year::text, '?') || ')' $$;
create function cinema.best_review(cinema.films) returns setof cinema.reviews rows 1 stable language sql as
  $$ select * from cinema.reviews where film_id = $1.id order by stars desc, id limit 1 $$;
create function cinema.compatriots(cinema.directors) returns setof cinema.directors stable language sql as
  $$ select * from cinema.directors where country_code = $1.country_code and id <> $1.id $$;

create function cinema.add(a integer, b integer default 10) returns integer immutable language sql as $$ select a + b $$;
create function cinema.greet(name text) returns text stable language sql as $$ select 'Hello ' || name $$;
create function cinema.films_of(year integer) returns setof cinema.films stable language sql as $$ select * from cinema.films f where f.year = $1 order by id $$;
create function cinema.film(id integer) returns cinema.films stable language sql as $$ select * from cinema.films f where f.id = $1 $$;
create function cinema.numbers(up_to integer) returns setof integer immutable language sql as $$ select generate_series(1, up_to) $$;
create function cinema.extent(out low integer, out high integer) stable language sql as $$ select min(year), max(year) from cinema.films $$;
create function cinema.pairs() returns table (left_part integer, right_part text) stable language sql as $$ values (1, 'one'), (2, 'two') $$;
create function cinema.nothing() returns void language sql as $$ select $$;
create function cinema.joined(variadic words text[]) returns text immutable language sql as $$ select array_to_string(words, '-') $$;
create function cinema.total(numbers integer[]) returns bigint immutable language sql as $$ select sum(n) from unnest(numbers) n $$;
create function cinema.echo(json) returns json immutable language sql as $$ select $1 $$;
create function cinema.shout(text) returns text immutable language sql as $$ select upper($1) $$;
create function cinema.size_of(bytea) returns integer immutable language sql as $$ select length($1) $$;
create function cinema.which(a integer) returns text immutable language sql as $$ select 'one' $$;
create function cinema.which(a integer, b integer) returns text immutable language sql as $$ select 'two' $$;
create function cinema.unclear(a integer) returns integer immutable language sql as $$ select 1 $$;
create function cinema.unclear(a text) returns integer immutable language sql as $$ select 2 $$;
create function cinema.counted(name text) returns integer language sql as
  $$ insert into cinema.counters values (name, 1) on conflict (name) do update set value = cinema.counters.value + 1 returning value $$;
create function cinema.stable_write() returns void stable language plpgsql as $$ begin insert into cinema.keyless values (1); end $$;
create function cinema.sleepy(seconds numeric) returns void language plpgsql set statement_timeout = '100ms' as $$ begin perform pg_sleep(seconds); end $$;
create function cinema.slow(seconds numeric) returns void language sql as $$ select pg_sleep(seconds) $$;

create function cinema.refuse() returns void language plpgsql as $$ begin raise 'No' using detail = 'Because.', hint = 'Ask later.'; end $$;
create function cinema.teapot() returns void language plpgsql as $$ begin raise sqlstate 'PT418' using message = 'Short and stout'; end $$;
create function cinema.payment() returns void language plpgsql as $$ begin raise sqlstate 'PGRST' using
  message = '{"code": "123", "message": "Payment required", "details": "Quota", "hint": "Pay"}',
  detail = '{"status": 402, "headers": {"X-Powered-By": "Nerd rage"}}'; end $$;
create function cinema.bad_raise() returns void language plpgsql as $$ begin raise sqlstate 'PGRST' using message = 'no json', detail = '{}'; end $$;
create function cinema.with_headers() returns text language plpgsql as $$ begin
  perform set_config('response.headers', '[{"X-Film": "yes"}, {"Cache-Control": "no-store"}]', true);
  perform set_config('response.status', '202', true);
  return 'ok'; end $$;
create function cinema.bad_headers() returns text language plpgsql as $$ begin perform set_config('response.headers', '{"a": 1}', true); return ''; end $$;
create function cinema.bad_status() returns text language plpgsql as $$ begin perform set_config('response.status', 'soon', true); return ''; end $$;
create function cinema.setting(name text) returns text stable language sql as $$ select current_setting(name, true) $$;
create function cinema.claims() returns json stable language sql as $$ select current_setting('request.jwt.claims', true)::json $$;
create function cinema.who() returns text stable language sql as $$ select current_user::text $$;
create function cinema.now_in_zone() returns text stable language sql as $$ select timestamptz '2024-06-01 12:00+00' :: text $$;
create function cinema.private_word() returns text stable language sql as $$ select word from vault.secrets limit 1 $$;
create function cinema.watch() returns trigger language plpgsql as $$ begin return new; end $$;

-- Media types: a page, anything at all, and a list of films.
create domain cinema."text/html" as text;
create domain cinema."*/*" as bytea;
create domain cinema."application/vnd.films" as text;
create function cinema.page() returns cinema."text/html" stable language sql as $$ select '<h1>Films</h1>'::cinema."text/html" $$;
create function cinema.anything() returns cinema."*/*" stable language sql as $$ select '\x00ff'::bytea::cinema."*/*" $$;
create function cinema.listed_next(state cinema."application/vnd.films", next cinema.films) returns cinema."application/vnd.films"
  immutable language sql as $$ select (state || next.title || ';')::cinema."application/vnd.films" $$;
create aggregate cinema.listed(cinema.films) (sfunc = cinema.listed_next, stype = cinema."application/vnd.films", initcond = '');

-- A domain that is shown and read in its own way: a length as "3 m".
create domain cinema.length as integer;
create function cinema.json(cinema.length) returns json immutable language sql as $$ select to_json($1::integer || ' m') $$;
create function cinema.length(json) returns cinema.length immutable language sql as $$ select split_part($1 #>> '{}', ' ', 1)::integer::cinema.length $$;
create function cinema.length(text) returns cinema.length immutable language sql as $$ select split_part($1, ' ', 1)::integer::cinema.length $$;
create cast (cinema.length as json) with function cinema.json(cinema.length) as implicit;
create cast (json as cinema.length) with function cinema.length(json) as implicit;
create cast (text as cinema.length) with function cinema.length(text) as implicit;
create table cinema.screens (id integer primary key, width cinema.length);
