"""The coach's wordings: texts with slots, one or several for each situation, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hugoherbots.engine.types import LANGUAGES, Language


class WordingError(ValueError):
    """The wordings have a fault at `path`."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


@dataclass(frozen=True)
class Wordings:
    """Texts by dotted key and language; a slot is written `{name}`."""

    version: str
    texts: Mapping[str, Mapping[Language, tuple[str, ...]]]

    def text(self, key: str, language: Language, slots: Mapping[str, object] | None = None, choice: int = 0) -> str:
        """The wording with its slots filled; `choice` takes turns among several. KeyError when there is none."""
        variants = self.texts[key][language]
        return variants[choice % len(variants)].format_map(slots or {})

    def has(self, key: str) -> bool:
        return key in self.texts

    def variants(self, key: str, language: Language) -> tuple[str, ...]:
        return self.texts[key][language]


def load_wordings(data: Mapping[str, Any]) -> Wordings:
    """The wordings in parsed YAML, nested by key down to `{nl: …, en: …}`; raises WordingError with the path of a fault."""
    if "version" not in data:
        raise WordingError("version", "is missing")
    nested = {key: value for key, value in data.items() if key != "version"}
    return Wordings(str(data["version"]), dict(_flatten(nested, "")))


def _flatten(data: Mapping[str, Any], path: str) -> Iterator[tuple[str, dict[Language, tuple[str, ...]]]]:
    for key, value in data.items():
        place = f"{path}.{key}" if path else str(key)
        if not isinstance(value, Mapping):
            raise WordingError(place, "must be a mapping down to the languages")
        if set(value) == set(LANGUAGES):
            yield place, {language: _texts(value[language], f"{place}.{language}") for language in LANGUAGES}
        else:
            yield from _flatten(value, place)


def _texts(value: Any, path: str) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if (
        not isinstance(items, Sequence)
        or not items
        or not all(isinstance(item, str) and item.strip() for item in items)
    ):
        raise WordingError(path, "must be a text or a list of texts")
    return tuple(item.strip() for item in items)
