"""A process that serves hugobase's REST for the benchmark: `python -m benchmarks.rest_ours DSN KEYS PORT`."""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn

from hugobase.keys import load_or_create
from hugobase.rest.routes import make_rest
from hugobase.tokens import Verifier

if __name__ == "__main__":
    dsn, keys, port = sys.argv[1:]
    app = make_rest(dsn, verifier=Verifier(load_or_create(Path(keys))))
    uvicorn.run(app, port=int(port), log_level="warning", access_log=False, lifespan="on")
