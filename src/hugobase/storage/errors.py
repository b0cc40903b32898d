"""Everything that Storage refuses; the HTTP status is 400 for most, and `statusCode` in the body tells the real one."""

from dataclasses import dataclass
from typing import Final

import asyncpg

INTERNAL = 500


class StorageError(Exception):
    """A refusal that the caller is told about."""

    def __init__(self, status: int, error: str, code: str, message: str, *, http: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.error = error
        self.code = code
        self.message = message
        self.http = http or (INTERNAL if status >= INTERNAL else 400)


@dataclass(frozen=True)
class Problem:
    """One kind of refusal; `raise PROBLEM.error(key=…)` fills the braces of its message."""

    status: int
    kind: str
    code: str
    message: str
    http: int | None = None

    def error(self, **values: object) -> StorageError:
        return StorageError(self.status, self.kind, self.code, self.message.format(**values), http=self.http)


NO_BUCKET = Problem(404, "Bucket not found", "NoSuchBucket", "Bucket not found")
NO_OBJECT = Problem(404, "not_found", "NoSuchKey", "Object not found")
REFUSED = Problem(403, "Unauthorized", "AccessDenied", "new row violates row-level security policy")
DENIED = Problem(403, "Unauthorized", "AccessDenied", "Access denied")
BAD_TOKEN = Problem(403, "Unauthorized", "AccessDenied", "{reason}")
OBJECT_EXISTS = Problem(409, "Duplicate", "KeyAlreadyExists", "The resource already exists")
TARGET_EXISTS = Problem(409, "Duplicate", "ResourceAlreadyExists", "The resource already exists")
BUCKET_EXISTS = Problem(409, "Duplicate", "BucketAlreadyExists", "The resource already exists")
BUCKET_NOT_EMPTY = Problem(409, "ResourceNotEmpty", "ResourceNotEmpty", "The bucket you tried to delete is not empty")
TOO_LARGE = Problem(413, "Payload too large", "EntityTooLarge", "The object exceeded the maximum allowed size")
MIME = Problem(415, "invalid_mime_type", "InvalidMimeType", "mime type {mime} is not supported")
BAD_KEY = Problem(400, "InvalidKey", "InvalidKey", "Invalid key: {key}")
BAD_BUCKET_NAME = Problem(400, "Invalid Input", "InvalidBucketName", "Bucket name invalid")
BAD_SIGNED_TOKEN = Problem(400, "InvalidJWT", "InvalidJWT", "{reason}")
OTHER_SIGNATURE = Problem(400, "InvalidSignature", "InvalidSignature", "Invalid signature")
BAD_RANGE = Problem(416, "invalid_range", "InvalidRange", "invalid range provided", http=416)
BAD_REQUEST = Problem(400, "Error", "InvalidRequest", "{reason}")
BAD_JSON = Problem(
    400, "FastifyError", "InvalidRequest", "Body is not valid JSON but content-type is set to 'application/json'"
)
NO_CONTENT = Problem(400, "InvalidUploadedFile", "InvalidRequest", "No content provided")
UNAVAILABLE = Problem(503, "DatabaseError", "DatabaseError", "The database cannot be reached just now")
DATABASE = Problem(500, "DatabaseError", "DatabaseError", "database error, code: {sqlstate}")
UNEXPECTED = Problem(500, "Internal", "InternalError", "Internal Server Error")

LOCKED = Problem(423, "ResourceLocked", "ResourceLocked", "The resource is locked")
TIMEOUT = Problem(544, "DatabaseTimeout", "DatabaseTimeout", "The connection to the database timed out")
BAD_VALUE = Problem(400, "Error", "InvalidRequest", "invalid input syntax")

BY_SQLSTATE: Final = {
    "42501": REFUSED,
    "23505": OBJECT_EXISTS,
    "23503": NO_BUCKET,
    "55P03": LOCKED,
    "57014": TIMEOUT,
    "22P02": BAD_VALUE,
}


def from_postgres(error: asyncpg.PostgresError, *, duplicate: Problem = OBJECT_EXISTS) -> StorageError:
    """What a caller is told of the database's refusal; `duplicate` says what the row stands for."""
    sqlstate = error.sqlstate or "XX000"
    if sqlstate == "23505":
        return duplicate.error()
    problem = BY_SQLSTATE.get(sqlstate)
    return problem.error() if problem else DATABASE.error(sqlstate=sqlstate)
