"""The command `hugobase`: what it prints, what it refuses, and that nothing of it stays behind."""

import asyncio
import json
import re
import signal
import socket
import sys
from pathlib import Path

import httpx
import psutil
import pytest
from typer.testing import CliRunner

from hugobase import HugobaseError, load_or_create
from hugobase.cli import app
from hugobase.errors import SettingsError
from hugobase.serve import listen
from hugobase.settings import load
from tests.ended import runs

COMMAND = "from hugobase.cli import main; main()"


async def start(*arguments: str) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(sys.executable, "-c", COMMAND, *arguments, stdout=pipe, stderr=pipe)


async def test_it_serves_until_it_is_told_to_stop(tmp_path: Path) -> None:
    program = await start("serve", "--data-dir", str(tmp_path), "--port", "0")
    assert program.stdout is not None
    url = (await program.stdout.readline()).decode().rsplit(" ", 1)[-1].strip()
    async with httpx.AsyncClient() as http:
        health = await http.get(f"{url}/auth/v1/health")
        settings = await http.get(f"{url}/storage/v1/status")
    assert (health.status_code, settings.status_code) == (200, 200)
    children = psutil.Process(program.pid).children()
    program.send_signal(signal.SIGTERM)
    output, errors = await program.communicate()
    assert (program.returncode, errors) == (0, b"")
    assert keys_are_not_in(output.decode(), tmp_path)
    assert not any(runs(child) for child in children)


def keys_are_not_in(output: str, data_dir: Path) -> bool:
    keys = load_or_create(data_dir / "keys.json")
    return keys.service_role_key not in output and keys.secret not in output


async def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        program = await start("serve", "--data-dir", str(tmp_path / "data"), "--port", str(port))
        _, errors = await program.communicate()
    assert program.returncode == 1
    assert re.fullmatch(rf"hugobase: Port {port} on 127\.0\.0\.1 is in use by another program; .*\n", errors.decode())
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("port", [-1, 70_000])
def test_a_port_is_a_port(port: int) -> None:
    with pytest.raises(HugobaseError, match="is no port"):
        listen("127.0.0.1", port)


def test_the_keys_are_printed(tmp_path: Path) -> None:
    keys = load_or_create(tmp_path / "keys.json")
    result = CliRunner().invoke(app, ["keys", "--data-dir", str(tmp_path), "--json"])
    assert json.loads(result.stdout)["anon_key"] == keys.anon_key


def test_no_keys_are_no_keys(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["keys", "--data-dir", str(tmp_path)])
    assert isinstance(result.exception, HugobaseError)


@pytest.mark.parametrize(
    ("name", "value"),
    [("HUGOBASE_AUTH__JWT_EXPIRY", "0"), ("HUGOBASE_JWT_SECRET", "short"), ("HUGOBASE_STORAGE__FILE_SIZE_LIMIT", "x")],
)
def test_a_wrong_setting_is_named_and_its_value_is_not(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=rf"The setting {name} is not right") as caught:
        load()
    assert "short" not in str(caught.value)
