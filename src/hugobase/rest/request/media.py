"""Media types as the protocol reads and writes them."""

import re
from dataclasses import dataclass
from functools import lru_cache

PLAN_OPTIONS = ("analyze", "verbose", "settings", "buffers", "wal")
_TYPE = re.compile(r"\s*([\w.*]+)/([\w.*+-]+)(.*)", re.ASCII | re.DOTALL)
_PARAMETER = re.compile(r'\s*;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([\w|.-]+))', re.ASCII)


@dataclass(frozen=True, slots=True)
class Media:
    """`name` without parameters; `stripped` and the plan fields are those parameters that mean something."""

    name: str
    stripped: bool = False
    plan_of: "Media | None" = None
    plan_format: str = "text"
    plan_options: tuple[str, ...] = ()

    @property
    def singular(self) -> bool:
        return self.name == "application/vnd.pgrst.object+json"

    @property
    def text(self) -> str:
        if self.plan_of is not None:
            options = f"; options={'|'.join(self.plan_options)}" if self.plan_options else ""
            return f'application/vnd.pgrst.plan+{self.plan_format}; for="{self.plan_of.text}"{options}'
        return self.name + (";nulls=stripped" if self.stripped else "")

    @property
    def content_type(self) -> str:
        return self.text + ("; charset=utf-8" if self.name in _WITH_CHARSET or self.plan_of else "")


JSON = Media("application/json")
CSV = Media("text/csv")
GEOJSON = Media("application/geo+json")
OPENAPI = Media("application/openapi+json")
ANY = Media("*/*")
FORM = Media("application/x-www-form-urlencoded")
TEXT = Media("text/plain")
XML = Media("text/xml")
BINARY = Media("application/octet-stream")
OBJECT = "application/vnd.pgrst.object+json"
ARRAY = "application/vnd.pgrst.array+json"

_PLAIN = {media.name: media for media in (JSON, CSV, GEOJSON, OPENAPI, ANY, FORM, TEXT, XML, BINARY)}
_WITH_CHARSET = frozenset(
    {media.name for media in (JSON, CSV, GEOJSON, OPENAPI, ANY, FORM, TEXT, XML)} | {OBJECT, ARRAY}
)


@lru_cache(maxsize=128)
def decode(text: str) -> Media:
    match = _TYPE.match(text)
    if match is None:
        return Media(text)
    name = f"{match[1]}/{match[2]}".lower()
    parameters = {key.lower(): quoted or plain for key, quoted, plain in _PARAMETER.findall(match[3])}
    if name in _PLAIN:
        return _PLAIN[name]
    if name.startswith("application/vnd.pgrst.plan"):
        return _plan(name, parameters)
    stripped = parameters.get("nulls") == "stripped"
    if name in {OBJECT, "application/vnd.pgrst.object"}:
        return Media(OBJECT, stripped)
    if name in {ARRAY, "application/vnd.pgrst.array"}:
        return Media(ARRAY, stripped=True) if stripped else JSON
    return Media(text.strip())


def _plan(name: str, parameters: dict[str, str]) -> Media:
    wanted = parameters.get("options", "").split("|")
    return Media(
        "application/vnd.pgrst.plan",
        plan_of=decode(parameters.get("for") or "application/json"),
        plan_format="json" if name.endswith("+json") else "text",
        plan_options=tuple(option for option in PLAN_OPTIONS if option in wanted),
    )


@lru_cache(maxsize=128)
def accepted(header: str) -> tuple[Media, ...]:
    """The types of an Accept header, best first."""
    if not header.strip():
        return (ANY,)
    weighted = []
    for part in re.findall(r'(?:[^,"]|"[^"]*")+', header):
        text, quality = part.strip(), 1.0
        match = re.search(r";\s*q\s*=\s*([\d.]+)\s*$", text)
        if match is not None:
            text = text[: match.start()]
            quality = _quality(match[1])
        if text:
            weighted.append((quality, text))
    return tuple(decode(text) for _, text in sorted(weighted, key=lambda item: -item[0])) or (ANY,)


def _quality(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0
