"""What the repository may not contain: a registry's host, a path of a machine, a secret, an exemption without a reason."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.architecture.source import ROOT

FILES = [
    path
    for path in (
        ROOT / line
        for line in subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.splitlines()
    )
    if path.is_file() and path.suffix not in (".png", ".npz", ".ico", ".wav", ".woff2")
]
REGISTRY_HOSTS = ("pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "deb." + "debian.org")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|home/\w+|work|Users/\w+)/[\w.]")
SECRET = re.compile(r"sk-[A-Za-z0-9]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|eyJ[\w-]{20,}\.eyJ[\w-]{20,}\.")
BARE_EXEMPTION = re.compile(r"#\s*(?:noqa(?!: [A-Z])|type: ignore(?!\[))")
UNEXPLAINED = re.compile(r"#\s*(?:noqa: [A-Z0-9, ]+|type: ignore\[[\w, -]+\])\s*$")


@pytest.mark.skipif(not FILES, reason="not a git checkout")
def test_no_host_of_a_registry() -> None:
    assert [path for path in FILES if any(host in path.read_text(encoding="utf-8") for host in REGISTRY_HOSTS)] == []


def test_no_path_of_a_machine() -> None:
    wrong = [
        (str(path), found[0]) for path in FILES if (found := MACHINE_PATH.search(path.read_text(encoding="utf-8")))
    ]
    assert wrong == []


def test_no_secret() -> None:
    assert [path for path in FILES if SECRET.search(path.read_text(encoding="utf-8"))] == []


def test_every_exemption_says_why() -> None:
    wrong = [
        (str(path.relative_to(ROOT)), number)
        for path in FILES
        if path.suffix == ".py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if BARE_EXEMPTION.search(line) or UNEXPLAINED.search(line)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_dependency_is_locked_with_hashes(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=[a-z])", text.strip()):
        assert re.match(r"[a-z0-9.-]+==\S+", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]
