insert into cinema.countries values ('gb', 'United Kingdom'), ('us', 'United States'), ('nz', 'New Zealand');
insert into cinema.directors values
  (1, 'Ridley Scott', '1937-11-30', 'gb'), (2, 'James Cameron', '1954-08-16', null), (3, 'Peter Jackson', '1961-10-31', 'nz'),
  (4, 'Alfred Hitchcock', '1899-08-13', 'gb'), (5, 'Nobody', null, 'us');
insert into cinema.films (id, title, year, rating, format, tags, details, raw, shown, director_id, sequel_of) values
  (1, 'Alien', 1979, 8.5, 'reel', '{space,horror}', '{"crew": {"size": 7, "ship": "Nostromo"}, "awards": ["Oscar", "Hugo"]}', '{"a": 1}', '[2024-01-01,2024-02-01)', 1, null),
  (2, 'Aliens', 1986, 8.4, 'reel', '{space,war}', '{"crew": {"size": 12}, "awards": []}', null, '[2024-02-01,2024-03-01)', 2, 1),
  (3, 'Blade Runner', 1982, 8.1, 'digital', '{noir}', '{"crew": null}', null, '[2024-03-01,2024-04-01)', 1, null),
  (4, 'The Fellowship of the Ring', 2001, 8.9, 'digital', '{fantasy}', '{"hours": 3.0}', null, null, 3, null),
  (5, 'The Two Towers', 2002, 8.8, 'digital', '{fantasy,war}', '{}', null, null, 3, 4),
  (6, 'Rear Window', 1954, 8.5, 'tape', '{}', '{}', null, null, 4, null),
  (7, 'Untitled, (a "draft")', null, null, 'tape', '{"a,b"}', '{}', null, null, null, null);
insert into cinema.actors values (1, 'Sigourney Weaver'), (2, 'Harrison Ford'), (3, 'Ian McKellen'), (4, 'Grace Kelly');
insert into cinema.roles values (1, 1, 'Ripley'), (2, 1, 'Ripley'), (3, 2, 'Deckard'), (4, 3, 'Gandalf'), (5, 3, 'Gandalf'), (6, 4, 'Lisa');
insert into cinema.posters values (1, 70, '\x0102'), (3, 60, null);
insert into cinema.reviews (id, film_id, author, stars, body, public) values
  (1, 1, '00000000-0000-0000-0000-00000000000a', 5, 'Scary', true), (2, 1, '00000000-0000-0000-0000-00000000000b', 4, 'Good', true),
  (3, 2, '00000000-0000-0000-0000-00000000000a', 3, 'Loud', false), (4, 3, '00000000-0000-0000-0000-00000000000b', 5, null, true);
alter table cinema.reviews alter column id restart with 100;
insert into cinema.cities values (1, 'London'), (2, 'Wellington'), (3, 'Los Angeles');
insert into cinema.shipments values (1, 1, 2, 1), (2, 3, 1, 2), (3, 2, 2, null);
insert into cinema.seats values ('A', 1, true), ('A', 2, false), ('B', 1, false);
insert into cinema.bookings (id, hall, seat, guest, paid) values (1, 'A', 1, 'Ann', true), (2, 'A', 2, 'Bob', false), (3, null, null, 'Cy', null);
insert into cinema.tickets values (1, 1, 10), (2, 1, 12.5), (1, 2, 8);
insert into cinema.notes (id, body, done, rank) values (1, 'one', false, 1), (2, 'two', true, 2), (3, 'three', false, null);
alter table cinema.notes alter column id restart with 100;
insert into cinema.counters values ('visits', 5), ('errors', 0);
insert into cinema.keyless values (1, 'x'), (1, 'x'), (2, null);
insert into cinema."odd names" values (1, 'dash', 'quote', 'umlaut');
insert into vault.secrets values (1, 1, 'xenomorph');
insert into cinema.hidden values (1, 'secret', 'shown');
insert into cinema.screens values (1, 12), (2, 8);
insert into archive.boxes values (1, 'old'), (2, 'older');
insert into archive.reels values (1, 1);
refresh materialized view cinema.decades;

grant usage on schema cinema, archive to anon, authenticated, service_role;
grant select on all tables in schema cinema to anon;
grant all on all tables in schema cinema, archive to authenticated, service_role;
grant usage on all sequences in schema cinema to anon, authenticated, service_role;
grant insert, update, delete on cinema.notes, cinema.counters, cinema.keyless, cinema.screens, cinema.bookings to anon;
grant select on all tables in schema archive to anon;
revoke all on cinema.hidden from anon, authenticated;
grant select (id, shown) on cinema.hidden to anon, authenticated;
revoke execute on function cinema.add from public;
grant execute on function cinema.add to anon, authenticated, service_role;
revoke execute on function cinema.greet from public;
grant execute on function cinema.greet to authenticated;
analyze;
