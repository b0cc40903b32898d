"""Which names buckets and objects may have, and which media types a bucket takes."""

import re
from collections.abc import Sequence

from hugobase.storage.errors import BAD_BUCKET_NAME, BAD_KEY, MIME

KEY = re.compile(r"[A-Za-z0-9_/!.*'() &$=@;:+,?-]+")
BUCKET = re.compile(r"[A-Za-z0-9_!.*'() &$=@;:+,?-]{1,100}")
MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/(\*|[a-z0-9!#$&^_.+-]+)", re.IGNORECASE)
LONGEST_KEY = 1024


def check_key(key: str) -> None:
    """Raises StorageError; the letters are those that are safe in S3, too."""
    if len(key) > LONGEST_KEY or KEY.fullmatch(key) is None:
        raise BAD_KEY.error(key=key)


def check_bucket_name(name: str) -> None:
    if BUCKET.fullmatch(name) is None or name != name.strip():
        raise BAD_BUCKET_NAME.error()


def check_media_types(types: Sequence[str]) -> None:
    """What a bucket is told to accept: `image/png`, `image/*`."""
    for media_type in types:
        if MEDIA_TYPE.fullmatch(media_type) is None:
            raise MIME.error(mime=media_type)


def check_accepted(media_type: str, accepted: Sequence[str] | None) -> None:
    """Whether a bucket takes this kind; no list takes every one. Raises StorageError."""
    if not accepted:
        return
    bare = media_type.split(";", 1)[0].strip().lower()
    family = f"{bare.split('/', 1)[0]}/*"
    if not {bare, family, "*/*", "*"} & {one.lower() for one in accepted}:
        raise MIME.error(mime=media_type)
