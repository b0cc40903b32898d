"""The words for categories, levels and attitudes, and the face that a persona is drawn with."""

from __future__ import annotations

import re
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
    "dominant": phrase("Takes the lead"),
}
LANGUAGE_NAMES = {"nl": phrase("Dutch"), "en": phrase("English")}
LOOKS = 6
SPREAD = 7
"""Without it the packaged personas, by chance, would nearly all look the same."""
SHE = re.compile(r"\b(?:she|her|ze|zij|haar)\b", re.IGNORECASE)
HE = re.compile(r"\b(?:he|him|his|hij|hem)\b", re.IGNORECASE)


def look_of(name: str, about: str) -> str:
    """How a persona is drawn: a tone that is always the same for a name, and hair as the text speaks of the person."""
    tone = zlib.crc32(name.encode()) // SPREAD % LOOKS + 1
    long_hair = len(SHE.findall(about)) > len(HE.findall(about))
    return f"look-{tone} hair-long" if long_hair else f"look-{tone}"
