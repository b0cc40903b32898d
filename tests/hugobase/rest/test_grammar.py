"""Hypothesis over the grammar: anything is read or refused cleanly, and what is planned prepares on a real Postgres."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from urllib.parse import quote

import asyncpg
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from hugobase import EmbeddedPostgres
from hugobase.rest.catalogue.model import Catalogue
from hugobase.rest.errors import RestError
from hugobase.rest.plan.planner import Asked, Planned, plan_table_read
from hugobase.rest.request import media, prefer, query
from hugobase.rest.request.ranges import row_range
from hugobase.rest.service import Rest
from tests.hugobase.rest.conftest import CONFIG

SYNTAX_ERROR = "42601"
EXPECTED = {"22", "42", "0A"}
"""Classes of errors that a query may meet when it is prepared: wrong data, wrong names or types, unsupported."""

IDENTIFIERS = ("id", "title", "year", "details", "tags", "format", "shown", "words", "name", "nope", '"q u"', "label")
EMBEDS = ("directors", "actors", "posters", "films", "roles", "sequel_of", "best_review", "recent_films", "countries")
CASTS = ("text", "integer", "double precision", "json", "nonsense")
OPERATORS = ("eq", "neq", "gt", "lte", "like", "ilike", "match", "cs", "ov", "sl", "adj", "fts(english)", "wfts")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)


def paths(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    steps = st.sampled_from(["", "", "", "->a", "->>b", "->0", "->-1", "->a->>b"])
    return st.builds(lambda name, step: name + step, st.sampled_from(names), steps)


def columns() -> st.SearchStrategy[str]:
    return st.builds(
        lambda alias, path, cast, aggregate: alias + path + cast + aggregate,
        st.sampled_from(["", "", "x:", '"a b":']),
        paths(IDENTIFIERS),
        st.sampled_from(["", "", *(f"::{cast}" for cast in CASTS)]),
        st.sampled_from(["", "", "", ".sum()", ".count()", ".max()"]),
    )


def selects() -> st.SearchStrategy[str]:
    leaves = st.one_of(columns(), st.just("*"), st.just("count()"))

    def with_embeds(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        embed = st.builds(
            lambda spread, name, extra, items: f"{spread}{name}{extra}({','.join(items)})",
            st.sampled_from(["", "", "...", "e:"]),
            st.sampled_from(EMBEDS),
            st.sampled_from(["", "", "!inner", "!left", "!director_id"]),
            st.lists(inner, max_size=3),
        )
        return st.one_of(leaves, embed)

    items = st.lists(st.recursive(leaves, with_embeds, max_leaves=6), min_size=1, max_size=4)
    return items.map(",".join)


def conditions() -> st.SearchStrategy[str]:
    values = st.one_of(st.sampled_from(["1", "x", "{a,b}", "[1,2)", "*x*", '"q,)"', '{"a":1}']), WORDS)
    plain = st.builds(
        lambda negated, operator, value: f"{negated}{operator}.{value}",
        st.sampled_from(["", "", "not."]),
        st.sampled_from([*OPERATORS, "eq(any)", "like(all)"]),
        values,
    )
    return st.one_of(plain, st.sampled_from(["is.null", "not.is.true", "in.(1,2)", 'in.(a,"b c")', "isdistinct.1"]))


def trees() -> st.SearchStrategy[str]:
    leaf = st.builds(lambda path, condition: f"{path}.{condition}", paths(IDENTIFIERS), conditions())
    branch = st.recursive(
        leaf,
        lambda inner: st.builds(
            lambda operator, items: f"{operator}({','.join(items)})",
            st.sampled_from(["and", "or", "not.and", "not.or"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        max_leaves=5,
    )
    return st.lists(branch, min_size=1, max_size=3).map(lambda items: f"({','.join(items)})")


def parameters() -> st.SearchStrategy[tuple[str, str]]:
    prefix = st.sampled_from(["", "", "", "directors.", "films.", "e."])
    orders = st.lists(
        st.builds(
            lambda path, end: path + end,
            paths((*IDENTIFIERS, "directors(name)")),
            st.sampled_from(["", ".desc", ".asc.nullslast", ".nullsfirst"]),
        ),
        min_size=1,
        max_size=3,
    )
    return st.one_of(
        st.tuples(st.just("select"), selects()),
        st.tuples(st.builds(str.__add__, prefix, paths(IDENTIFIERS)), conditions()),
        st.tuples(st.builds(str.__add__, prefix, st.sampled_from(["or", "and", "not.or"])), trees()),
        st.tuples(st.builds(str.__add__, prefix, st.just("order")), orders.map(",".join)),
        st.tuples(st.builds(str.__add__, prefix, st.sampled_from(["limit", "offset"])), st.integers(-3, 50).map(str)),
        st.tuples(WORDS, WORDS),
    )


QUERIES = st.lists(parameters(), max_size=5).map(
    lambda pairs: "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
)
NOISE = st.text(alphabet="selectfilmsor_and().,:*!->\"'&=%+{}[]0123456789 \\;$ü", max_size=80)


@pytest.fixture(scope="module")
def catalogue(rest: Rest) -> Catalogue:
    assert rest._live.current is not None
    return rest._live.current


@pytest.fixture(scope="module")
async def preparing(cluster: EmbeddedPostgres, cinema: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection that prepares statements, and runs none."""
    connection = await asyncpg.connect(cluster.dsn_for(cinema), statement_cache_size=0)
    await connection.execute("set search_path = cinema, public, extensions")
    yield connection
    await connection.close()


def planned(catalogue: Catalogue, text: str, prefer_count: str = "") -> Planned | None:
    """The plan of a read of films, or None when the query is refused in the protocol's way."""
    try:
        raw = query.read(text, calls=False, max_rows=None)
        row_range(raw.limit, raw.offset, None)
        preferences = prefer.parse(prefer_count, tx_override=False)
        ranged = raw.limit is not None or raw.offset is not None
        parsed = query.parse(raw.shape)
        asked = Asked("GET", "cinema", "films", parsed, (media.JSON,), preferences, ranged, None, len(raw.values))
        return plan_table_read(catalogue, CONFIG, asked)
    except RestError as error:
        refused = error
    assert 300 <= refused.status < 500
    assert set(json.loads(refused.body)) == {"code", "message", "details", "hint"}
    return None


@settings(max_examples=400, deadline=None)
@given(text=st.one_of(NOISE, QUERIES))
def test_anything_is_read_or_refused(catalogue: Catalogue, text: str) -> None:
    planned(catalogue, text)


@settings(max_examples=60, deadline=None)
@given(first=WORDS, second=WORDS)
def test_values_do_not_change_the_plan(catalogue: Catalogue, first: str, second: str) -> None:
    texts = [f"title=eq.{quote(value)}&details->>a=neq.{quote(value)}&limit=3" for value in (first, second)]
    one, other = (planned(catalogue, text) for text in texts)
    assert one is not None
    assert other is not None
    assert one.statement == other.statement
    assert query.read(texts[0], calls=False, max_rows=None).values[0] == first


@settings(max_examples=300, deadline=None)
@given(text=QUERIES, count=st.sampled_from(["", "count=exact", "count=planned"]))
async def test_what_is_planned_prepares(
    catalogue: Catalogue, preparing: asyncpg.Connection, text: str, count: str
) -> None:
    """Names that Postgres does not know and operators that a type lacks are its to refuse; the syntax is ours."""
    plan = planned(catalogue, text, count)
    for statement in (plan.statement, plan.explain) if plan is not None else ():
        if statement is None:
            continue
        code = await refusal(preparing, statement.sql)
        assert code is None or (code[:2] in EXPECTED and code != SYNTAX_ERROR), (code, statement.sql)


async def refusal(connection: asyncpg.Connection, sql: str) -> str | None:
    try:
        await connection.prepare(sql)
    except asyncpg.PostgresError as error:
        return str(error.sqlstate)
    return None
