"""Hosted mode: the backend as one process, the product as another, over HTTP and a database address."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx

from hugobase import EmbeddedPostgres
from tests.processes.server import Program, free_port, run_once, sign_up


async def test_the_product_runs_against_a_backend_elsewhere(
    tmp_path: Path,
    cluster: EmbeddedPostgres,
    new_database: Callable[[], Awaitable[str]],
    clients: contextlib.ExitStack,
) -> None:
    database = cluster.dsn_for(await new_database())
    backend_port, port = free_port(), free_port()
    url, address = f"http://127.0.0.1:{backend_port}", f"http://127.0.0.1:{port}"
    folder = ("--data-dir", str(tmp_path / "backend"))
    backend = ("hugobase", "serve", *folder, "--port", str(backend_port), "--database-url", database)
    with Program(backend) as elsewhere:
        elsewhere.wait_for("Ctrl-C")
        keys = json.loads(run_once("hugobase", "keys", *folder, "--json").stdout)
        settings = {
            "DATABASE_URL": database,
            "SUPABASE_URL": url,
            "SUPABASE_ANON_KEY": keys["anon_key"],
            "SUPABASE_SERVICE_ROLE_KEY": keys["service_role_key"],
        }
        with Program(("hugoherbots", "serve", "--port", str(port)), settings) as program:
            program.wait_for("is ready")
            practise(sign_up(clients, url, keys, "hosted@example.com"), address, url)


def practise(client: httpx.Client, address: str, storage: str) -> None:
    """The main job, with the token that the backend elsewhere gave."""
    client.base_url = httpx.URL(address)
    assert client.get("/auth/v1/health").status_code == 404
    scenario = client.get("/api/scenarios").json()["items"][0]
    session = client.post("/api/sessions/start", json={"scenario_id": scenario["id"]}).json()
    turn = client.post(f"/api/sessions/{session['id']}/turns", json={"text": "How many people work here?"})
    assert turn.status_code == 200, turn.text
    done = client.post(f"/api/sessions/{session['id']}/process", json={})
    assert done.status_code == 200, done.text
    assert done.json()["transcript_url"].startswith(storage)
    assert client.get(done.json()["transcript_url"]).status_code == 200
