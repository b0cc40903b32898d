"""The data folder: made, locked for one process, and marked with the version of its layout."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from hugobase.errors import EmbeddedError, folder_error

FORMAT = 1
"""The layout of the data folder that this program writes; it reads this one and no newer one."""


class DataFolder:
    """One folder, one process: `with DataFolder(path):` holds the lock until the block ends.

    The lock is the kernel's (`flock`), so it ends with the process however that dies. The file also
    names the process, for the message that a second one gets.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self._lock: int | None = None

    def acquire(self) -> None:
        """Raises EmbeddedError when the folder cannot be made or written, is in use, or is newer than this program."""
        try:
            self._make()
            self._take_lock()
            self._check_format()
        except OSError as error:
            self.release()
            raise folder_error(self.path, error) from error
        except EmbeddedError:
            self.release()
            raise

    def release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.release()

    def _make(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            # Root's Postgres runs as another user, who must be able to walk through (not to look around).
            self.path.chmod(self.path.stat().st_mode | 0o011)

    def _take_lock(self) -> None:
        handle = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "another one"
            os.close(handle)
            raise EmbeddedError(f"The data folder {self.path} is already in use by process {holder}.") from None
        self._lock = handle
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)

    def _check_format(self) -> None:
        mark = self.path / "format"
        if not mark.exists():
            mark.write_text(f"{FORMAT}\n", encoding="ascii")
            return
        text = mark.read_text(encoding="ascii", errors="replace").strip()
        if not text.isdigit():
            raise EmbeddedError(f"The data folder {self.path} has an unreadable format file.")
        if int(text) > FORMAT:
            raise EmbeddedError(
                f"The data folder {self.path} was made by a newer version of this program "
                f"(format {text}; this one knows up to {FORMAT})."
            )
