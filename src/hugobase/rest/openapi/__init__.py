"""The description of the API that the root answers, in OpenAPI 2.0."""
