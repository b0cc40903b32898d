"""What machines ask: alive, ready, metrics."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import JSONResponse, Response

from hugoherbots.kit.errors import Problem
from hugoherbots.kit.health import run_checks
from hugoherbots.kit.metrics import CONTENT_TYPE, exposition


async def healthz() -> dict[str, str]:
    """The process is alive."""
    return {"status": "ok"}


async def readyz(request: Request) -> Response:
    """The process can serve: database, migrations, jobs; 503 names what is not ready."""
    readiness = await run_checks(request.app.state.checks)
    body = {"status": "ready" if readiness.ready else "not ready", "checks": readiness.checks}
    return JSONResponse(body, 200 if readiness.ready else 503)


async def metrics(request: Request) -> Response:
    """Metrics for Prometheus; only from this machine, since they tell what is going on."""
    if request.client is not None and request.client.host not in ("127.0.0.1", "::1", "testclient"):
        raise Problem(404, "route_not_found", "Not Found")
    return Response(exposition(), media_type=CONTENT_TYPE)
