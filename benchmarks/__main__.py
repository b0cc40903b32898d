"""Runs the benchmarks that are named, or all of them, and prints their figures."""

from __future__ import annotations

import importlib
import os
import platform
import sys
from pathlib import Path

NAMES = ("start", "turns", "scoring", "detection", "rest")


def machine() -> str:
    """What the figures were measured on."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return f"{os.cpu_count()} cores of {model}, Python {platform.python_version()}, {platform.system()}"


def main() -> None:
    wanted = sys.argv[1:] or NAMES
    print(f"# {machine()}")
    for name in wanted:
        print(f"\n## {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()


main()
