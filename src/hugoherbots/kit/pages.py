"""Pages: a typed context for every template, rendered in the language of the request."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from hugoherbots.kit.i18n import UI_LANGUAGES, Translations, UiLanguage, negotiate
from hugoherbots.kit.identity import Identity, optional_identity


@dataclass(frozen=True, slots=True)
class Page:
    """The context of one template: its fields are the variables that the template may use."""

    template: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Shell:
    """What the frame around every page knows about the request."""

    language: UiLanguage
    other_language_url: str
    path: str
    identity: Identity | None
    static: str


def fingerprint(folder: Path) -> str:
    """A short hash over all files of a folder: the version in the address of static files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


class Pages:
    """Renders pages; one template environment a language, all over the same files."""

    def __init__(
        self,
        *,
        web: Path,
        slices: Mapping[str, Path],
        static_url: str,
        translations: Mapping[UiLanguage, Translations],
    ) -> None:
        self.static_url = static_url
        self.translations = translations
        self.environments = {
            language: self._environment(web, slices, translations[language]) for language in UI_LANGUAGES
        }

    def _environment(self, web: Path, slices: Mapping[str, Path], words: Translations) -> Environment:
        environment = Environment(
            loader=ChoiceLoader(
                [
                    FileSystemLoader(web),
                    PrefixLoader({name: FileSystemLoader(folder) for name, folder in slices.items()}),
                ]
            ),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        environment.install_gettext_callables(  # type: ignore[attr-defined] # added by the i18n extension
            words.gettext, words.ngettext, newstyle=True
        )
        environment.filters.update(date=words.date, moment=words.moment, number=words.number)
        return environment

    def words(self, request: Request) -> Translations:
        """The translations for a request, for texts that are made in Python."""
        return self.translations[negotiate(request)]

    def render(self, request: Request, page: Page, status: int = 200) -> HTMLResponse:
        """The page as a response; the request's language decides its words."""
        language = negotiate(request)
        template = self.environments[language].get_template(page.template)
        values = {item.name: getattr(page, item.name) for item in fields(page)}
        html = template.render(shell=self._shell(request, language), **values)
        headers = {"Content-Language": language, "Cache-Control": "no-store", "Vary": "Cookie, Accept-Language"}
        return HTMLResponse(html, status, headers=headers)

    def _shell(self, request: Request, language: UiLanguage) -> Shell:
        other = next(item for item in UI_LANGUAGES if item != language)
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        url = str(request.url_for("switch_language").include_query_params(to=other, next=here).path)
        query = request.url_for("switch_language").include_query_params(to=other, next=here).query
        return Shell(
            language=language,
            other_language_url=f"{url}?{query}",
            path=request.url.path,
            identity=optional_identity(request),
            static=self.static_url,
        )


def pages_of(request: Request) -> Pages:
    """The renderer that the application was composed with."""
    found: Any = request.app.state.pages
    assert isinstance(found, Pages)
    return found
