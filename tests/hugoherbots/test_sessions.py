"""A seller practises: start, talk, score, look back; by the JSON API, as himself."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from tests.hugoherbots.conftest import Person, say, scenario_of, start

TALK = {
    "en": (
        "Thanks for making the time. I'd like to ask you some questions first, then see if we fit. Is that all right?",
        "How many people work on the floor, and how many trucks do you run?",
        "So if I hear you well, it gets crowded in there and that worries you. Is that right?",
        "Shall we look at it together on Tuesday?",
    ),
    "nl": (
        "Fijn dat u tijd maakt. Ik stel eerst graag een paar vragen en dan kijken we of we bij elkaar passen. Is dat goed?",
        "Hoeveel mensen werken er, en hoe is de planning nu geregeld?",
        "Dus als ik u goed begrijp kost dat vooral veel tijd. Klopt dat?",
        "Zullen we er dinsdag samen naar kijken?",
    ),
}


def read_events(text: str) -> list[tuple[str, str, Any]]:
    """(id, event, data) of a stream of server-sent events."""
    found = []
    for block in text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        found.append((fields["id"], fields["event"], json.loads(fields["data"])))
    return found


async def test_scenarios_are_listed_without_their_secrets(seller: Person) -> None:
    answer = await seller.http.get("/api/scenarios")
    items = answer.json()["items"]
    assert {item["language"] for item in items} == {"nl", "en"}
    assert "flow" not in answer.text
    assert {"id", "title", "category", "difficulty", "persona"} <= set(items[0])


async def test_scenarios_are_filtered_searched_and_paged(seller: Person) -> None:
    first = (await seller.http.get("/api/scenarios", params={"limit": 1})).json()
    second = (await seller.http.get("/api/scenarios", params={"limit": 1, "cursor": first["next"]})).json()
    assert first["items"][0]["id"] != second["items"][0]["id"]
    title = first["items"][0]["title"]
    found = (await seller.http.get("/api/scenarios", params={"search": title})).json()["items"]
    assert [item["title"] for item in found] == [title]
    assert (await seller.http.get("/api/scenarios", params={"search": "100%_nothing"})).json()["items"] == []
    hard = (await seller.http.get("/api/scenarios", params={"difficulty": "advanced"})).json()["items"]
    assert {item["difficulty"] for item in hard} <= {"advanced"}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_a_whole_session(seller: Person, language: str) -> None:
    session = await start(seller, language)
    assert session["opening"]["text"]
    assert session["status"] == "in_progress"
    for number, text in enumerate(TALK[language]):
        turn = await say(seller, session["id"], text)
        assert turn["turn"] == 2 * number + 1
        assert turn["reply"]
        assert set(turn) >= {"turn", "reply", "techniques", "hint", "state"}
        for found in turn["techniques"]:
            assert text[found["start"] : found["end"]] == found["quote"]
    answer = await seller.http.post(f"/api/sessions/{session['id']}/process", json={})
    assert answer.status_code == 200, answer.text
    done = answer.json()
    assert done["status"] == "completed"
    assert 0 <= done["score"] <= 100
    assert sum(reason["points"] for reason in done["scorecard"]["reasons"]) == done["score"]
    assert done["completed_at"]
    assert done["feedback"]["language"] == language
    again = await seller.http.post(f"/api/sessions/{session['id']}/process", json={})
    assert again.json() == done
    stored = await seller.http.get(done["transcript_url"])
    assert [turn["text"] for turn in stored.json()["turns"] if turn["speaker"] == "seller"] == list(TALK[language])


async def test_the_stream_has_every_event_in_order(seller: Person) -> None:
    session = await start(seller)
    answer = await seller.http.post(
        f"/api/sessions/{session['id']}/turns",
        json={"text": TALK["en"][0]},
        headers={"Accept": "text/event-stream"},
    )
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = read_events(answer.text)
    names = [name for _, name, _ in events]
    assert names[:2] == ["accepted", "techniques"]
    assert names[-4:] == ["customer.done", "hint", "state", "done"]
    assert set(names[2:-4]) == {"customer.delta"}
    words = "".join(data["text"] for _, name, data in events if name == "customer.delta")
    assert words == next(data["text"] for _, name, data in events if name == "customer.done")


async def test_a_lost_stream_goes_on_where_it_was(seller: Person) -> None:
    session = await start(seller)
    url = f"/api/sessions/{session['id']}/turns"
    headers = {"Accept": "text/event-stream", "Idempotency-Key": "turn-1"}
    whole = read_events((await seller.http.post(url, json={"text": TALK["en"][1]}, headers=headers)).text)
    rest = await seller.http.post(url, json={"text": TALK["en"][1]}, headers={**headers, "Last-Event-ID": whole[3][0]})
    assert read_events(rest.text) == whole[4:]
    transcript = (await seller.http.get(f"/api/sessions/{session['id']}/transcript")).json()["turns"]
    assert [turn["speaker"] for turn in transcript] == ["customer", "seller", "customer"]


async def test_the_same_key_twice_is_one_turn_and_one_start(seller: Person) -> None:
    scenario = await scenario_of(seller)
    body, headers = {"scenario_id": scenario["id"]}, {"Idempotency-Key": "start-1"}
    first = await seller.http.post("/api/sessions/start", json=body, headers=headers)
    second = await seller.http.post("/api/sessions/start", json=body, headers=headers)
    assert first.json() == second.json()
    other_body = {"scenario_id": scenario["id"], "hints": False}
    reused = await seller.http.post("/api/sessions/start", json=other_body, headers=headers)
    assert (reused.status_code, reused.json()["code"]) == (422, "idempotency_key_reused")
    session_id = first.json()["id"]
    turns = [await say(seller, session_id, "Hello there.", **{"Idempotency-Key": "k"}) for _ in range(2)]
    assert turns[0] == turns[1]
    other_words = await seller.http.post(
        f"/api/sessions/{session_id}/turns", json={"text": "Goodbye."}, headers={"Idempotency-Key": "k"}
    )
    assert (other_words.status_code, other_words.json()["code"]) == (422, "idempotency_key_reused")


async def test_two_tabs_at_once_keep_the_session_whole(seller: Person) -> None:
    session = await start(seller)
    answers = await asyncio.gather(*(say(seller, session["id"], f"And what about point {n}?") for n in range(6)))
    assert sorted(answer["turn"] for answer in answers) == [1, 3, 5, 7, 9, 11]
    transcript = (await seller.http.get(f"/api/sessions/{session['id']}/transcript")).json()["turns"]
    assert [turn["speaker"] for turn in transcript] == ["customer", *["seller", "customer"] * 6]


@pytest.mark.parametrize("path", ["", "/transcript"])
async def test_a_session_of_somebody_else_does_not_exist(seller: Person, other: Person, path: str) -> None:
    session = await start(seller)
    answer = await other.http.get(f"/api/sessions/{session['id']}{path}")
    assert (answer.status_code, answer.json()["code"]) == (404, "session_not_found")
    absent = await other.http.get(f"/api/sessions/00000000-0000-4000-8000-000000000000{path}")
    assert absent.json() == answer.json()


@pytest.mark.parametrize("action", ["turns", "process", "abandon"])
async def test_nobody_acts_in_another_s_session(seller: Person, other: Person, action: str) -> None:
    session = await start(seller)
    answer = await other.http.post(f"/api/sessions/{session['id']}/{action}", json={"text": "Hello"})
    assert (answer.status_code, answer.json()["code"]) == (404, "session_not_found")


async def test_abandoning_keeps_the_talk_and_closes_it(seller: Person) -> None:
    session = await start(seller)
    await say(seller, session["id"], "Good morning.")
    for _ in range(2):
        answer = await seller.http.post(f"/api/sessions/{session['id']}/abandon")
        assert (answer.status_code, answer.json()["status"]) == (200, "abandoned")
    refused = await seller.http.post(f"/api/sessions/{session['id']}/turns", json={"text": "Still there?"})
    assert (refused.status_code, refused.json()["code"]) == (409, "session_ended")
    scored = await seller.http.post(f"/api/sessions/{session['id']}/process", json={})
    assert (scored.status_code, scored.json()["code"]) == (409, "session_ended")


async def test_a_turn_after_the_score_is_refused(seller: Person) -> None:
    session = await start(seller)
    await say(seller, session["id"], "Good morning, may I ask you a few questions so that I understand what you need?")
    await seller.http.post(f"/api/sessions/{session['id']}/process", json={})
    refused = await seller.http.post(f"/api/sessions/{session['id']}/turns", json={"text": "One more thing"})
    assert (refused.status_code, refused.json()["code"]) == (409, "session_ended")


async def test_nothing_said_is_nothing_to_score_and_nothing_lost(seller: Person) -> None:
    session = await start(seller)
    answer = await seller.http.post(f"/api/sessions/{session['id']}/process", json={})
    assert (answer.status_code, answer.json()["code"]) == (422, "nothing_to_score")
    assert (await say(seller, session["id"], "Good morning."))["turn"] == 1


async def test_sessions_are_listed_newest_first_and_paged(seller: Person) -> None:
    made = [(await start(seller))["id"] for _ in range(3)]
    first = (await seller.http.get("/api/sessions", params={"limit": 2})).json()
    rest = (await seller.http.get("/api/sessions", params={"limit": 2, "cursor": first["next"]})).json()
    assert [item["id"] for item in first["items"] + rest["items"]] == made[::-1]
    assert rest["next"] is None
    bad = await seller.http.get("/api/sessions", params={"cursor": "nonsense"})
    assert (bad.status_code, bad.json()["code"]) == (422, "cursor_invalid")


async def test_the_seller_can_read_his_transcript_by_the_official_client(seller: Person, runtime: Any) -> None:
    session = await start(seller)
    await say(seller, session["id"], "How many people work here?")
    await seller.http.post(f"/api/sessions/{session['id']}/process", json={})
    storage = runtime.services.supabase.storage(seller.token)
    content = await storage.from_("session-transcripts").download(f"{seller.id}/{session['id']}.json")
    assert json.loads(content)["id"] == session["id"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/sessions"),
        ("GET", "/api/scenarios"),
        ("POST", "/api/sessions/start"),
        ("POST", "/api/sessions/00000000-0000-4000-8000-000000000000/turns"),
    ],
)
@pytest.mark.parametrize("token", [None, "nonsense", "eyJhbGciOiJub25lIn0.e30."])
async def test_nobody_gets_in_without_a_token(
    anybody: httpx.AsyncClient, method: str, path: str, token: str | None
) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = await anybody.request(method, path, headers=headers, json={})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_transcript_file_that_its_owner_changed_changes_nothing(seller: Person, runtime: Any) -> None:
    session = await start(seller)
    await say(seller, session["id"], "How many people work here?")
    url = f"/api/sessions/{session['id']}"
    await seller.http.post(f"{url}/process", json={})
    before = (await seller.http.get(f"{url}/transcript")).json()
    storage = runtime.services.supabase.storage(seller.token).from_("session-transcripts")
    path, options = f"{seller.id}/{session['id']}.json", {"content-type": "application/json", "upsert": "true"}
    await storage.upload(path, b"not json", options)
    assert (await seller.http.get(f"{url}/transcript")).json() == before
    assert (await seller.http.get(f"/sessions/{session['id']}")).status_code in (200, 303)


async def test_a_transcript_that_was_sent_is_what_is_shown(seller: Person) -> None:
    session = await start(seller)
    turns = [{"speaker": "seller", "text": "How many trucks do you run?"}, {"speaker": "customer", "text": "Forty."}]
    done = await seller.http.post(f"/api/sessions/{session['id']}/process", json={"transcript": turns})
    assert done.status_code == 200, done.text
    shown = (await seller.http.get(f"/api/sessions/{session['id']}/transcript")).json()["turns"]
    assert [(turn["speaker"], turn["text"]) for turn in shown] == [(t["speaker"], t["text"]) for t in turns]


async def test_a_transcript_that_is_too_long_is_refused(seller: Person) -> None:
    session = await start(seller)
    turns = [{"speaker": "seller", "text": "Hello."}, {"speaker": "customer", "text": "Hello."}] * 300
    answer = await seller.http.post(f"/api/sessions/{session['id']}/process", json={"transcript": turns})
    assert (answer.status_code, answer.json()["code"]) == (422, "transcript_too_long")


@pytest.mark.parametrize("path", ["/api/sessions/abc", "/api/scenarios/abc"])
async def test_an_id_that_is_none_does_not_exist(seller: Person, path: str) -> None:
    assert (await seller.http.get(path)).status_code == 404
