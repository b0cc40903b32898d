"""The store of files: whole or not at all, whatever interrupts it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hugobase.storage.blobs import BlobMissing, BlobTooLarge, FileBlobs


@pytest.fixture
def blobs(tmp_path: Path) -> FileBlobs:
    store = FileBlobs(tmp_path)
    store.prepare()
    return store


async def pieces(*parts: bytes, fail: bool = False) -> AsyncIterator[bytes]:
    for part in parts:
        yield part
    if fail:
        raise ConnectionError


async def content(blobs: FileBlobs, name: str, start: int = 0, length: int = 10**9) -> bytes:
    return b"".join([piece async for piece in blobs.read(name, start, length)])


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


async def test_what_is_put_is_read(blobs: FileBlobs) -> None:
    big = bytes(range(256)) * 4000
    stored = await blobs.put("abc", pieces(big[:700_000], big[700_000:]), limit=len(big))
    assert stored.size == len(big)
    assert await content(blobs, "abc") == big
    assert await content(blobs, "abc", 300_000, 300_000) == big[300_000:600_000]


async def test_one_byte_too_many_leaves_nothing(blobs: FileBlobs, tmp_path: Path) -> None:
    with pytest.raises(BlobTooLarge):
        await blobs.put("abc", pieces(b"12345", b"6"), limit=5)
    assert files(tmp_path) == []


async def test_a_broken_upload_leaves_nothing(blobs: FileBlobs, tmp_path: Path) -> None:
    with pytest.raises(ConnectionError):
        await blobs.put("abc", pieces(b"12345", fail=True), limit=50)
    assert files(tmp_path) == []


async def test_a_crash_is_cleared_at_the_next_start(blobs: FileBlobs, tmp_path: Path) -> None:
    await blobs.put("done", pieces(b"x"), limit=5)
    (tmp_path / "unfinished" / "half").write_bytes(b"half")
    blobs.prepare()
    assert files(tmp_path) == ["done"]


async def test_a_copy_outlives_its_original(blobs: FileBlobs) -> None:
    await blobs.put("one", pieces(b"x"), limit=5)
    await blobs.copy("one", "two")
    await blobs.delete(["one", "never"])
    assert await content(blobs, "two") == b"x"
    with pytest.raises(BlobMissing):
        await content(blobs, "one")
    with pytest.raises(BlobMissing):
        await blobs.copy("one", "three")
