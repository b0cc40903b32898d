"""Language and speech models at an OpenAI-compatible API, by the official client; loaded only where one is configured."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import openai
from openai.types.chat import ChatCompletionMessageParam

from hugoherbots.kit.models import Message, ModelError
from hugoherbots.kit.speech import SpeechError

RECORDING_NAME = "recording"
RETRYABLE = frozenset({408, 409, 429})
FIRST_SERVER_ERROR = 500


def make_client(key: str, base_url: str | None, timeout: float) -> openai.AsyncOpenAI:
    """A client that tries once more where that may help; `timeout` in seconds."""
    return openai.AsyncOpenAI(api_key=key, base_url=base_url, timeout=timeout, max_retries=1)


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


class OpenAITranscriber:
    """Speech recognition at an OpenAI-compatible API."""

    def __init__(self, client: openai.AsyncOpenAI, model: str) -> None:
        self._client = client
        self._model = model

    async def transcribe(self, audio: bytes, *, language: str) -> str:
        try:
            answer = await self._client.audio.transcriptions.create(
                file=(RECORDING_NAME, audio), model=self._model, language=language
            )
        except openai.OpenAIError as error:
            raise SpeechError("Speech recognition is not available now.") from error
        return answer.text.strip()
