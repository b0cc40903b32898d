"""Files without a row are removed once they are old enough; files with one never."""

import os
from datetime import timedelta
from typing import Any

from hugobase.storage.blobs import FileBlobs
from hugobase.storage.orphans import remove_orphans


async def test_only_old_files_without_a_row_go(backend: Any) -> None:
    headers = await backend.headers_as("service")
    await backend.http.post("/storage/v1/bucket", json={"name": "kept"}, headers=headers)
    await backend.http.post("/storage/v1/object/kept/a.txt", content="kept", headers=headers)
    now = backend.clock().timestamp()
    for name, age in (("old", 3601), ("young", 60)):
        path = backend.files / name[:2] / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
        os.utime(path, (now - age, now - age))
    for path in backend.files.glob("??/*-*"):
        os.utime(path, (now - 99_999, now - 99_999))
    assert await remove_orphans(backend.db, FileBlobs(backend.files), backend.clock) == 1
    assert not (backend.files / "ol" / "old").exists()
    assert (backend.files / "yo" / "young").exists()
    assert (await backend.http.get("/storage/v1/object/kept/a.txt", headers=headers)).text == "kept"
    backend.clock.advance(seconds=timedelta(hours=2).total_seconds())
    assert await remove_orphans(backend.db, FileBlobs(backend.files), backend.clock) == 1
