"""Files that no row names: what a crash has left between storing a file and writing its row."""

from datetime import timedelta

from hugobase.db import Db
from hugobase.outside import Clock
from hugobase.storage.blobs import FileBlobs

YOUNGEST = timedelta(hours=1)
"""A younger file may belong to an upload whose row is still to be written, perhaps by another process."""

BATCH = 500


async def remove_orphans(db: Db, blobs: FileBlobs, clock: Clock) -> int:
    """Remove files older than an hour that belong to no object; answers how many."""
    names = blobs.older_than(clock() - YOUNGEST)
    removed = 0
    for start in range(0, len(names), BATCH):
        batch = names[start : start + BATCH]
        async with db.as_owner("supabase_storage_admin") as tx:
            rows = await tx.fetch("select version from storage.objects where version = any($1)", batch)
        orphans = set(batch) - {row["version"] for row in rows}
        await blobs.delete(orphans)
        removed += len(orphans)
    return removed
