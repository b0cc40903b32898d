"""The words for categories, levels and attitudes, and the face that a persona is drawn with."""

from __future__ import annotations

import zlib

from hugoherbots.kit.phrases import phrase

CATEGORIES = {
    "custom": phrase("Complete conversation"),
    "discovery": phrase("Discovery"),
    "objections": phrase("Objections"),
    "closing": phrase("Closing"),
}
DIFFICULTIES = {
    "beginner": phrase("Beginner"),
    "intermediate": phrase("Experienced"),
    "advanced": phrase("Advanced"),
}
ATTITUDES = {
    "friendly": phrase("Friendly"),
    "neutral": phrase("Businesslike"),
    "busy": phrase("Short of time"),
    "sceptical": phrase("Sceptical"),
    "dominant": phrase("Wants to lead the talk"),
}
LANGUAGE_NAMES = {"nl": phrase("Dutch"), "en": phrase("English")}
LOOKS = 6


def look_of(name: str) -> int:
    """One of the drawn figure's tones (1–6): always the same for a name."""
    return zlib.crc32(name.encode()) % LOOKS + 1
