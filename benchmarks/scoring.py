"""From the end of a session of 25 turns to its score."""

from __future__ import annotations

import asyncio
import itertools
import tempfile
import time
from pathlib import Path

import httpx

from benchmarks.serving import serving, signed_in
from benchmarks.turns import Talk, seller_turns

TURNS = 25
TRIES = 5


async def measure(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=30) as http:
        headers = await signed_in(address, 1, http)
        listed = await http.get("/api/scenarios", params={"language": "en"}, headers=headers)
        scenarios = [item["id"] for item in listed.json()["items"]]
        words = itertools.cycle(seller_turns())
        taken, counts = [], []
        for number in range(TRIES):
            talk = Talk(http, headers, scenarios[number % len(scenarios) :])
            said = 0
            while said < TURNS and await talk.turn(next(words)) is not None and talk.session:
                said += 1
                session = talk.session
            transcript = await http.get(f"/api/sessions/{session}/transcript", headers=headers)
            spoken = transcript.json()["turns"]
            body = {"transcript": (spoken * (2 * TURNS))[: 2 * TURNS]}
            began = time.perf_counter()
            answer = await http.post(f"/api/sessions/{session}/process", json=body, headers=headers)
            answer.raise_for_status()
            taken.append(time.perf_counter() - began)
            counts.append(said)
        print(
            f"transcripts of {TURNS} seller turns, detection included: slowest {max(taken):.2f} s, of {TRIES} (aim: under 1)"
        )


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hugo-bench-") as folder, serving(Path(folder) / "data") as server:
        asyncio.run(measure(server.address))
