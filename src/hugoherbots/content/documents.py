"""Reads YAML documents fast; one that has not changed on disk is read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REMEMBERED = 128


class ContentError(ValueError):
    """A content file cannot be used; the message names the file."""


def read_yaml(path: Path) -> Mapping[str, Any]:
    """The mapping in a YAML file, not to be changed; raises ContentError when the file is absent, broken or no mapping."""
    try:
        found = path.stat()
        return _read(path, found.st_mtime_ns, found.st_size)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ContentError(f"{path}: {error}") from error


@lru_cache(maxsize=_REMEMBERED)
def _read(path: Path, _changed: int, _size: int) -> Mapping[str, Any]:
    """The mapping in the file as it was when last changed."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - the loader is a safe one
    if not isinstance(data, Mapping):
        raise ContentError(f"{path}: must hold a mapping")
    return cast(Mapping[str, Any], data)
