"""Speech to text behind one port, and a local faster-whisper model."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol


class SpeechError(Exception):
    """The recording could not be read or understood."""


class Transcriber(Protocol):
    """Turns a recording into words."""

    async def transcribe(self, audio: bytes, *, language: str) -> str:
        """The words of a recording; raises SpeechError when it is no readable audio."""
        ...


class WhisperTranscriber:
    """A faster-whisper model in this process, loaded on first use, one recording at a time."""

    def __init__(self, model: str) -> None:
        self._name = model
        self._model: Any = None
        self._busy = asyncio.Lock()

    async def transcribe(self, audio: bytes, *, language: str) -> str:
        async with self._busy:
            return await asyncio.to_thread(self._transcribe, audio, language)

    def _transcribe(self, audio: bytes, language: str) -> str:
        if self._model is None:
            module: Any = importlib.import_module("faster_whisper")
            self._model = module.WhisperModel(self._name, device="cpu", compute_type="int8", local_files_only=True)
        multilingual = bool(self._model.model.is_multilingual)
        try:
            segments, _ = self._model.transcribe(BytesIO(audio), language=language if multilingual else "en")
            return " ".join(segment.text.strip() for segment in segments).strip()
        except Exception as error:  # the decoder raises its own, undocumented types
            raise SpeechError("The recording is not readable audio.") from error


def whisper_installed(model: str) -> bool:
    """Whether faster-whisper and the model's folder are here; a model is never downloaded."""
    return bool(model) and importlib.util.find_spec("faster_whisper") is not None and Path(model).is_dir()
