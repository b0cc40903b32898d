"""The official JavaScript client, unchanged, in Node over a real port; what it checks is in client.mjs."""

from __future__ import annotations

import asyncio
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "javascript" / "package.json"


async def test_supabase_js(served: str, tokens: dict[str, str]) -> None:
    program = await asyncio.create_subprocess_exec(
        "node",
        str(HERE / "client.mjs"),
        str(PACKAGE),
        served,
        tokens["anon"],
        tokens["ann"],
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await program.communicate()
    assert program.returncode == 0, output.decode()
    assert output.decode().count("ok ") == (HERE / "client.mjs").read_text(encoding="utf-8").count("  async '")
