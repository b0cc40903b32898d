"""How the seller addresses the customer, so that better wordings sound like him."""

from __future__ import annotations

from hugoherbots.engine.playbook.wordings import Wordings
from hugoherbots.engine.scoring.reading import Reading

_REGISTERS = ("flemish", "informal", "formal")


def forms_of_address(reading: Reading, wordings: Wordings) -> dict[str, str]:
    """The slots for pronouns and their verbs (`zei_u` → `zei je`), in the register that the seller uses most."""
    counts = {register: sum(turn.count(register) for turn in reading.seller) for register in _REGISTERS}
    register = max(_REGISTERS, key=lambda name: counts[name]) if any(counts.values()) else "formal"
    pairs = (entry.partition("=") for entry in wordings.variants(f"feedback.address.{register}", reading.language))
    return {slot: form for slot, _, form in pairs}
