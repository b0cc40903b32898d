"""Finding the relationship that an embed means, and refusing with the protocol's explanations."""

from typing import Any

from hugobase.rest.catalogue.model import AnyRelationship, Catalogue, Computed, Qualified, Relationship
from hugobase.rest.errors import RestError
from hugobase.rest.similar import Similar


def find(catalogue: Catalogue, schema: str, origin: str, target: str, hint: str | None) -> AnyRelationship:
    """Raises RestError: none found, or several."""
    known = catalogue.relationships.get((Qualified(schema, origin), schema), ())
    matching = [found for found in known if _matches(found, target, hint)]
    if len(matching) == 1:
        return matching[0]
    if not matching:
        raise _none(catalogue, schema, origin, target, hint)
    raise _several(origin, target, [found for found in matching if isinstance(found, Relationship)])


def _matches(found: AnyRelationship, target: str, hint: str | None) -> bool:
    if isinstance(found, Computed):
        return target == found.function.name
    if found.is_self:
        return _matches_self(found, target, hint)
    named = target == found.foreign.name
    if hint is None:
        direct = found.junction is None and (target == found.constraint or target == _near(found))
        return named or (direct and not found.foreign_is_view)
    if not named:
        return False
    if found.junction is not None:
        return hint == found.junction.table.name
    return hint in {found.constraint, _near(found), _far(found)}


def _matches_self(found: Relationship, target: str, hint: str | None) -> bool:
    """One foreign key, two directions: the table's name means those that refer to us, the column's name whom we refer to."""
    referring = found.cardinality == "one-to-many" and target == found.foreign.name
    if hint is not None:
        return referring and hint == _far(found)
    return referring or (found.cardinality == "many-to-one" and target == _near(found))


def _near(found: Relationship) -> str | None:
    return found.columns[0][0] if len(found.columns) == 1 else None


def _far(found: Relationship) -> str | None:
    return found.columns[0][1] if len(found.columns) == 1 else None


def _none(catalogue: Catalogue, schema: str, origin: str, target: str, hint: str | None) -> RestError:
    using = f"' using the hint '{hint}" if hint is not None else ""
    return RestError(
        400,
        "PGRST200",
        f"Could not find a relationship between '{origin}' and '{target}' in the schema cache",
        details=f"Searched for a foreign key relationship between '{origin}' and '{target}{using}'"
        f" in the schema '{schema}', but no matches were found.",
        hint=_suggestion(catalogue, schema, origin, target),
    )


def _suggestion(catalogue: Catalogue, schema: str, origin: str, target: str) -> str | None:
    known = catalogue.relationships.get((Qualified(schema, origin), schema))
    if known is None:
        parents = [table.name for table, in_schema in catalogue.relationships if in_schema == schema]
        found, wrong = Similar(parents).best(origin), origin
    else:
        found, wrong = Similar([one.foreign.name for one in known]).best(target, exact=False), target
    return None if found is None else f"Perhaps you meant '{found}' instead of '{wrong}'."


def _several(origin: str, target: str, found: list[Relationship]) -> RestError:
    choices = ", ".join(f"'{one.foreign.name}!{_hint_for(one)}'" for one in found)
    return RestError(
        300,
        "PGRST201",
        f"Could not embed because more than one relationship was found for '{origin}' and '{target}'",
        details=[_described(one) for one in found],
        hint=f"Try changing '{target}' to one of the following: {choices}."
        " Find the desired relationship in the 'details' key.",
    )


def _hint_for(found: Relationship) -> str:
    return found.junction.table.name if found.junction else found.constraint


def _described(found: Relationship) -> dict[str, Any]:
    junction = found.junction
    if junction is not None:
        source = ", ".join(column for _, column in junction.source)
        target = ", ".join(column for _, column in junction.target)
        using = (
            f"{junction.table.name} using {junction.source_constraint}({source})"
            f" and {junction.target_constraint}({target})"
        )
    else:
        near = ", ".join(column for column, _ in found.columns)
        far = ", ".join(column for _, column in found.columns)
        using = f"{found.constraint} using {found.table.name}({near}) and {found.foreign.name}({far})"
    return {
        "cardinality": found.cardinality,
        "embedding": f"{found.table.name} with {found.foreign.name}",
        "relationship": using,
    }
