"""Storage under policies: whose files are whose, and that every way to a file asks them."""

from typing import Any

import httpx
import pytest

POLICIES = """
insert into storage.buckets (id, name) values ('own', 'own');
create policy own_select on storage.objects for select to authenticated
  using (bucket_id = 'own' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy own_insert on storage.objects for insert to authenticated
  with check (bucket_id = 'own' and (storage.foldername(name))[1] = (select auth.uid())::text
    and storage.allow_any_operation(array['object.upload', 'object.upload_update', 'object.copy', 'object.sign_upload_url']));
create policy own_update on storage.objects for update to authenticated
  using (bucket_id = 'own' and owner_id = (select auth.uid())::text);
create policy own_delete on storage.objects for delete to authenticated
  using (bucket_id = 'own' and owner_id = (select auth.uid())::text);
"""


@pytest.fixture(scope="module", autouse=True)
async def policies(backend: Any) -> None:
    await backend.run_sql(POLICIES)


class Person:
    """A user with his folder in the bucket `own`."""

    def __init__(self, backend: Any, headers: dict[str, str], folder: str) -> None:
        self._http: httpx.AsyncClient = backend.http
        self._headers = headers
        self.folder = folder

    async def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {**self._headers, **more.pop("headers", {})}
        return await self._http.request(method, f"/storage/v1{path}", headers=headers, **more)

    async def upload(self, key: str, content: str = "mine", **more: Any) -> httpx.Response:
        return await self.ask("POST", f"/object/own/{key}", content=content, **more)


async def person(backend: Any, name: str) -> Person:
    user = await backend.user(name)
    return Person(backend, await backend.headers_as(name), user["user"]["id"])


@pytest.fixture
async def an(backend: Any) -> Person:
    return await person(backend, "an")


@pytest.fixture
async def bo(backend: Any) -> Person:
    return await person(backend, "bo")


async def test_a_user_keeps_files_of_his_own(an: Person) -> None:
    assert (await an.upload(f"{an.folder}/a.txt")).status_code == 200
    assert (await an.ask("GET", f"/object/own/{an.folder}/a.txt")).text == "mine"
    [entry] = (await an.ask("POST", "/object/list/own", json={"prefix": an.folder})).json()
    assert entry["name"] == "a.txt"


async def test_the_row_says_whose_it_is(backend: Any, an: Person) -> None:
    await an.upload(f"{an.folder}/owned.txt")
    async with backend.db.as_owner("supabase_storage_admin") as tx:
        row = await tx.fetchrow("select owner, owner_id from storage.objects where name like '%/owned.txt'")
    assert (str(row["owner"]), row["owner_id"]) == (an.folder, an.folder)


async def test_another_users_files_are_not_there(an: Person, bo: Person) -> None:
    key = f"{an.folder}/secret.txt"
    await an.upload(key)
    for method, path in (
        ("GET", f"/object/own/{key}"),
        ("GET", f"/object/authenticated/own/{key}"),
        ("GET", f"/object/info/own/{key}"),
    ):
        answer = await bo.ask(method, path)
        assert answer.json()["code"] == "NoSuchKey", path
    assert (await bo.ask("POST", f"/object/sign/own/{key}", json={"expiresIn": 60})).json()["code"] == "NoSuchKey"
    assert (await bo.ask("POST", "/object/list/own", json={"prefix": an.folder})).json() == []
    assert (await bo.ask("DELETE", "/object/own", json={"prefixes": [key]})).json() == []
    assert (await bo.ask("DELETE", f"/object/own/{key}")).json()["code"] == "AccessDenied"
    assert (await an.ask("GET", f"/object/own/{key}")).text == "mine"


async def test_nobody_writes_into_anothers_folder(an: Person, bo: Person) -> None:
    refused = await bo.upload(f"{an.folder}/planted.txt")
    assert refused.json()["code"] == "AccessDenied"
    await bo.upload(f"{bo.folder}/mine.txt")
    for path in ("/object/move", "/object/copy"):
        ends = {"bucketId": "own", "sourceKey": f"{bo.folder}/mine.txt", "destinationKey": f"{an.folder}/planted.txt"}
        assert (await bo.ask("POST", path, json=ends)).json()["code"] == "AccessDenied", path


async def test_nobody_replaces_anothers_file(an: Person, bo: Person) -> None:
    key = f"{an.folder}/kept.txt"
    await an.upload(key)
    assert (await bo.ask("PUT", f"/object/own/{key}", content="theirs")).json()["code"] == "AccessDenied"
    assert (await bo.upload(key, "theirs", headers={"x-upsert": "true"})).json()["code"] == "AccessDenied"
    assert (await an.ask("GET", f"/object/own/{key}")).text == "mine"


async def test_ones_own_file_may_be_replaced_moved_and_copied(an: Person) -> None:
    first, second, third = (f"{an.folder}/{name}.txt" for name in ("first", "second", "third"))
    await an.upload(first, "1")
    assert (await an.upload(first, "2", headers={"x-upsert": "true"})).status_code == 200
    ends = {"bucketId": "own", "sourceKey": first, "destinationKey": second}
    assert (await an.ask("POST", "/object/move", json=ends)).json() == {"message": "Successfully moved"}
    ends = {"bucketId": "own", "sourceKey": second, "destinationKey": third}
    assert (await an.ask("POST", "/object/copy", json=ends)).status_code == 200
    assert (await an.ask("GET", f"/object/own/{third}")).text == "2"
    assert len((await an.ask("DELETE", "/object/own", json={"prefixes": [second, third]})).json()) == 2


async def test_a_signed_url_opens_one_object_for_a_while(backend: Any, an: Person) -> None:
    await an.upload(f"{an.folder}/shared.txt")
    await an.upload(f"{an.folder}/other.txt")
    path = f"/object/sign/own/{an.folder}/shared.txt"
    url = (await an.ask("POST", path, json={"expiresIn": 60})).json()["signedURL"]
    opened = await backend.http.get(f"/storage/v1{url}")
    assert (opened.text, opened.headers["expires"][-3:]) == ("mine", "GMT")
    assert "cache-control" not in opened.headers
    elsewhere = await backend.http.get(f"/storage/v1{url.replace('shared', 'other')}")
    assert elsewhere.json()["code"] == "InvalidSignature"
    backend.clock.advance(seconds=60)
    late = await backend.http.get(f"/storage/v1{url}")
    assert late.json()["message"] == '"exp" claim timestamp check failed'


async def test_an_upload_may_be_left_to_somebody_else(backend: Any, an: Person) -> None:
    path = f"/object/upload/sign/own/{an.folder}/left.txt"
    token = (await an.ask("POST", path, json={})).json()["token"]
    sent = await backend.http.put(f"/storage/v1{path}", params={"token": token}, content="from outside")
    assert sent.json() == {"Key": f"own/{an.folder}/left.txt"}
    again = await backend.http.put(f"/storage/v1{path}", params={"token": token}, content="again")
    assert again.json()["code"] == "KeyAlreadyExists"
    assert (await an.ask("GET", f"/object/own/{an.folder}/left.txt")).text == "from outside"
    reading = await backend.http.get(f"/storage/v1/object/sign/own/{an.folder}/left.txt", params={"token": token})
    assert reading.json()["code"] == "InvalidSignature"


async def test_a_token_of_a_strange_role_is_refused(backend: Any) -> None:
    token = backend.keys.sign({"role": "postgres", "exp": 2_000_000_000})
    answer = await backend.http.get("/storage/v1/bucket", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["message"]) == (500, "database error, code: 22023")
