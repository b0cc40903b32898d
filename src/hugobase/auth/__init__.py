"""GoTrue's protocol at /auth/v1: one file an endpoint, routes.py shows them all with their guards."""
