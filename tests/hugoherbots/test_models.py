"""A language model words the customer's moves: over the wire of the OpenAI API, and never deciding anything."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any

import httpx
import openai
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from hugoherbots.kit.models import ChatModel, Message, ModelError, ScriptedChatModel
from hugoherbots.kit.openai_models import OpenAIChatModel
from hugoherbots.runtime import Runtime
from hugoherbots.sessions.wording import keeps_to_the_line
from tests.hugoherbots.conftest import Person, serving, start
from tests.hugoherbots.test_sessions import read_events


async def talk(runtime: Runtime, seller: Person, model: ChatModel, text: str, **headers: str) -> httpx.Response:
    """One turn with the product that has this model."""
    able = replace(runtime, services=replace(runtime.services, chat_model=model))
    session = await start(seller)
    async with serving(able) as client:
        return await client.post(
            f"/api/sessions/{session['id']}/turns",
            json={"text": text},
            headers={"Authorization": f"Bearer {seller.token}", **headers},
        )


async def test_the_model_gives_the_words(runtime: Runtime, seller: Person) -> None:
    model = ScriptedChatModel("Well, let me think how to put that to you.")
    answer = await talk(runtime, seller, model, "Good morning.")
    assert answer.json()["reply"] == model.answer
    system, *_, last = model.asked[0]
    assert system.role == "system"
    assert last.content.startswith("<line>")


@pytest.mark.parametrize(
    "model",
    [
        ScriptedChatModel("Anything", fail_after=0),
        ScriptedChatModel("Something that breaks off", fail_after=2),
        ScriptedChatModel("Sure, we have a budget of 987654 for that."),
        ScriptedChatModel(""),
    ],
    ids=["fails", "breaks off", "invents a figure", "says nothing"],
)
async def test_a_model_that_fails_or_strays_is_not_heard(
    runtime: Runtime, seller: Person, model: ScriptedChatModel
) -> None:
    answer = await talk(runtime, seller, model, "Good morning.")
    assert answer.status_code == 200
    assert answer.json()["reply"] not in ("", model.answer)


async def test_the_stream_says_at_once_what_is_known(runtime: Runtime, seller: Person) -> None:
    model = ScriptedChatModel("Go on then, what is it?")
    answer = await talk(runtime, seller, model, "Good morning.", Accept="text/event-stream")
    events = read_events(answer.text)
    assert [name for _, name, _ in events][:2] == ["accepted", "techniques"]
    assert len({event_id for event_id, _, _ in events}) == len(events)
    assert next(data["text"] for _, name, data in events if name == "customer.done") == model.answer


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("About forty people, all told.", True),
        ("We have 40 people.", True),
        ("We have 41 people.", False),
        ("", False),
        ("word " * 200, False),
        ("<line>40</line>", False),
    ],
)
def test_only_words_that_keep_to_the_line_are_used(words: str, kept: bool) -> None:
    assert keeps_to_the_line(words, "We have 40 people here.") is kept


def chunk(text: str) -> bytes:
    data: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}],
    }
    return f"data: {json.dumps(data)}\n\n".encode()


def fake_api(status: int) -> Starlette:
    """The OpenAI API as it is documented, as far as a streamed chat goes."""

    async def completions(request: Request) -> Response:
        body = await request.json()
        assert body["stream"] is True
        assert request.headers["authorization"] == "Bearer test"
        if status != 200:
            return JSONResponse({"error": {"message": "no", "type": "x", "code": None}}, status)

        async def parts() -> AsyncIterator[bytes]:
            for word in ("Good", " ", "morning."):
                yield chunk(word)
            yield b"data: [DONE]\n\n"

        return StreamingResponse(parts(), media_type="text/event-stream")

    return Starlette(routes=[Route("/v1/chat/completions", completions, methods=["POST"])])


async def stream_from(status: int) -> str:
    transport = openai.DefaultAsyncHttpxClient(transport=asgi_transport(fake_api(status)))
    client = openai.AsyncOpenAI(api_key="test", base_url="http://model.test/v1", http_client=transport, max_retries=0)
    model = OpenAIChatModel(client, "m")
    return "".join([piece async for piece in model.stream([Message("user", "Hello")], max_tokens=50)])


def asgi_transport(app: Starlette) -> Any:
    """The transport of whichever httpx the OpenAI client uses."""
    module = __import__(openai.DefaultAsyncHttpxClient.__mro__[1].__module__.split(".")[0])
    return module.ASGITransport(app=app)


async def test_the_openai_client_streams_the_words() -> None:
    assert await stream_from(200) == "Good morning."


@pytest.mark.parametrize(("status", "retryable"), [(429, True), (500, True), (503, True), (400, False), (401, False)])
async def test_a_refusal_says_whether_asking_again_may_help(status: int, retryable: bool) -> None:
    with pytest.raises(ModelError) as failed:
        await stream_from(status)
    assert failed.value.retryable is retryable


class SlowChatModel:
    """A model that speaks when it is told to."""

    def __init__(self) -> None:
        self.may_speak = asyncio.Event()
        self.asked = asyncio.Event()

    async def stream(self, messages: Sequence[Message], *, max_tokens: int) -> AsyncIterator[str]:
        assert messages
        assert max_tokens
        self.asked.set()
        await self.may_speak.wait()
        yield "At last, an answer."


async def test_an_answer_is_kept_when_the_client_is_gone_before_it(runtime: Runtime, seller: Person) -> None:
    model = SlowChatModel()
    able = replace(runtime, services=replace(runtime.services, chat_model=model, running=set()))
    session = await start(seller)
    url = f"/api/sessions/{session['id']}/turns"
    headers = {"Authorization": f"Bearer {seller.token}", "Idempotency-Key": "once"}
    async with serving(able) as client:
        lost = asyncio.create_task(client.post(url, json={"text": "Good morning."}, headers=headers))
        await model.asked.wait()
        lost.cancel()
        early = await client.post(url, json={"text": "Good morning."}, headers=headers)
        assert (early.status_code, early.json()["code"]) == (409, "turn_in_progress")
        model.may_speak.set()
        await asyncio.gather(*able.services.running)
        again = await client.post(url, json={"text": "Good morning."}, headers=headers)
    assert again.json()["reply"] == "At last, an answer."
