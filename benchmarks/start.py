"""From the command to the first healthy answer, on a new data folder and on one that exists; memory after a role-play."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import httpx

from benchmarks.serving import Server, serving, signed_in

LATER_STARTS = 3
QUESTIONS = (
    "Thanks for your time. I would like to ask a few questions first; is that all right with you?",
    "How many people work here?",
    "And how do you feel about the way it goes now?",
    "What have you tried before?",
    "So if I hear you well, it costs you more than it should. Is that right?",
    "What would it mean for you if that were solved?",
)


async def role_play(server: Server) -> None:
    async with httpx.AsyncClient(base_url=server.address, timeout=30) as http:
        headers = await signed_in(server.address, 1, http)
        scenarios = (await http.get("/api/scenarios", headers=headers)).json()["items"]
        body = {"scenario_id": scenarios[0]["id"]}
        session = (await http.post("/api/sessions/start", json=body, headers=headers)).json()
        for text in QUESTIONS:
            url = f"/api/sessions/{session['id']}/turns"
            (await http.post(url, json={"text": text}, headers=headers)).raise_for_status()
        (await http.post(f"/api/sessions/{session['id']}/process", json={}, headers=headers)).raise_for_status()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hugo-bench-") as folder:
        data = Path(folder) / "data"
        with serving(data) as server:
            print(f"first start to ready: {server.healthy_after:.2f} s (aim: under 5)")
            asyncio.run(role_play(server))
            print(f"memory of the whole stack after a role-play: {server.resident_megabytes():.0f} MB (aim: under 350)")
        times = []
        for _ in range(LATER_STARTS):
            with serving(data) as server:
                times.append(server.healthy_after)
        print(f"later starts to ready: {', '.join(f'{item:.2f}' for item in times)} s (aim: under 2.5)")
