"""From a plan and the values of one request to the work of its transaction."""

from dataclasses import dataclass

from hugobase.rest.catalogue.model import Catalogue
from hugobase.rest.config import RestConfig
from hugobase.rest.errors import RestError, bad_body, not_singular, put_mismatch, too_many_affected
from hugobase.rest.plan.planner import Planned
from hugobase.rest.request.conditions import array_literal
from hugobase.rest.request.incoming import Incoming
from hugobase.rest.request.payload import Payload
from hugobase.rest.request.query import RawQuery
from hugobase.rest.request.ranges import RowRange
from hugobase.rest.run.settings import Caller, Circumstances, search_path, settings_step
from hugobase.rest.run.transaction import Check, Result, Work
from hugobase.rest.run.wire import Step
from hugobase.rest.sql.body import BODY_SLOT
from hugobase.rest.sql.read import LIMIT_SLOT, OFFSET_SLOT
from hugobase.rest.sql.writer import Statement, identifier


@dataclass(slots=True)
class Values:
    """What fills the slots of a plan's statements."""

    raw: RawQuery
    payload: Payload | None
    rows: RowRange


def bind(statement: Statement, planned: Planned, values: Values) -> Step:
    if not statement.sources:
        return statement.sql, ()
    slots = [value.encode(errors="replace") for value in values.raw.values]
    slots += _arguments(planned, values)
    parameters: list[bytes | None] = []
    for source in statement.sources:
        if isinstance(source, bytes):
            parameters.append(source)
        elif source >= 0:
            parameters.append(slots[source])
        else:
            parameters.append(_special(source, planned, values))
    return statement.sql, parameters


def _special(source: int, planned: Planned, values: Values) -> bytes | None:
    if source == LIMIT_SLOT:
        return None if values.rows.count is None else b"%d" % values.rows.count
    if source == OFFSET_SLOT:
        return b"%d" % values.rows.first
    assert source == BODY_SLOT
    text = values.payload.text if values.payload is not None else b"{}"
    if planned.whole_body == "bytea":
        return b"\\x" + text.hex().encode()
    if b"\0" in text:
        raise bad_body("The body must not contain the character NUL")
    return text


def _arguments(planned: Planned, values: Values) -> list[bytes]:
    """Values of a function's arguments from the query string or a form; repeated ones make a variadic array."""
    if not planned.arguments:
        return []
    fields = values.payload.fields if values.payload is not None else None
    given = values.raw.arguments if fields is None else list(fields)
    found = []
    for parameter in planned.arguments:
        texts = [value for name, value in given if name == parameter.name]
        text = array_literal(texts) if parameter.variadic else texts[-1]
        found.append(text.encode(errors="replace"))
    return found


def before(
    request: Incoming,
    caller: Caller,
    catalogue: Catalogue,
    config: RestConfig,
    *,
    timezone: str | None,
    read_only: bool,
    further: tuple[tuple[str, str], ...] = (),
) -> tuple[Step, ...]:
    """What a transaction begins with: its settings, and the function that every request calls first."""
    told = Circumstances(
        caller, request.schema, request.method, request.path, request.headers, timezone, read_only, further
    )
    settings = settings_step(
        told,
        search_path(request.schema, config.extra_search_path),
        timeout=b"%d" % int(config.statement_timeout * 1000),
        role=catalogue.role_settings.get(caller.role, {}),
        app=config.app_settings,
    )
    return (settings,) if config.pre_request is None else (settings, (pre_request(config.pre_request), ()))


def work_for(
    planned: Planned, values: Values, request: Incoming, caller: Caller, catalogue: Catalogue, config: RestConfig
) -> Work:
    routine = planned.routine
    role = catalogue.role_settings.get(caller.role, {})
    isolation = (routine.isolation if routine else None) or role.get("default_transaction_isolation")
    steps = before(
        request,
        caller,
        catalogue,
        config,
        timezone=planned.preferences.timezone,
        read_only=not planned.writes,
        further=routine.settings if routine else (),
    )
    tx = planned.preferences.tx
    return Work(
        steps,
        bind(planned.statement, planned, values),
        explain=None if planned.explain is None else bind(planned.explain, planned, values),
        writes=planned.writes,
        rollback=tx == "rollback" or (config.tx_rollback and tx != "commit"),
        isolation=isolation_level(isolation),
        check=_check(planned),
        shows_plan=planned.media.plan_of is not None,
    )


def pre_request(name: tuple[str, str]) -> str:
    return f"select {identifier(name[0])}.{identifier(name[1])}()"


def isolation_level(name: str | None) -> str | None:
    """One that differs from the default."""
    level = (name or "").lower().strip("'\" ")
    return level if level in {"serializable", "repeatable read"} else None


def _check(planned: Planned) -> Check | None:
    preferences = planned.preferences
    most = preferences.max_affected if preferences.strict and planned.kind in {"update", "delete", "call"} else None
    if planned.media.plan_of is not None or not (planned.kind == "put" or planned.media.singular or most is not None):
        return None

    def check(result: Result) -> RestError | None:
        if planned.kind == "put":
            return None if result.count == 1 else put_mismatch()
        if planned.media.singular and result.count != 1:
            return not_singular(result.count)
        if most is not None and result.count > most:
            return too_many_affected(result.count)
        return None

    return check
