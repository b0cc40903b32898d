"""The routes of sessions."""

from __future__ import annotations

from hugoherbots.kit.routing import Audience, api
from hugoherbots.sessions import endpoints, schemas

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
