"""Middleware that finds out who is asking, and renews a browser's expired session on the way."""

from __future__ import annotations

from uuid import UUID

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from supabase_auth.errors import AuthError

from hugoherbots.kit import cookies
from hugoherbots.kit.errors import Problem, is_api, problem_response
from hugoherbots.kit.identity import Identity
from hugoherbots.kit.supabase import Supabase
from hugoherbots.kit.tokens import InvalidToken, TokenVerifier

log = structlog.get_logger(__name__)


class IdentityMiddleware:
    """Puts `identity` into the request's state: from a bearer token, else from the session cookies.

    A bad bearer token is refused at once on the API; a bad cookie only means that nobody is signed in. When the access
    cookie has run out and the refresh cookie still holds, the session is renewed and the new cookies go with the answer.
    """

    def __init__(self, app: ASGIApp, *, verify: TokenVerifier, supabase: Supabase, secure: bool) -> None:
        self.app = app
        self.verify = verify
        self.supabase = supabase
        self.secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["identity"] = None
        authorization = Headers(scope=scope).get("authorization", "")
        if authorization[:7].lower() == "bearer ":
            try:
                state["identity"] = await self._identify(authorization[7:].strip())
            except InvalidToken as error:
                problem = Problem(401, "invalid_token", str(error), headers={"WWW-Authenticate": "Bearer"})
                if is_api(scope):
                    await problem_response(problem)(scope, receive, send)
                    return
            state["by_header"] = True
            await self.app(scope, receive, send)
            return
        renewed = await self._from_cookies(Request(scope))
        await self.app(scope, receive, self._with_cookies(renewed, send) if renewed else send)

    async def _identify(self, token: str) -> Identity | None:
        claims = await self.verify(token)
        if "sub" not in claims:
            return None  # the anon key names no person
        try:
            return Identity(UUID(str(claims["sub"])), claims, token)
        except ValueError:
            raise InvalidToken("The token's subject is not a user.") from None

    async def _from_cookies(self, request: Request) -> Response | None:
        access, refresh = cookies.session_cookies(request)
        if access:
            try:
                request.scope["state"]["identity"] = await self._identify(access)
            except InvalidToken:
                access = None
        if access or not refresh:
            return None
        return await self._renew(request, refresh)

    async def _renew(self, request: Request, refresh: str) -> Response | None:
        holder = Response()
        try:
            answer = await self.supabase.auth().refresh_session(refresh)
        except AuthError as error:
            if getattr(error, "status", 0) not in (400, 401, 403):
                return None  # Auth is away: the browser keeps its session for later
            cookies.clear_session(holder, secure=self.secure)
            return holder
        if answer.session is None:
            return None
        session = answer.session
        tokens = cookies.Tokens(session.access_token, session.refresh_token, session.expires_in)
        cookies.set_session(holder, tokens, secure=self.secure)
        request.scope["state"]["identity"] = await self._identify(session.access_token)
        return holder

    @staticmethod
    def _with_cookies(holder: Response, send: Send) -> Send:
        async def send_with_cookies(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                already = {value.split("=", 1)[0] for value in headers.getlist("set-cookie")}
                for value in holder.headers.getlist("set-cookie"):
                    if value.split("=", 1)[0] not in already:
                        headers.append("set-cookie", value)
            await send(message)

        return send_with_cookies
