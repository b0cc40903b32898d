"""Language models behind one port; any OpenAI-compatible API, and a fake that tests use."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import openai
from openai.types.chat import ChatCompletionMessageParam

RETRYABLE = frozenset({408, 409, 429})
FIRST_SERVER_ERROR = 500


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


def _param(message: Message) -> ChatCompletionMessageParam:
    if message.role == "system":
        return {"role": "system", "content": message.content}
    if message.role == "user":
        return {"role": "user", "content": message.content}
    return {"role": "assistant", "content": message.content}


class OpenAIChatModel:
    """A model at an OpenAI-compatible API, by the official client."""

    def __init__(self, client: openai.AsyncOpenAI, model: str) -> None:
        self._client = client
        self._model = model

    async def stream(self, messages: Sequence[Message], *, max_tokens: int) -> AsyncIterator[str]:
        try:
            answer = await self._client.chat.completions.create(
                model=self._model,
                messages=[_param(message) for message in messages],
                max_tokens=max_tokens,
                temperature=0.7,
                stream=True,
            )
            async for chunk in answer:
                if chunk.choices and chunk.choices[0].delta.content:
                    yield chunk.choices[0].delta.content
        except openai.APIStatusError as error:
            status = error.status_code
            retryable = status in RETRYABLE or status >= FIRST_SERVER_ERROR
            raise ModelError(f"status {status}", retryable=retryable) from error
        except openai.OpenAIError as error:
            raise ModelError(type(error).__name__, retryable=True) from error


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
