"""A small program that becomes Postgres: gives up root, asks to die with its parent, then executes what it was given.

It runs as a script of its own (`python -I -S launcher.py …`), before any thread exists, because changing user and
asking for a signal on the parent's death are not safe between fork and exec of a program with threads.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_READ_SEARCH = 2
CAPABILITY_VERSION_3 = 0x20080522

CANNOT_KEEP_SEARCH = 97
PARENT_IS_GONE = 98


class CapabilityHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class CapabilityData(ctypes.Structure):
    _fields_ = [
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    ]


def keep_search(libc: ctypes.CDLL) -> bool:
    """Carry the one right to walk through closed folders over the exec; everything else of root is gone."""
    bit = 1 << CAP_DAC_READ_SEARCH
    header = CapabilityHeader(CAPABILITY_VERSION_3, 0)
    data = (CapabilityData * 2)(CapabilityData(bit, bit, bit))
    if libc.capset(ctypes.byref(header), data) != 0:
        return False
    return bool(libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_READ_SEARCH, 0, 0) == 0)


def become(uid: int, gid: int) -> None:
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def main(argv: list[str]) -> int:
    """Arguments: parent's process id, `uid:gid` or `-`, `search` or `-`, then the command."""
    parent, account, search, *command = argv
    linux = sys.platform.startswith("linux")
    libc = ctypes.CDLL(None, use_errno=True)
    if search == "search" and (not linux or libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) != 0):
        return CANNOT_KEEP_SEARCH
    if account != "-":
        uid, gid = account.split(":")
        become(int(uid), int(gid))
    if search == "search" and not keep_search(libc):
        return CANNOT_KEEP_SEARCH
    if linux:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGINT, 0, 0, 0)
    if os.getppid() != int(parent):
        return PARENT_IS_GONE
    os.umask(0o077)
    os.execv(command[0], command)  # noqa: S606 — becoming the given program is the whole purpose
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
