"""Where the bytes of objects live. A blob is named by its object's version, so moving an object moves no bytes."""

import asyncio
import hashlib
import os
import shutil
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

CHUNK = 262_144


class BlobTooLarge(Exception):
    """More bytes came than the limit allows; nothing is kept."""


class BlobMissing(Exception):
    """There is a row for this blob, and no file."""


@dataclass(frozen=True)
class Stored:
    """What was written: its size in bytes and the MD5 of its content, as S3 has it for an ETag."""

    size: int
    md5: str


class Blobs(Protocol):
    """A store of immutable blobs."""

    async def put(self, name: str, content: AsyncIterator[bytes], limit: int) -> Stored:
        """Store the whole content durably, or nothing; raises BlobTooLarge."""

    async def copy(self, source: str, target: str) -> None:
        """Raises BlobMissing."""

    def read(self, name: str, start: int, length: int) -> AsyncIterator[bytes]:
        """Pieces of so many bytes from `start` on; the first one raises BlobMissing."""

    async def delete(self, names: Iterable[str]) -> None:
        """Names that are not there are passed over."""


class FileBlobs:
    """Blobs as files below one folder: written under a temporary name, synced, renamed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._unfinished = root / "unfinished"

    def prepare(self) -> None:
        """Make the folder and forget uploads that a crash has interrupted; call it once, before serving."""
        shutil.rmtree(self._unfinished, ignore_errors=True)
        self._unfinished.mkdir(mode=0o700, parents=True)

    async def put(self, name: str, content: AsyncIterator[bytes], limit: int) -> Stored:
        work = self._unfinished / name
        try:
            with work.open("xb") as file:
                writing = _Writing(file, limit)
                async for piece in content:
                    await writing.add(piece)
                return await asyncio.to_thread(self._finish, writing, name)
        except BaseException:
            work.unlink(missing_ok=True)
            raise

    async def copy(self, source: str, target: str) -> None:
        """Blobs never change, so a second name for the same file is a copy."""
        path = self._path(target)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            await asyncio.to_thread(_duplicate, self._path(source), path)
        except FileNotFoundError as error:
            raise BlobMissing(source) from error

    async def read(self, name: str, start: int, length: int) -> AsyncIterator[bytes]:
        try:
            file = self._path(name).open("rb")
        except FileNotFoundError as error:
            raise BlobMissing(name) from error
        with file:
            file.seek(start)
            while length > 0 and (piece := await asyncio.to_thread(file.read, min(CHUNK, length))):
                length -= len(piece)
                yield piece

    async def delete(self, names: Iterable[str]) -> None:
        for name in names:
            self._path(name).unlink(missing_ok=True)

    def older_than(self, moment: datetime) -> list[str]:
        """The names of all blobs last written before this moment."""
        seconds = moment.timestamp()
        return sorted(path.name for path in self._root.glob("??/*") if path.stat().st_mtime < seconds)

    def _path(self, name: str) -> Path:
        return self._root / name[:2] / name

    def _finish(self, writing: "_Writing", name: str) -> Stored:
        stored = writing.finish()
        path = self._path(name)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        (self._unfinished / name).rename(path)
        _sync_folder(path.parent)
        return stored


class _Writing:
    """A file being written: pieces are gathered, so that few visits to a thread are needed."""

    def __init__(self, file: BinaryIO, limit: int) -> None:
        self._file = file
        self._limit = limit
        self._digest = hashlib.md5(usedforsecurity=False)
        self._size = 0
        self._waiting = bytearray()

    async def add(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise BlobTooLarge
        self._waiting += piece
        if len(self._waiting) >= CHUNK:
            await asyncio.to_thread(self._flush)

    def finish(self) -> Stored:
        self._flush()
        self._file.flush()
        os.fsync(self._file.fileno())
        return Stored(self._size, self._digest.hexdigest())

    def _flush(self) -> None:
        self._digest.update(self._waiting)
        self._file.write(self._waiting)
        self._waiting.clear()


def _duplicate(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        # A file system without hard links: the bytes are copied, and synced before they have their name.
        work = target.with_suffix(".unfinished")
        shutil.copyfile(source, work)
        with work.open("rb") as file:
            os.fsync(file.fileno())
        work.rename(target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
