"""From a request's shape to everything that requests of that shape share; the service keeps what this answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hugobase.rest.catalogue.model import Catalogue, Parameter, Qualified, Routine, Table
from hugobase.rest.config import RestConfig
from hugobase.rest.errors import bad_preferences, max_affected_on_single, unknown_table
from hugobase.rest.plan.call import CallPlan, choose, plan_call
from hugobase.rest.plan.negotiate import NO_BODY, Body, negotiate
from hugobase.rest.plan.read import ReadRules, plan_read
from hugobase.rest.plan.tree import Node
from hugobase.rest.plan.write import WriteKind, plan_write
from hugobase.rest.request import media, prefer
from hugobase.rest.request.media import Media
from hugobase.rest.request.payload import Payload
from hugobase.rest.request.prefer import Preferences
from hugobase.rest.request.syntax import Query
from hugobase.rest.similar import CLOSE, Similar
from hugobase.rest.sql import statements
from hugobase.rest.sql.statements import Counting
from hugobase.rest.sql.writer import Statement

WRITES: dict[str, WriteKind] = {"POST": "create", "PATCH": "update", "PUT": "put", "DELETE": "delete"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The shape of a request, as far as plans go."""

    method: str
    schema: str
    name: str
    query: Query
    accepted: Sequence[Media]
    preferences: Preferences
    ranged: bool
    """Whether limit, offset or a Range header narrow the root."""
    first_rows: int | None
    """The limit when it is small and nothing is passed over: a number that Postgres should plan for."""
    value_count: int
    """How many values the query string has."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What is shared by all requests of one shape; statements take their values from each of them."""

    kind: str
    target: str
    statement: Statement
    media: Media
    preferences: Preferences
    applied: str | None
    body: Body
    explain: Statement | None = None
    writes: bool = False
    routine: Routine | None = None
    arguments: tuple[Parameter, ...] = ()
    whole_body: str | None = None
    """The type of the one parameter that takes the body whole."""


def plan_table_read(catalogue: Catalogue, config: RestConfig, asked: Asked) -> Planned:
    table = find_table(catalogue, asked)
    rules = _rules(config, asked)
    node = plan_read(asked.query, catalogue, table.name, rules)
    body, kind = _negotiated(catalogue, config, asked, table.name, node)
    _check_preferences(asked.preferences)
    if asked.method == "HEAD":
        body = NO_BODY
    counting = _counting(config, asked)
    return Planned(
        "read",
        asked.name,
        statements.read(node, body, kind, counting, root_range=_by_slots(asked, node)),
        kind,
        asked.preferences,
        prefer.applied(asked.preferences, kind="read"),
        body,
        explain=_explain(asked, node, kind),
    )


def plan_table_write(catalogue: Catalogue, config: RestConfig, asked: Asked, payload: Payload | None) -> Planned:
    table = find_table(catalogue, asked)
    preferences = asked.preferences
    kind = WRITES[asked.method]
    node = plan_read(
        asked.query,
        catalogue,
        table.name,
        replace(_rules(config, asked), from_source=True, root_filters=False, ranges=False),
    )
    write = plan_write(kind, asked.query, catalogue, table, preferences, payload, node)
    _check_preferences(preferences)
    body, shown = _negotiated(catalogue, config, asked, table.name, node)
    if preferences.representation != "representation":
        body = NO_BODY
    location = kind == "create" and preferences.representation == "headers-only"
    resolves = bool(table.primary_key) or asked.query.on_conflict is not None
    return Planned(
        kind,
        asked.name,
        statements.write(write, node, body, shown, location=location),
        shown,
        preferences,
        prefer.applied(preferences, kind=kind, resolution=kind == "create" and resolves),
        body,
        writes=True,
    )


def plan_routine_call(
    catalogue: Catalogue, config: RestConfig, asked: Asked, payload: Payload | None, content: Media
) -> Planned:
    preferences = asked.preferences
    post = asked.method == "POST"
    keys = payload.keys if payload is not None else tuple(name for name, _ in asked.query.arguments)
    routine = choose(catalogue, Qualified(asked.schema, asked.name), keys, content if post else None)
    target = Qualified(asked.schema, routine.returns.name if routine.composite else asked.name)
    node = plan_read(asked.query, catalogue, target, replace(_rules(config, asked), from_source=True))
    direct = not post or content == media.FORM
    is_object = payload.is_object if payload is not None else True
    plan = plan_call(routine, keys, node, direct=direct, is_object=is_object, first_slot=asked.value_count)
    body, shown = _negotiated(catalogue, config, asked, target, node)
    _check_preferences(preferences)
    if preferences.max_affected is not None and preferences.strict and not routine.returns_set:
        raise max_affected_on_single()
    if asked.method == "HEAD":
        body = NO_BODY
    return Planned(
        "call",
        asked.name,
        statements.call(plan, node, body, shown, _counting(config, asked), root_range=_by_slots(asked, node)),
        shown,
        preferences,
        prefer.applied(preferences, kind="call"),
        body,
        writes=post and routine.volatility == "v",
        routine=routine,
        arguments=plan.parameters if plan.source == "direct" else (),
        whole_body=_whole(plan),
    )


def _by_slots(asked: Asked, node: Node) -> bool:
    """Whether the root's limit and offset are parameters; a small limit is written out."""
    if asked.first_rows is not None:
        node.limits.cap = asked.first_rows
        return False
    return asked.ranged


def _whole(plan: CallPlan) -> str | None:
    return plan.parameters[0].type if plan.source == "whole" else None


def find_table(catalogue: Catalogue, asked: Asked) -> Table:
    table = catalogue.table(Qualified(asked.schema, asked.name))
    if table is None:
        names = [known.name for known in catalogue.tables if known.schema == asked.schema]
        raise unknown_table(asked.schema, asked.name, Similar(names).best(asked.name, least=CLOSE))
    return table


def _rules(config: RestConfig, asked: Asked) -> ReadRules:
    return ReadRules(
        asked.schema,
        max_rows=config.max_rows,
        aggregates=config.aggregates,
        legacy_target_names=config.legacy_target_names,
    )


def _negotiated(
    catalogue: Catalogue, config: RestConfig, asked: Asked, target: Qualified, node: Node
) -> tuple[Body, Media]:
    return negotiate(asked.accepted, catalogue, target, default_select=node.default_select, plans=config.plans)


def _check_preferences(preferences: Preferences) -> None:
    if preferences.strict and preferences.invalid:
        raise bad_preferences(preferences.invalid)


def _counting(config: RestConfig, asked: Asked) -> Counting:
    count = asked.preferences.count
    return Counting(
        total=count in {"exact", "estimated"},
        ranged=asked.ranged or config.max_rows is not None,
        most=config.max_rows if count == "estimated" else None,
    )


def _explain(asked: Asked, node: Node, kind: Media) -> Statement | None:
    if asked.preferences.count not in {"planned", "estimated"} or kind.plan_of is not None:
        return None
    return statements.explain_count(node)
