"""Whether a process is over, also where nobody collects the dead ones."""

from __future__ import annotations

import psutil


def runs(process: psutil.Process) -> bool:
    """Whether a process does anything; one that has ended and was not collected by its parent does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
