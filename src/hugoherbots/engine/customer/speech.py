"""Finding words: an order that the seed decides, forms of address, and a last resort that still differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

_ADDRESS = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


def chance(seed: int, name: str, out_of: int) -> int:
    """A number from 0 to `out_of` − 1, always the same for the same seed and name."""
    digest = blake2b(f"{seed}|{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % out_of


def in_order(lines: Sequence[str], seed: int, name: str) -> Sequence[str]:
    """The lines, beginning at one that the seed decides."""
    if len(lines) < 2:  # noqa: PLR2004 — nothing to choose
        return lines
    start = chance(seed, name, len(lines))
    return [*lines[start:], *lines[:start]]


def filled(line: str, *, formal: bool, **slots: str) -> str:
    """The line with its form of address chosen and its slots filled; `{Slot}` starts with a capital."""
    said = _ADDRESS.sub(lambda match: match.group(1 if formal else 2), line)
    for name, value in slots.items():
        said = said.replace(f"{{{name}}}", value).replace(f"{{{name.capitalize()}}}", capital(value))
    return capital(said)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def last_resort(seed: int, number: int, opens: Sequence[str], cores: Sequence[str], tails: Sequence[str]) -> str:
    """The `number`-th of all combinations, in an order in which neighbours share nothing."""
    total = len(opens) * len(cores) * len(tails)
    at = (chance(seed, "resort", total) + number * (len(opens) * len(cores) + len(opens) + 1)) % total
    return f"{opens[at % len(opens)]} {cores[at // len(opens) % len(cores)]}, {tails[at // (len(opens) * len(cores))]}"
