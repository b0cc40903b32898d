"""The errors of the embedded parts: each carries one sentence that may be shown to whoever started the program."""

import errno
from pathlib import Path


class HugobaseError(Exception):
    """Something that the operator can put right; `str(error)` is a sentence for him, without internals."""

    @property
    def public_message(self) -> str:
        return str(self)


class EmbeddedError(HugobaseError):
    """The embedded Postgres or its data folder cannot be used."""


class MigrationError(HugobaseError):
    """The database's migrations and those of this program do not fit together."""


class SettingsError(HugobaseError):
    """A setting is missing or makes no sense; the message names it."""


def folder_error(folder: Path, error: OSError) -> EmbeddedError:
    """The sentence for a failed write in the data folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EmbeddedError(f"The disk that holds {folder} is full.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return EmbeddedError(f"The data folder {folder} cannot be written by this user.")
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return EmbeddedError(f"The data folder {folder} is not a folder.")
    return EmbeddedError(f"The data folder {folder} cannot be used: {error.strerror}.")
