"""storage-api's protocol at /storage/v1: buckets, objects and signed URLs; blobs.py has the stores."""
