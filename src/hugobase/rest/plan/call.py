"""Planning calls: which of the functions of a name is meant, and how it gets its arguments."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hugobase.rest.catalogue.model import Catalogue, Parameter, Qualified, Routine
from hugobase.rest.errors import RestError
from hugobase.rest.plan.fields import names_in
from hugobase.rest.plan.tree import Node
from hugobase.rest.plan.write import needed_columns
from hugobase.rest.request import media
from hugobase.rest.request.media import Media
from hugobase.rest.similar import CLOSE, Similar

_SINGLE = {
    media.JSON.name: ("json", "jsonb"),
    media.TEXT.name: ("text",),
    media.XML.name: ("xml",),
    media.BINARY.name: ("bytea",),
}
_RAW = {media.TEXT.name: "text", media.XML.name: "xml", media.BINARY.name: "bytea"}


@dataclass(frozen=True, slots=True)
class CallPlan:
    """`parameters` are those that get a value: from slots of the request (`direct`), fields of the body, or the body whole."""

    routine: Routine
    parameters: tuple[Parameter, ...]
    source: Literal["direct", "body", "whole"]
    is_object: bool = True
    first_slot: int = 0
    columns: tuple[str, ...] = ("*",)


def plan_call(
    routine: Routine, keys: Iterable[str], read: Node, *, direct: bool, is_object: bool, first_slot: int
) -> CallPlan:
    given = set(keys)
    if len(routine.parameters) == 1 and not routine.parameters[0].name:
        return CallPlan(routine, routine.parameters, "whole", columns=_columns(read))
    parameters = tuple(parameter for parameter in routine.parameters if parameter.name in given)
    return CallPlan(routine, parameters, "direct" if direct else "body", is_object, first_slot, _columns(read))


def _columns(read: Node) -> tuple[str, ...]:
    names = needed_columns(read)
    if not names or "*" in names:
        return ("*",)
    return tuple(
        sorted(names | set(names_in(read.where)) | {sorting.ref.name for sorting in read.order if not sorting.join})
    )


def choose(catalogue: Catalogue, name: Qualified, keys: Iterable[str], body: Media | None) -> Routine:
    """The function that takes just these arguments; `body` is the type of a POST's. Raises RestError."""
    given = sorted(set(keys))
    routines = catalogue.routines.get(name, ())
    raw = body is not None and body.name in _RAW
    named = [routine for routine in routines if _takes(routine, set(given), raw=raw)]
    if not named and body is not None:
        named = [routine for routine in routines if _takes_whole(routine, body)]
    if len(named) == 1:
        return named[0]
    if named:
        raise _several(named)
    raise _none(catalogue, name, given, body, routines)


def _takes(routine: Routine, given: set[str], *, raw: bool) -> bool:
    if not routine.parameters:
        return not given and not raw
    required = {parameter.name for parameter in routine.parameters if parameter.required}
    known = {parameter.name for parameter in routine.parameters}
    return required <= given <= known


def _takes_whole(routine: Routine, body: Media) -> bool:
    if len(routine.parameters) != 1 or routine.parameters[0].name:
        return False
    return routine.parameters[0].type in _SINGLE.get(body.name, ())


def _several(found: list[Routine]) -> RestError:
    described = ", ".join(
        f"{one.name.schema}.{one.name.name}("
        + ", ".join(f"{parameter.name} => {parameter.type}" for parameter in one.parameters)
        + ")"
        for one in found
    )
    return RestError(
        300,
        "PGRST203",
        f"Could not choose the best candidate function between: {described}",
        hint="Try renaming the parameters or the function itself in the database so function overloading can be resolved",
    )


def _none(
    catalogue: Catalogue, name: Qualified, given: list[str], body: Media | None, routines: tuple[Routine, ...]
) -> RestError:
    function = f"{name.schema}.{name.name}"
    listed = ", ".join(given)
    raw = _RAW.get(body.name) if body is not None else None
    with_arguments = f" with parameter{'s' if len(given) > 1 else ''} {listed}" if given else " without parameters"
    if raw is not None:
        shown, searched = "", f" with a single unnamed {raw} parameter"
    else:
        shown = f"({listed})" if given else " without parameters"
        whole = body is not None and body == media.JSON
        searched = with_arguments + (" or with a single unnamed json/jsonb parameter" if whole else "")
    return RestError(
        404,
        "PGRST202",
        f"Could not find the function {function}{shown} in the schema cache",
        details=f"Searched for the function {function}{searched}, but no matches were found in the schema cache.",
        hint=None if raw is not None else _hint(catalogue, name, given, routines),
    )


def _hint(catalogue: Catalogue, name: Qualified, given: list[str], routines: tuple[Routine, ...]) -> str | None:
    if not routines:
        names = [known.name for known in catalogue.routines if known.schema == name.schema]
        found = Similar(names).best(name.name, least=CLOSE)
    else:
        lists = [f"({', '.join(sorted(parameter.name for parameter in one.parameters))})" for one in routines]
        best = Similar(lists).best(f"({', '.join(given)})")
        found = None if best is None else name.name + best
    return None if found is None else f"Perhaps you meant to call the function {name.schema}.{found}"
