"""The product as an operator meets it: it starts, says where it is, survives what happens, and stops."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import stat
import threading
from pathlib import Path

import httpx
import psutil
import pytest

from tests.ended import runs
from tests.processes.server import PATIENCE, client_for, free_port, keys_of, product, run_once, sign_up

ROUNDS = 4


def started(client: httpx.Client) -> str:
    scenario = client.get("/api/scenarios").json()["items"][0]
    answer = client.post("/api/sessions/start", json={"scenario_id": scenario["id"]})
    assert answer.status_code == 201, answer.text
    session_id: str = answer.json()["id"]
    return session_id


def test_it_serves_says_where_and_stops_cleanly(tmp_path: Path) -> None:
    with product(tmp_path / "data", "--no-demo") as (program, address):
        assert httpx.get(f"{address}/healthz").json() == {"status": "ok"}
        ready = httpx.get(f"{address}/readyz")
        assert ready.json() == {"status": "ready", "checks": {"database": "ok", "migrations": "ok", "jobs": "ok"}}
        found = keys_of(tmp_path / "data")
        said = [program.wait_for("Supabase URL"), program.wait_for("anon key"), program.wait_for("Ctrl-C")]
        assert address in said[0]
        assert found["anon_key"] in said[1]
        assert found["url"] == address
        assert found["service_role_key"] not in "\n".join(program.printed)
        assert stat.S_IMODE((tmp_path / "data" / "keys.json").stat().st_mode) == 0o600
        assert program.process is not None
        children = psutil.Process(program.process.pid).children(recursive=True)
        assert program.stop() == 0
    assert [child for child in psutil.wait_procs(children, timeout=5)[1] if runs(child)] == []


def test_nothing_that_was_answered_is_lost_when_the_process_is_killed(
    tmp_path: Path, clients: contextlib.ExitStack
) -> None:
    """Kills the process while a seller is talking, again and again; what was answered is there after the next start."""
    heard: list[str] = []
    session_id, headers = "", {}
    for number in range(ROUNDS):
        with product(tmp_path / "data", "--no-demo") as (program, address):
            if number == 0:
                client = sign_up(clients, address, keys_of(tmp_path / "data"), "crash@example.com")
                headers = {"Authorization": client.headers["authorization"]}
                session_id = started(client)
            client = client_for(clients, address, headers)
            said = client.get(f"/api/sessions/{session_id}/transcript").json()["turns"]
            texts = [turn["text"] for turn in said if turn["speaker"] == "seller"]
            assert set(heard) <= set(texts)
            assert [turn["speaker"] for turn in said] == ["customer", *["seller", "customer"] * len(texts)]
            timer = threading.Timer(0.3 + 0.1 * number, program.kill)
            timer.start()
            heard += talk(client, session_id, number)
            timer.join()
    assert heard


def talk(client: httpx.Client, session_id: str, round_number: int) -> list[str]:
    """Talks until the server is gone; answers what the customer answered to."""
    answered = []
    for number in range(1000):
        text = f"How many people work on team {round_number}-{number}?"
        try:
            answer = client.post(f"/api/sessions/{session_id}/turns", json={"text": text})
        except httpx.HTTPError:
            break
        if answer.status_code == 409:
            break
        assert answer.status_code == 200, answer.text
        answered.append(text)
    return answered


def test_it_goes_on_when_postgres_is_killed(tmp_path: Path, clients: contextlib.ExitStack) -> None:
    with product(tmp_path / "data", "--no-demo") as (program, address):
        client = sign_up(clients, address, keys_of(tmp_path / "data"), "postgres@example.com")
        session_id = started(client)
        assert program.process is not None
        for child in psutil.Process(program.process.pid).children(recursive=True):
            if child.name().startswith("postgres"):
                os.kill(child.pid, signal.SIGKILL)
                break
        answer = client.post(f"/api/sessions/{session_id}/turns", json={"text": "Good morning."})
        if answer.status_code == 503:
            answer = client.post(f"/api/sessions/{session_id}/turns", json={"text": "Good morning."})
        assert answer.status_code == 200, answer.text


def test_the_demo_s_seller_finds_his_sessions(tmp_path: Path) -> None:
    """Logs in with what is printed, after the first of the demo's sessions is there; a second start prints the same."""
    said = []
    for _ in range(2):
        with product(tmp_path / "data") as (program, address):
            line = program.wait_for("(seller)")
            said.append(line)
            email, password = line.split(" as ")[1].split(" (")[0].split(" with ")
            token = httpx.post(
                f"{address}/auth/v1/token?grant_type=password", json={"email": email, "password": password}
            ).json()["access_token"]
            found = first_session(address, token)
            assert found["status"] == "completed"
            assert found["score"] is not None
    assert said[0] == said[1]


def first_session(address: str, token: str) -> dict[str, object]:
    """Asks until a session is there; every question is a request, and their number is bounded."""
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=PATIENCE) as client:
        for _ in range(2000):
            items = client.get("/api/sessions", params={"status": "completed"}).json()["items"]
            if items:
                first: dict[str, object] = items[0]
                return first
    raise AssertionError("no session of the demo was made")


def test_a_second_process_on_one_folder_is_refused(tmp_path: Path) -> None:
    with product(tmp_path / "data", "--no-demo"):
        refused = run_once("hugoherbots", "serve", "--data-dir", str(tmp_path / "data"), "--port", str(free_port()))
    assert refused.returncode != 0
    assert "in use" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_port_that_is_taken_is_refused(tmp_path: Path) -> None:
    with product(tmp_path / "one", "--no-demo") as (_, address):
        port = address.rsplit(":", 1)[1]
        refused = run_once("hugoherbots", "serve", "--data-dir", str(tmp_path / "two"), "--port", port)
    assert refused.returncode != 0
    assert f"Port {port}" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_folder_of_another_major_postgres_is_refused(tmp_path: Path) -> None:
    with product(tmp_path / "data", "--no-demo"):
        pass
    version = tmp_path / "data" / "postgres" / "PG_VERSION"
    version.write_text("12\n")
    refused = run_once("hugoherbots", "serve", "--data-dir", str(tmp_path / "data"), "--port", str(free_port()))
    assert refused.returncode != 0
    assert "12" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    refused = run_once("hugoherbots", "serve", "--data-dir", str(folder / "data"), "--port", str(free_port()))
    assert refused.returncode != 0
    assert "Traceback" not in refused.stderr


def test_a_wrong_setting_is_one_sentence(tmp_path: Path) -> None:
    refused = run_once("hugoherbots", "serve", "--data-dir", str(tmp_path), HUGO_LOG_LEVEL="loud")
    assert refused.returncode != 0
    assert "HUGO_LOG_LEVEL" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_keys_are_json_for_programs(tmp_path: Path) -> None:
    first, second = keys_of(tmp_path), keys_of(tmp_path)
    assert first == second
    assert set(first) == {"url", "anon_key", "service_role_key"}
    assert json.dumps(first).count("eyJ") >= 2
