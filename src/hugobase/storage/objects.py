"""Rows of storage.objects: how they are written, found, and shown."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import asyncpg

from hugobase.db import ReadDb, WriteDb

INSERT = """
insert into storage.objects (bucket_id, name, owner, owner_id, version, metadata, user_metadata)
values ($1, $2, $3, $4, $5, $6, $7)
"""

REPLACE = """
on conflict (bucket_id, name) do update set
  owner = excluded.owner, owner_id = excluded.owner_id, version = excluded.version, metadata = excluded.metadata,
  user_metadata = excluded.user_metadata
"""

ROW = (
    "name",
    "bucket_id",
    "owner",
    "owner_id",
    "version",
    "id",
    "updated_at",
    "created_at",
    "last_accessed_at",
    "metadata",
    "user_metadata",
)


@dataclass(frozen=True)
class NewObject:
    """A row to be written."""

    bucket: str
    key: str
    owner: uuid.UUID | None
    owner_id: str | None
    version: str
    metadata: Mapping[str, Any]
    user_metadata: Mapping[str, Any] | None

    def arguments(self) -> tuple[Any, ...]:
        user_metadata = None if self.user_metadata is None else dict(self.user_metadata)
        return (self.bucket, self.key, self.owner, self.owner_id, self.version, dict(self.metadata), user_metadata)


async def try_insert(tx: WriteDb, new: NewObject, *, upsert: bool) -> None:
    """What the caller would have to be allowed; raises what Postgres raises."""
    await tx.execute(INSERT + (REPLACE if upsert else ""), *new.arguments())


async def write(tx: WriteDb, new: NewObject, *, upsert: bool) -> tuple[asyncpg.Record, str | None]:
    """The row as written, and the version that it replaced."""
    old = await tx.fetchval(
        "select version from storage.objects where bucket_id = $1 and name = $2 for update", new.bucket, new.key
    )
    row = await tx.fetchrow(INSERT + (REPLACE if upsert else "") + f" returning {', '.join(ROW)}", *new.arguments())
    assert row is not None
    return row, old


async def find(tx: ReadDb, bucket: str, key: str) -> asyncpg.Record | None:
    return await tx.fetchrow(
        f"select {', '.join(ROW)} from storage.objects where bucket_id = $1 and name = $2",  # noqa: S608 — columns from this file
        bucket,
        key,
    )


def file_metadata(*, size: int, md5: str, media_type: str, cache_control: str, now: datetime) -> dict[str, Any]:
    """What is known of a stored file, under the names that S3 gave it."""
    return {
        "eTag": f'"{md5}"',
        "size": size,
        "mimetype": media_type,
        "cacheControl": cache_control,
        "lastModified": moment(now),
        "contentLength": size,
        "httpStatusCode": 200,
    }


def moment(value: datetime | None) -> str | None:
    """ISO 8601 in UTC with milliseconds, as JavaScript writes it."""
    return None if value is None else value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def row_json(row: asyncpg.Record) -> dict[str, Any]:
    """A row as clients see it: an owner that is not there is an empty string."""
    result: dict[str, Any] = {}
    for name in row.keys():  # noqa: SIM118 — a Record iterates over its values
        value = row[name]
        if isinstance(value, datetime):
            value = moment(value)
        elif isinstance(value, uuid.UUID):
            value = str(value)
        elif name in ("owner", "owner_id"):
            value = value or ""
        result[name] = value
    return result
