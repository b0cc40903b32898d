"""Language models behind one port, and a fake that tests use."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


class ModelError(Exception):
    """The model could not answer; `retryable` tells whether asking again may help."""

    def __init__(self, reason: str, *, retryable: bool) -> None:
        super().__init__(reason)
        self.retryable = retryable


class ChatModel(Protocol):
    """A model that continues a chat, word by word."""

    def stream(self, messages: Sequence[Message], *, max_tokens: int) -> AsyncIterator[str]:
        """Pieces of the answer as they come; raises ModelError."""
        ...


class ScriptedChatModel:
    """A model that says what it is told to: the fake for tests. `fail_after` pieces it breaks off."""

    def __init__(self, answer: str, *, fail_after: int | None = None) -> None:
        self.answer = answer
        self.fail_after = fail_after
        self.asked: list[Sequence[Message]] = []

    async def stream(self, messages: Sequence[Message], *, max_tokens: int) -> AsyncIterator[str]:
        self.asked.append(messages)
        for number, word in enumerate(self.answer.split(" ")[:max_tokens]):
            if self.fail_after is not None and number >= self.fail_after:
                raise ModelError("scripted failure", retryable=True)
            yield word if number == 0 else f" {word}"
