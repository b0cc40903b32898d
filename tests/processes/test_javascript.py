"""The official JavaScript client does what the plan's own code does, against the running product."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.processes.server import PATIENCE, keys_of, product

FOLDER = Path(__file__).parent.parent / "javascript"
HERE = shutil.which("node") is not None and (FOLDER / "node_modules" / "@supabase").is_dir()


@pytest.mark.skipif(not HERE and "CI" not in os.environ, reason="Node or the JavaScript client is not installed")
def test_the_plan_s_client_code_works_unchanged(tmp_path: Path) -> None:
    with product(tmp_path / "data", "--no-demo") as (_, address):
        key = keys_of(tmp_path / "data")["anon_key"]
        result = subprocess.run(
            ["node", str(FOLDER / "plan.mjs"), address, key],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip().endswith("ok")
