"""Marks texts in Python for translation, so that extraction finds them."""

from __future__ import annotations


def phrase(message: str) -> str:
    """The English text as it is: a message id, put into the reader's language where it is shown."""
    return message
