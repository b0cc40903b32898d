"""The two languages of the pages: which one a request wants, and the words in it (gettext catalogues)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from starlette.requests import HTTPConnection

from hugoherbots.kit.cookies import LANGUAGE_COOKIE

UiLanguage: TypeAlias = Literal["nl", "en"]
UI_LANGUAGES: tuple[UiLanguage, ...] = ("nl", "en")
DEFAULT_LANGUAGE: UiLanguage = "nl"
SOURCE_LANGUAGE: UiLanguage = "en"


class Translations:
    """The words of one language. Message ids are the English texts, so English needs no catalogue."""

    def __init__(self, language: UiLanguage, messages: Mapping[str, str | tuple[str, ...]]) -> None:
        self.language = language
        self.locale = Locale.parse({"nl": "nl_BE", "en": "en_GB"}[language])
        self._messages = messages

    def gettext(self, message: str) -> str:
        found = self._messages.get(message)
        return found if isinstance(found, str) and found else message

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        found = self._messages.get(singular)
        if isinstance(found, tuple) and all(found):
            return found[0 if count == 1 else 1]
        return singular if count == 1 else plural

    def date(self, at: datetime) -> str:
        """A day as people of this language write it."""
        return format_date(at, format="d MMMM y", locale=self.locale)

    def moment(self, at: datetime) -> str:
        """A day and time."""
        return format_datetime(at, format="d MMM y, HH:mm", locale=self.locale)

    def number(self, value: float) -> str:
        return format_decimal(value, locale=self.locale)


def load_translations(folder: Path) -> dict[UiLanguage, Translations]:
    """Reads `<folder>/<language>.po` for every language but the source language."""
    loaded: dict[UiLanguage, Translations] = {}
    for language in UI_LANGUAGES:
        messages: dict[str, str | tuple[str, ...]] = {}
        if language != SOURCE_LANGUAGE:
            with (folder / f"{language}.po").open("rb") as file:
                for message in read_po(file, locale=language):
                    if not message.id:
                        continue
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    words = message.string
                    messages[key] = words if isinstance(words, str) else tuple(words or ())
        loaded[language] = Translations(language, messages)
    return loaded


def negotiate(connection: HTTPConnection) -> UiLanguage:
    """The language of a request: `?lang=`, then the cookie, then Accept-Language, then Dutch."""
    for chosen in (connection.query_params.get("lang"), connection.cookies.get(LANGUAGE_COOKIE)):
        if chosen in UI_LANGUAGES:
            return chosen
    weighted: list[tuple[float, int, str]] = []
    for position, part in enumerate(connection.headers.get("accept-language", "").split(",")):
        tag, _, parameter = part.strip().partition(";")
        try:
            weight = float(parameter.partition("=")[2] or 1)
        except ValueError:
            weight = 0.0
        weighted.append((-weight, position, tag.lower().split("-")[0]))
    for _, _, tag in sorted(weighted):
        if tag in UI_LANGUAGES:
            return tag
    return DEFAULT_LANGUAGE
