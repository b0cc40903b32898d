"""Hosted mode: the backend as one process, the product as another, over HTTP and a database address."""

from __future__ import annotations

from pathlib import Path

import httpx
from tests.processes.server import Program, free_port, sign_up


def test_the_product_runs_against_a_backend_elsewhere(tmp_path: Path) -> None:
    backend_port, port = free_port(), free_port()
    backend = ("hugobase", "serve", "--data-dir", str(tmp_path / "backend"), "--port", str(backend_port))
    with Program(backend) as elsewhere:
        url = f"http://127.0.0.1:{backend_port}"
        database = elsewhere.wait_for("postgresql://").split("postgresql://", 1)[1].split()[0]
        anon = elsewhere.wait_for("anon key").split()[-1]
        service = elsewhere.wait_for("service_role key").split()[-1]
        settings = {
            "DATABASE_URL": f"postgresql://{database}",
            "SUPABASE_URL": url,
            "SUPABASE_ANON_KEY": anon,
            "SUPABASE_SERVICE_ROLE_KEY": service,
        }
        with Program(("hugoherbots", "serve", "--port", str(port)), settings) as program:
            program.wait_for("is ready")
            address = f"http://127.0.0.1:{port}"
            assert httpx.get(f"{address}/auth/v1/health").status_code == 404
            client = sign_up(url, {"anon_key": anon}, "hosted@example.com")
            client.base_url = httpx.URL(address)
            scenario = client.get("/api/scenarios").json()["items"][0]
            session = client.post("/api/sessions/start", json={"scenario_id": scenario["id"]}).json()
            turn = client.post(f"/api/sessions/{session['id']}/turns", json={"text": "How many people work here?"})
            assert turn.status_code == 200, turn.text
            done = client.post(f"/api/sessions/{session['id']}/process", json={})
            assert done.status_code == 200, done.text
            assert done.json()["transcript_url"].startswith(url)
            assert client.get(done.json()["transcript_url"]).status_code == 200
