"""The routes of sessions."""

from __future__ import annotations

from hugoherbots.kit.routing import Audience, api, page
from hugoherbots.sessions import endpoints, pages, schemas, talk_pages

API = (
    api(
        "POST",
        "/api/sessions/start",
        endpoints.start,
        Audience.USER,
        status_code=201,
        response_model=schemas.StartedSession,
        operation_id="startSession",
    ),
    api(
        "POST",
        "/api/sessions/{session_id}/turns",
        endpoints.say,
        Audience.USER,
        response_model=schemas.TurnAnswer,
        operation_id="saySomething",
    ),
    api(
        "POST",
        "/api/sessions/{session_id}/process",
        endpoints.process,
        Audience.USER,
        response_model=schemas.Session,
        operation_id="processSession",
    ),
    api("POST", "/api/sessions/{session_id}/abandon", endpoints.abandon, Audience.USER, operation_id="abandonSession"),
    api("GET", "/api/sessions", endpoints.listing, Audience.USER, operation_id="listSessions"),
    api("GET", "/api/sessions/{session_id}", endpoints.one, Audience.USER, operation_id="getSession"),
    api(
        "GET",
        "/api/sessions/{session_id}/transcript",
        endpoints.transcript,
        Audience.USER,
        operation_id="getTranscript",
    ),
)
PAGES = (
    page("POST", "/scenarios/{scenario_id}/start", talk_pages.start_talk, Audience.USER),
    page("GET", "/practice/{session_id}", talk_pages.practice, Audience.USER),
    page("POST", "/practice/{session_id}", talk_pages.say_in_talk, Audience.USER),
    page("POST", "/practice/{session_id}/end", talk_pages.end_talk, Audience.USER),
    page("POST", "/practice/{session_id}/abandon", talk_pages.give_up_talk, Audience.USER),
    page("GET", "/sessions", pages.history, Audience.USER),
    page("GET", "/sessions/{session_id}", pages.result, Audience.USER),
)
