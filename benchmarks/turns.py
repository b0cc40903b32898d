"""Latency of a turn with 1, 10 and 50 talks going on at once, and the highest rate before it suffers."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import tempfile
import time
from pathlib import Path

import httpx

from benchmarks.serving import percentile, serving, signed_in

PAUSE = 3.0
SECONDS = 20.0
LIMIT = 0.25
CORPUS = Path(__file__).parent.parent / "corpus"


def seller_turns() -> list[str]:
    """What sellers say: turns of the corpus, of every length."""
    found = [
        line.split("]: ", 1)[1].strip()
        for path in sorted(CORPUS.glob("en/*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("S [")
    ]
    random.Random(7).shuffle(found)
    return found


class Talk:
    """One seller with a session, who starts another one when his customer is gone."""

    def __init__(self, http: httpx.AsyncClient, headers: dict[str, str], scenarios: list[str]) -> None:
        self.http = http
        self.headers = headers
        self.scenarios = itertools.cycle(scenarios)
        self.session: str | None = None

    async def turn(self, text: str) -> float | None:
        """Seconds to the end of the answer; None when the talk was over and a new one began."""
        if self.session is None:
            body = {"scenario_id": next(self.scenarios)}
            answer = await self.http.post("/api/sessions/start", json=body, headers=self.headers)
            answer.raise_for_status()
            self.session = answer.json()["id"]
        began = time.perf_counter()
        answer = await self.http.post(f"/api/sessions/{self.session}/turns", json={"text": text}, headers=self.headers)
        taken = time.perf_counter() - began
        if answer.status_code == 409:
            self.session = None
            return None
        answer.raise_for_status()
        if json.loads(answer.content)["state"]["ended"]:
            self.session = None
        return taken


async def paced(talks: list[Talk], words: itertools.cycle[str], pause: float, seconds: float) -> list[float]:
    """All talks at once, each with its pause between turns; the times of all turns."""
    taken: list[float] = []
    ends = time.perf_counter() + seconds

    async def go_on(talk: Talk, first: float) -> None:
        await asyncio.sleep(first)
        while time.perf_counter() < ends:
            time_of_turn = await talk.turn(next(words))
            if time_of_turn is not None:
                taken.append(time_of_turn)
            await asyncio.sleep(pause)

    await asyncio.gather(*(go_on(talk, pause * number / len(talks)) for number, talk in enumerate(talks)))
    return taken


async def measure(address: str) -> None:
    limits = httpx.Limits(max_connections=200)
    async with httpx.AsyncClient(base_url=address, timeout=30, limits=limits) as http:
        people = [await signed_in(address, number, http) for number in range(50)]
        listed = await http.get("/api/scenarios", params={"language": "en"}, headers=people[0])
        scenarios = [item["id"] for item in listed.json()["items"]]
        words = itertools.cycle(seller_turns())
        talks = [Talk(http, headers, scenarios) for headers in people]
        await paced(talks[:2], words, 0.0, 3.0)
        for count in (1, 10, 50):
            taken = await paced(talks[:count], words, PAUSE if count > 1 else 0.2, SECONDS)
            figures = ", ".join(f"p{share} {1000 * percentile(taken, share / 100):.0f} ms" for share in (50, 95, 99))
            print(f"{count} talks at once: {figures} over {len(taken)} turns", flush=True)
        for count in (1, 2, 4, 8, 16):
            taken = await paced(talks[:count], words, 0.0, 6.0)
            slowest = percentile(taken, 0.95)
            print(f"as fast as {count} can: {len(taken) / 6:.0f} turns/s, p95 {1000 * slowest:.0f} ms", flush=True)
            if slowest > LIMIT:
                break


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hugo-bench-") as folder, serving(Path(folder) / "data") as server:
        asyncio.run(measure(server.address))
        print(f"memory after all of it: {server.resident_megabytes():.0f} MB")
