"""The root's answer: a description of what the caller may use."""

import json
from typing import Any

from hugobase.rest.catalogue.model import Catalogue, Routine, Table
from hugobase.rest.config import RestConfig
from hugobase.rest.errors import no_openapi, not_acceptable
from hugobase.rest.openapi.document import document
from hugobase.rest.request import media
from hugobase.rest.request.incoming import Incoming
from hugobase.rest.respond.answers import Answer
from hugobase.rest.run.bind import before
from hugobase.rest.run.runner import Runner, Watched
from hugobase.rest.run.settings import Caller
from hugobase.rest.run.transaction import Work

_SHOWN = (media.OPENAPI, media.JSON, media.ANY)

VISIBLE = """
select null, 0, json_build_object(
  'description', obj_description($1::text::regnamespace, 'pg_namespace'),
  'tables', coalesce((
    select json_agg(c.relname) from pg_catalog.pg_class c
    where c.relnamespace = $1::text::regnamespace and c.relkind in ('v', 'r', 'm', 'f', 'p') and not c.relispartition
      and (pg_has_role(c.relowner, 'USAGE')
        or has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
        or has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))), '[]'),
  'functions', coalesce((
    select json_agg(p.oid::bigint) from pg_catalog.pg_proc p
    where p.pronamespace = $1::text::regnamespace and has_function_privilege(p.oid, 'execute')), '[]')), null, null
"""


async def root_answer(
    runner: Runner, catalogue: Catalogue, config: RestConfig, request: Incoming, caller: Caller, client: Watched
) -> Answer:
    """Raises RestError."""
    if config.openapi == "disabled":
        raise no_openapi()
    accepted = media.accepted(request.header(b"accept"))
    if not any(wanted in _SHOWN for wanted in accepted):
        raise not_acceptable(wanted.text for wanted in accepted)
    schema = '"' + request.schema.replace('"', '""') + '"'
    steps = before(request, caller, catalogue, config, timezone=None, read_only=True)
    result = await runner.run(Work(steps, (VISIBLE, (schema.encode(),))), client)
    tables, routines, description = _visible(catalogue, config, request.schema, json.loads(result.body))
    made = document(catalogue, config, tables, routines, description)
    headers = [(b"content-type", media.OPENAPI.content_type.encode())]
    if request.negotiated:
        headers.append((b"content-profile", request.schema.encode()))
    return Answer(200, headers, json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode())


def _visible(
    catalogue: Catalogue, config: RestConfig, schema: str, found: dict[str, Any]
) -> tuple[list[Table], list[Routine], str | None]:
    tables = [table for name, table in sorted(catalogue.tables.items()) if name.schema == schema]
    routines = [one for name, group in sorted(catalogue.routines.items()) if name.schema == schema for one in group]
    if config.openapi == "follow-privileges":
        names, oids = set(found["tables"]), set(found["functions"])
        tables = [table for table in tables if table.name.name in names]
        routines = [routine for routine in routines if routine.oid in oids]
    return tables, routines, found["description"]
