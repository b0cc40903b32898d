"""The method that is trained: phases, discovery themes and techniques, typed, from plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from hugoherbots.engine.customer.voice import Voice, VoiceError, load_voice
from hugoherbots.engine.types import LANGUAGES, Language

Words: TypeAlias = Mapping[Language, str]
"""One text in every language."""
WordLists: TypeAlias = Mapping[Language, tuple[str, ...]]

_FEWEST_EXAMPLES = 6
_FEWEST_COUNTER_EXAMPLES = 4


class CatalogueError(ValueError):
    """The catalogue has a fault at `path`."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage of a sales conversation; −1 is the preparation before it."""

    id: int
    name: Words
    goal: Words


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that discovery covers, with the words that show a speaker is on it."""

    id: str
    name: Words
    about: Words
    cues: WordLists


@dataclass(frozen=True, slots=True)
class CounterExample:
    """Something that looks like the technique and is not, with the reason."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Technique:
    """One technique of the method."""

    id: str
    slug: str
    phase: int
    name: Words
    goal: Words
    how: WordLists
    do: WordLists
    dont: WordLists
    examples: WordLists
    counter_examples: Mapping[Language, tuple[CounterExample, ...]]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All phases, themes and techniques, in the order of the method, and the customer's shared lines by language."""

    version: str
    phases: tuple[Phase, ...]
    themes: tuple[Theme, ...]
    techniques: tuple[Technique, ...]
    voices: Mapping[Language, Voice] = field(default_factory=dict)

    @cached_property
    def technique_ids(self) -> frozenset[str]:
        return frozenset(self._techniques)

    @cached_property
    def theme_ids(self) -> frozenset[str]:
        return frozenset(self._themes)

    def technique(self, technique_id: str) -> Technique:
        """The technique with this id; KeyError when the catalogue has none."""
        return self._techniques[technique_id]

    def theme(self, theme_id: str) -> Theme:
        """The theme with this id; KeyError when the catalogue has none."""
        return self._themes[theme_id]

    def phase(self, phase_id: int) -> Phase:
        """The phase with this id; KeyError when the catalogue has none."""
        return self._phases[phase_id]

    @cached_property
    def _techniques(self) -> dict[str, Technique]:
        return {technique.id: technique for technique in self.techniques}

    @cached_property
    def _themes(self) -> dict[str, Theme]:
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def _phases(self) -> dict[int, Phase]:
        return {phase.id: phase for phase in self.phases}


def load_catalogue(data: Mapping[str, Any]) -> Catalogue:
    """The catalogue in this parsed YAML; raises CatalogueError with the path of the first fault.

    `voices` may be left out where no customer has to speak.
    """
    phases = tuple(_phase(item, path) for item, path in _items(data, "phases", ""))
    themes = tuple(_theme(item, path) for item, path in _items(data, "themes", ""))
    techniques = tuple(_technique(item, path) for item, path in _items(data, "techniques", ""))
    _check_unique("phases", [str(phase.id) for phase in phases])
    _check_unique("themes", [theme.id for theme in themes])
    _check_unique("techniques", [technique.id for technique in techniques])
    known = {phase.id for phase in phases}
    for index, technique in enumerate(techniques):
        if technique.phase not in known:
            raise CatalogueError(f"techniques[{index}].phase", f"there is no phase {technique.phase}")
    return Catalogue(_string(data, "version", ""), phases, themes, techniques, _voices(data))


def _voices(data: Mapping[str, Any]) -> Mapping[Language, Voice]:
    by_language = _mapping(data.get("voices", {}), "voices")
    try:
        return {
            language: load_voice(_mapping(by_language[language], f"voices.{language}"), f"voices.{language}")
            for language in LANGUAGES
            if language in by_language
        }
    except VoiceError as error:
        raise CatalogueError(error.path, error.message) from error


def _phase(data: Mapping[str, Any], path: str) -> Phase:
    return Phase(_integer(data, "id", path), _words(data, "name", path), _words(data, "goal", path))


def _theme(data: Mapping[str, Any], path: str) -> Theme:
    name, about, cues = _words(data, "name", path), _words(data, "about", path), _word_lists(data, "cues", path, 1)
    return Theme(_string(data, "id", path), name, about, cues)


def _technique(data: Mapping[str, Any], path: str) -> Technique:
    return Technique(
        id=_string(data, "id", path),
        slug=_string(data, "slug", path),
        phase=_integer(data, "phase", path),
        name=_words(data, "name", path),
        goal=_words(data, "goal", path),
        how=_word_lists(data, "how", path, 1),
        do=_word_lists(data, "do", path, 1),
        dont=_word_lists(data, "dont", path, 1),
        examples=_word_lists(data, "examples", path, _FEWEST_EXAMPLES),
        counter_examples=_counter_examples(data, path),
    )


def _counter_examples(data: Mapping[str, Any], path: str) -> Mapping[Language, tuple[CounterExample, ...]]:
    found: dict[Language, tuple[CounterExample, ...]] = {}
    by_language = _mapping(_get(data, "counter_examples", path), at := _join(path, "counter_examples"))
    for language in LANGUAGES:
        items = tuple(
            CounterExample(_string(item, "text", place), _string(item, "why", place))
            for item, place in _items(by_language, language, at)
        )
        if len(items) < _FEWEST_COUNTER_EXAMPLES:
            raise CatalogueError(_join(at, language), f"needs at least {_FEWEST_COUNTER_EXAMPLES} entries")
        found[language] = items
    return found


def _words(data: Mapping[str, Any], key: str, path: str) -> Words:
    by_language = _mapping(_get(data, key, path), at := _join(path, key))
    return {language: _string(by_language, language, at) for language in LANGUAGES}


def _word_lists(data: Mapping[str, Any], key: str, path: str, fewest: int) -> WordLists:
    by_language = _mapping(_get(data, key, path), at := _join(path, key))
    found: dict[Language, tuple[str, ...]] = {}
    for language in LANGUAGES:
        place = _join(at, language)
        items = _sequence(_get(by_language, language, at), place)
        if len(items) < fewest:
            raise CatalogueError(place, f"needs at least {fewest} entries")
        found[language] = tuple(_text(item, f"{place}[{index}]") for index, item in enumerate(items))
    return found


def _items(data: Mapping[str, Any], key: str, path: str) -> list[tuple[Mapping[str, Any], str]]:
    place = _join(path, key)
    items = _sequence(_get(data, key, path), place)
    return [(_mapping(item, f"{place}[{index}]"), f"{place}[{index}]") for index, item in enumerate(items)]


def _get(data: Mapping[str, Any], key: str, path: str) -> Any:
    if key not in data:
        raise CatalogueError(_join(path, key), "is missing")
    return data[key]


def _string(data: Mapping[str, Any], key: str, path: str) -> str:
    return _text(_get(data, key, path), _join(path, key))


def _text(value: Any, path: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CatalogueError(path, "must be a text that is not empty")
    return value.strip()


def _integer(data: Mapping[str, Any], key: str, path: str) -> int:
    value = _get(data, key, path)
    if not isinstance(value, int) or isinstance(value, bool):
        raise CatalogueError(_join(path, key), "must be a whole number")
    return value


def _mapping(value: Any, path: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise CatalogueError(path, "must be a mapping")
    return value


def _sequence(value: Any, path: str) -> Sequence[Any]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise CatalogueError(path, "must be a list")
    return value


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _check_unique(path: str, ids: Sequence[str]) -> None:
    for index, item in enumerate(ids):
        if item in ids[:index]:
            raise CatalogueError(f"{path}[{index}].id", f"{item!r} is there twice")
