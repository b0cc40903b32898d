"""OPTIONS: what may be done with a table, a function or the root; and CORS for browsers."""

from collections.abc import Sequence

from hugobase.rest.catalogue.model import Routine, Table
from hugobase.rest.respond.answers import Answer, Headers

EXPOSED = (
    "Content-Encoding, Content-Location, Content-Range, Content-Type, Date, Location, Server, "
    "Transfer-Encoding, Range-Unit"
)
SIMPLE = ("Accept", "Accept-Language", "Content-Language")
"""Headers that need no leave, named all the same."""

METHODS = "GET, POST, PATCH, PUT, DELETE, OPTIONS, HEAD"


def for_table(table: Table) -> Answer:
    allowed = ["OPTIONS", "GET", "HEAD"]
    if table.insertable:
        allowed.append("POST")
    if table.insertable and table.updatable and table.primary_key:
        allowed.append("PUT")
    if table.updatable:
        allowed.append("PATCH")
    if table.deletable:
        allowed.append("DELETE")
    return _allow(",".join(allowed))


def for_routine(routine: Routine) -> Answer:
    return _allow("OPTIONS,POST" if routine.volatility == "v" else "OPTIONS,GET,HEAD,POST")


def for_root() -> Answer:
    return _allow("OPTIONS,GET,HEAD")


def _allow(methods: str) -> Answer:
    return Answer(200, [(b"access-control-allow-origin", b"*"), (b"allow", methods.encode())])


def cors(origin: str, allowed: Sequence[str]) -> Headers:
    """The headers of an answer to a page of this origin; none when it may not read it."""
    if "*" in allowed:
        return [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", EXPOSED.encode())]
    if origin not in allowed:
        return []
    return [
        (b"access-control-allow-origin", origin.encode("latin-1")),
        (b"access-control-allow-credentials", b"true"),
        (b"access-control-expose-headers", EXPOSED.encode()),
        (b"vary", b"Origin"),
    ]


def preflight(origin: str, asked_headers: str, allowed: Sequence[str]) -> Answer:
    asked = ", ".join(["Authorization", *(name.strip() for name in asked_headers.split(",") if name.strip()), *SIMPLE])
    headers = cors(origin, allowed)
    if headers:
        headers += [
            (b"access-control-allow-methods", METHODS.encode()),
            (b"access-control-allow-headers", asked.encode("latin-1", "replace")),
            (b"access-control-max-age", b"86400"),
        ]
    return Answer(200, headers)
