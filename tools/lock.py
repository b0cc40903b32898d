"""Writes requirements/*.txt: every dependency with its version and hashes, and the host of no registry."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGETS = {"run.txt": ("build",), "dev.txt": ("build", "dev")}
OPTIONS = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--no-header", "--upgrade")


def main() -> None:
    for name, extras in TARGETS.items():
        wanted = [part for extra in extras for part in ("--extra", extra)]
        command = [sys.executable, "-m", "uv", "pip", "compile", "-q", *OPTIONS, "--no-emit-index-url", *wanted]
        subprocess.run([*command, "pyproject.toml", "-o", f"requirements/{name}"], cwd=ROOT, check=True)  # noqa: S603 -- our own arguments


if __name__ == "__main__":
    main()
