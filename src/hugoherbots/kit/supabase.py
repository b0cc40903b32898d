"""The official Supabase clients, made per request over one HTTP transport: in process, or the network."""

from __future__ import annotations

import httpx
from storage3 import AsyncStorageClient
from supabase_auth import AsyncGoTrueClient

from hugoherbots.kit.protocols import CLIENT_HEADER

USERS_A_PAGE = 200


class Supabase:
    """Auth and Storage of one project; the only way the product reaches either.

    `http` carries every call: an in-process ASGI transport in embedded mode, the network in hosted mode.
    """

    def __init__(self, url: str, anon_key: str, service_role_key: str, http: httpx.AsyncClient) -> None:
        self.url = url.rstrip("/")
        self.anon_key = anon_key
        self._service_role_key = service_role_key
        self._http = http

    def _headers(self, token: str | None) -> dict[str, str]:
        return {"apikey": self.anon_key, "Authorization": f"Bearer {token or self.anon_key}"}

    def auth(self, client_address: str | None = None) -> AsyncGoTrueClient:
        """A client that remembers nothing between requests; `client_address` is passed on for its limits."""
        headers = self._headers(None)
        if client_address:
            headers[CLIENT_HEADER] = client_address
        return AsyncGoTrueClient(
            url=f"{self.url}/auth/v1",
            headers=headers,
            http_client=self._http,
            auto_refresh_token=False,
            persist_session=False,
        )

    def admin_auth(self) -> AsyncGoTrueClient:
        """The Admin API, for the few callers that make or remove users."""
        headers = {"apikey": self._service_role_key, "Authorization": f"Bearer {self._service_role_key}"}
        return AsyncGoTrueClient(
            url=f"{self.url}/auth/v1",
            headers=headers,
            http_client=self._http,
            auto_refresh_token=False,
            persist_session=False,
        )

    async def user_id_of(self, email: str) -> str | None:
        """The id of the user with an address, found page by page by the Admin API; None when there is none."""
        admin, page = self.admin_auth().admin, 1
        while users := await admin.list_users(page=page, per_page=USERS_A_PAGE):
            for user in users:
                if (user.email or "").lower() == email.strip().lower():
                    return user.id
            page += 1
        return None

    def storage(self, token: str) -> AsyncStorageClient:
        """Storage as the person whose token it is, so that his policies decide."""
        return AsyncStorageClient(f"{self.url}/storage/v1/", self._headers(token), http_client=self._http)

    async def sign_out(self, token: str, scope: str = "local") -> None:
        """Ends the session of a token; a session that is gone already is no error."""
        answer = await self._http.post(
            f"{self.url}/auth/v1/logout", params={"scope": scope}, headers=self._headers(token)
        )
        if answer.status_code not in (204, 401, 403, 404):
            answer.raise_for_status()

    def service_token(self, caller: str) -> str:
        """The token that passes row-level security, for a named caller that acts when no user is asking."""
        assert caller
        return self._service_role_key
