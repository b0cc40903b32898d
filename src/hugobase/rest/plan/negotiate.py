"""Which of the accepted media types is answered, and how its body is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hugobase.rest.catalogue.model import Catalogue, Handler, Qualified
from hugobase.rest.errors import not_acceptable
from hugobase.rest.request import media
from hugobase.rest.request.media import Media


@dataclass(frozen=True, slots=True)
class Body:
    """How rows become a body; `none` leaves it empty."""

    kind: Literal["array", "object", "csv", "geojson", "custom", "none"]
    stripped: bool = False
    handler: Handler | None = None


NO_BODY = Body("none")
_BUILT_IN = {
    media.ANY.name: (Body("array"), media.JSON),
    media.JSON.name: (Body("array"), media.JSON),
    media.CSV.name: (Body("csv"), media.CSV),
    media.GEOJSON.name: (Body("geojson"), media.GEOJSON),
}


def negotiate(
    accepted: Sequence[Media], catalogue: Catalogue, target: Qualified, *, default_select: bool, plans: bool
) -> tuple[Body, Media]:
    """The first that can be made; raises RestError. Custom handlers are for whole rows only."""
    for wanted in accepted:
        found = _made(wanted, catalogue, target if default_select else None, plans=plans)
        if found is not None:
            return found
    raise not_acceptable(wanted.text for wanted in accepted)


def _made(wanted: Media, catalogue: Catalogue, target: Qualified | None, *, plans: bool) -> tuple[Body, Media] | None:
    if wanted.plan_of is not None:
        inner = _made(wanted.plan_of, catalogue, target, plans=False) if plans else None
        return None if inner is None else (inner[0], wanted)
    if wanted.singular:
        return Body("object", wanted.stripped), wanted
    if wanted.name == media.ARRAY:
        return Body("array", stripped=True), wanted
    if target is not None:
        handler = catalogue.handlers.get((target, "*/*")) or catalogue.handlers.get((target, wanted.name))
        if handler is not None:
            return Body("custom", handler=handler), handler.media
    handler = catalogue.handlers.get((None, wanted.name))
    if handler is not None:
        return Body("custom", handler=handler), handler.media
    return _BUILT_IN.get(wanted.name)
