"""Requests of any kind, at random: each has an answer of the protocol, and none is a fault of ours."""

from __future__ import annotations

import json
from urllib.parse import quote

import httpx
import hypothesis.strategies as st
from hypothesis import given, settings

from tests.hugobase.rest.test_grammar import NOISE, QUERIES

OUR_FAULT = 500
CHOSEN_BY_THE_DATABASE = {"P0001", "21000", "54000", "54001", "57014", "PGRST111", "PGRST112", "PGRST121"}
"""A function that raises, a limit of Postgres itself: the protocol answers these with a status of 500."""

PATHS = st.one_of(
    st.sampled_from(
        ["/films", "/notes", "/counters", "/reviews", "/hidden", "/rpc/add", "/rpc/echo", "/rpc/numbers", "/", "/nope"]
    ),
    st.text("abc/rpc%20\"'üfilms.", max_size=20).map(lambda text: f"/{text}"),
)
HEADERS = st.dictionaries(
    st.sampled_from(
        ["Accept", "Prefer", "Range", "Content-Type", "Accept-Profile", "Content-Profile", "Authorization"]
    ),
    st.one_of(
        st.sampled_from(
            [
                *("application/json", "text/csv", "application/vnd.pgrst.object+json", "application/vnd.pgrst.plan"),
                *("return=representation", "count=exact", "resolution=merge-duplicates", "handling=strict, x"),
                *("missing=default, return=representation", "timezone=x", "max-affected=1, handling=strict"),
                *("0-1", "5-1", "archive", "text/plain", "application/octet-stream", "Bearer x.y.z"),
                *("application/x-www-form-urlencoded", 'application/vnd.pgrst.plan+json;for="text/csv"'),
            ]
        ),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30).map(str.strip),
    ),
    max_size=4,
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.floats(allow_nan=False), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "a", "b", "body", "name", "value", "up_to", "rank"]), inner, max_size=3),
    ),
    max_leaves=6,
)
BODIES = st.one_of(JSON.map(lambda value: json.dumps(value).encode()), st.binary(max_size=30), NOISE.map(str.encode))


@settings(max_examples=500, deadline=None)
@given(
    method=st.sampled_from(["GET", "GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS", "TRACE"]),
    path=PATHS,
    query=st.one_of(NOISE, QUERIES),
    headers=HEADERS,
    body=BODIES,
)
async def test_every_request_has_an_answer(
    client: httpx.AsyncClient, method: str, path: str, query: str, headers: dict[str, str], body: bytes
) -> None:
    url = httpx.URL("http://rest", path=path, query=quote(query, safe="%query=query.encode())=()*!:,.+;").encode())
    answer = await client.request(method, url, headers=headers, content=body)
    if answer.status_code >= 300 and method != "HEAD":
        found = answer.json()
        assert set(found) == {"code", "message", "details", "hint"}
        assert answer.status_code < OUR_FAULT or found["code"] in CHOSEN_BY_THE_DATABASE, found
    else:
        assert answer.status_code < OUR_FAULT or method == "HEAD"
