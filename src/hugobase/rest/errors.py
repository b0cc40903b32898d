"""Every refusal of the protocol that is not PostgreSQL's own: one function each, with its code, status and words."""

import json
from collections.abc import Iterable, Mapping
from typing import Any


class RestError(Exception):
    """An answer that ends a request; `body` is what the client gets."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        details: Any = None,
        hint: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.details = details
        self.hint = hint
        self.headers = dict(headers or {})

    @property
    def body(self) -> bytes:
        fields = {"code": self.code, "message": self.message, "details": self.details, "hint": self.hint}
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def bad_query(message: str, details: str) -> RestError:
    return RestError(400, "PGRST100", message, details=details)


def bad_rpc_method(method: str) -> RestError:
    return RestError(405, "PGRST101", f"Cannot use the {method} method on RPC")


def bad_body(message: str) -> RestError:
    return RestError(400, "PGRST102", message)


def bad_range(details: str) -> RestError:
    return RestError(416, "PGRST103", "Requested range not satisfiable", details=details)


def out_of_bounds(offset: int, total: int) -> RestError:
    return bad_range(f"An offset of {offset} was requested, but there are only {total} rows.")


def bad_put_filters() -> RestError:
    return RestError(405, "PGRST105", "Filters must include all and only primary key columns with 'eq' operators")


def unknown_schema(schema: str, exposed: Iterable[str]) -> RestError:
    hint = f"Only the following schemas are exposed: {', '.join(exposed)}"
    return RestError(406, "PGRST106", f"Invalid schema: {schema}", hint=hint)


def not_acceptable(media: Iterable[str]) -> RestError:
    return RestError(406, "PGRST107", f"None of these media types are available: {', '.join(media)}")


def aliased_target(name: str, alias: str) -> RestError:
    return RestError(
        400,
        "PGRST108",
        f"'{name}' is not an embedded resource in this request",
        details="Target names are not allowed in filters if they have an alias",
        hint=f"Change '{name}' to '{alias}' in filters, orders or limits.",
    )


def not_embedded(name: str) -> RestError:
    return RestError(
        400,
        "PGRST108",
        f"'{name}' is not an embedded resource in this request",
        hint=f"Verify that '{name}' is included in the 'select' query parameter.",
    )


def bad_response_headers() -> RestError:
    return RestError(
        500,
        "PGRST111",
        "response.headers guc must be a JSON array composed of objects with a single key and a string value",
    )


def bad_response_status() -> RestError:
    return RestError(500, "PGRST112", "response.status guc must be a valid status code")


def put_with_limit() -> RestError:
    return RestError(400, "PGRST114", "limit/offset querystring parameters are not allowed for PUT")


def put_mismatch() -> RestError:
    return RestError(400, "PGRST115", "Payload values do not match URL in primary key column(s)")


def not_singular(count: int) -> RestError:
    return RestError(
        406,
        "PGRST116",
        "Cannot coerce the result to a single JSON object",
        details=f"The result contains {count} rows",
    )


def bad_method(method: str) -> RestError:
    return RestError(405, "PGRST117", f"Unsupported HTTP method: {method}")


def bad_related_order(origin: str, target: str) -> RestError:
    return RestError(
        400,
        "PGRST118",
        f"A related order on '{target}' is not possible",
        details=f"'{origin}' and '{target}' do not form a many-to-one or one-to-one relationship",
    )


def bad_raise(details: str, hint: str) -> RestError:
    return RestError(
        500,
        "PGRST121",
        "Could not parse JSON in the \"RAISE SQLSTATE 'PGRST'\" error",
        details=details,
        hint=hint,
    )


def bad_preferences(preferences: Iterable[str]) -> RestError:
    return RestError(
        400,
        "PGRST122",
        "Invalid preferences given with handling=strict",
        details=f"Invalid preferences: {', '.join(preferences)}",
    )


def no_aggregates() -> RestError:
    return RestError(400, "PGRST123", "Use of aggregate functions is not allowed")


def too_many_affected(count: int) -> RestError:
    return RestError(
        400,
        "PGRST124",
        "Query result exceeds max-affected preference constraint",
        details=f"The query affects {count} rows",
    )


def bad_path() -> RestError:
    return RestError(404, "PGRST125", "Invalid path specified in request URL")


def no_openapi() -> RestError:
    return RestError(404, "PGRST126", "Root endpoint metadata is disabled")


def not_implemented(details: str) -> RestError:
    return RestError(400, "PGRST127", "Feature not implemented", details=details)


def max_affected_on_single() -> RestError:
    return RestError(
        400,
        "PGRST128",
        "Function must return SETOF or TABLE when max-affected preference is used with handling=strict",
    )


def unknown_column(table: str, column: str) -> RestError:
    return RestError(400, "PGRST204", f"Could not find the '{column}' column of '{table}' in the schema cache")


def unknown_table(schema: str, name: str, suggestion: str | None) -> RestError:
    return RestError(
        404,
        "PGRST205",
        f"Could not find the table '{schema}.{name}' in the schema cache",
        hint=f"Perhaps you meant the table '{schema}.{suggestion}'" if suggestion else None,
    )


def unavailable(code: str, message: str, status: int = 503) -> RestError:
    return RestError(status, code, message)


def bad_token(code: str, message: str) -> RestError:
    challenge = f'Bearer error="invalid_token", error_description="{message}"'
    return RestError(401, code, message, headers={"WWW-Authenticate": challenge})


def too_large(what: str) -> RestError:
    status = 413 if what == "body" else 414
    return RestError(status, "PGRST102" if what == "body" else "PGRST100", f"The request's {what} is too long")
