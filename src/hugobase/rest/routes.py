"""make_rest: /rest/v1 as an ASGI application, to be mounted where its address should be."""

from hugobase.rest.config import RestConfig
from hugobase.rest.service import Rest
from hugobase.tokens import Verifier

__all__ = ["Rest", "RestConfig", "make_rest"]


def make_rest(dsn: str, *, verifier: Verifier, config: RestConfig | None = None) -> Rest:
    """`dsn` is the login that becomes the caller's role; `verifier` may be shared with the other services.

    Mount it (`Mount("/rest/v1", app=rest)`), `await rest.start()` before the first request or leave that to the first
    request, and `await rest.stop()` at the end.
    """
    return Rest(dsn, verifier, config)
