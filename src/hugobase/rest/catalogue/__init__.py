"""The schema cache: what of the database may be named in a request, and how its tables are related."""
