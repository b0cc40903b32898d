"""Walls around the pages: typed contexts, both languages, short templates, nothing inline."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import meta, nodes

import hugoherbots
from hugoherbots.app import SLICES, WEB, create_pages
from hugoherbots.kit.pages import Page

SOURCE = Path(hugoherbots.__file__).parent
CATALOGUE = WEB / "messages" / "nl.po"
LONGEST_TEMPLATE = 120
LONGEST_ASSET = 400
GIVEN_TO_ALL = {"shell", "_", "gettext", "ngettext"}
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:src|href|action)=\"(?:https?:)?//|url\((?!['\"]?data:)|@import", re.IGNORECASE)

ENVIRONMENT = create_pages("/static").environments["en"]
FOLDERS = {"": WEB / "templates", **{name: SOURCE / name / "templates" for name in SLICES}}


def template_files() -> dict[str, Path]:
    """Every template by the name it is rendered with."""
    found: dict[str, Path] = {}
    for prefix, folder in FOLDERS.items():
        for path in sorted(folder.rglob("*.html")):
            name = path.relative_to(folder).as_posix()
            found[f"{prefix}/{name}" if prefix else name] = path
    return found


TEMPLATES = template_files()


def page_classes() -> Iterator[type[Page]]:
    """The contexts that the slices declare."""
    for name, module in SLICES.items():
        for path in sorted(Path(str(module.__file__)).parent.glob("*pages.py")):
            loaded = importlib.import_module(f"hugoherbots.{name}.{path.stem}")
            for _, item in inspect.getmembers(loaded, inspect.isclass):
                if issubclass(item, Page) and item is not Page and item.__module__ == loaded.__name__:
                    yield item


PAGES = {page.template: page for page in page_classes()}


def parsed(name: str) -> nodes.Template:
    return ENVIRONMENT.parse(TEMPLATES[name].read_text())


def is_page(name: str) -> bool:
    """Whether a template is a page of its own: it fills the frame."""
    return name != "base.html" and any(parsed(name).find_all(nodes.Extends))


def variables(name: str) -> set[str]:
    """What a template and everything it includes expects from its context."""
    tree = parsed(name)
    imported = {alias for node in tree.find_all(nodes.FromImport) for alias in node.names}
    expected = meta.find_undeclared_variables(tree) - imported
    for node in tree.find_all(nodes.Include):
        assert isinstance(node.template, nodes.Const), f"{name} includes a template by a variable name"
        expected |= variables(node.template.value)
    return expected


@pytest.mark.parametrize("name", [name for name in TEMPLATES if is_page(name)])
def test_a_page_uses_exactly_the_fields_of_its_context(name: str) -> None:
    assert name in PAGES, f"{name} has no Page class"
    assert variables(name) - GIVEN_TO_ALL == {field.name for field in fields(PAGES[name])}


def test_every_context_has_its_template() -> None:
    assert set(PAGES) == {name for name in TEMPLATES if is_page(name)}


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_are_short_and_hold_no_script_or_style(name: str) -> None:
    text = TEMPLATES[name].read_text()
    assert len(text.splitlines()) <= LONGEST_TEMPLATE
    assert not INLINE.search(text), INLINE.search(text)
    assert not ELSEWHERE.search(text), ELSEWHERE.search(text)


@pytest.mark.parametrize("path", sorted((WEB / "static").rglob("*.*")), ids=lambda path: path.name)
def test_static_files_are_short_and_ours(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) < LONGEST_ASSET
    if path.suffix == ".css":
        assert not ELSEWHERE.search(text)


def test_style_sheets_use_no_value_that_is_not_declared() -> None:
    sheets = "".join(path.read_text() for path in (WEB / "static").rglob("*.css"))
    declared = set(re.findall(r"(--[\w-]+)\s*:", sheets))
    used = set(re.findall(r"var\((--[\w-]+)", sheets))
    assert used <= declared, used - declared


def messages() -> set[str | tuple[str, ...]]:
    """Every text that a reader may see: in templates, and in Python where `phrase` marks it."""
    in_templates = extract_from_dir(SOURCE, method_map=[("**/templates/**.html", "jinja2.ext:babel_extract")])
    in_python = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords={"phrase": None})
    return {found[2] for found in (*in_templates, *in_python)}


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="nl", abort_invalid=True)


def test_every_message_is_in_dutch_and_nothing_more(dutch: Catalog) -> None:
    known = {message.id for message in dutch if message.id}
    asked = messages()
    assert asked - known == set(), "missing from nl.po"
    assert known - asked == set(), "in nl.po, but nowhere used"
    assert not dutch.obsolete


def test_every_translation_is_complete(dutch: Catalog) -> None:
    for message in dutch:
        if not message.id:
            continue
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(words), message.id
        assert not message.fuzzy, message.id
        assert not list(message.check(dutch)), message.id


PLACEHOLDER = re.compile(r"%\((\w+)\)s")
TAG = re.compile(r"</?\w+[^>]*>")
JINJA = re.compile(r"\{%-? *trans.*?endtrans *-?%\}|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
CLASS_BLOCKS = re.compile(r"{% block \w+_class %}.*?{% endblock %}")
NAMES = {"HugoHerbots", "Katrien", "Maes"}


def test_translations_keep_placeholders_and_tags(dutch: Catalog) -> None:
    for message in dutch:
        if not message.id:
            continue
        wanted = message.id if isinstance(message.id, str) else message.id[-1]
        text = message.string if isinstance(message.string, str) else (message.string or ("",))[-1]
        assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(wanted))
        assert TAG.findall(text) == TAG.findall(wanted)


class Texts(HTMLParser):
    """Collects what a reader sees or hears of a piece of HTML."""

    HEARD = ("aria-label", "placeholder", "title", "alt", "content")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        machine = tag == "meta" and dict(attrs).get("name") != "description"
        self.found += [value or "" for name, value in attrs if name in self.HEARD and not machine]


@pytest.mark.parametrize("name", TEMPLATES)
def test_texts_in_templates_are_marked_for_translation(name: str) -> None:
    """What is left when everything from Jinja is taken out holds no words, but for names."""
    texts = Texts()
    texts.feed(JINJA.sub("", CLASS_BLOCKS.sub("", TEMPLATES[name].read_text())))
    words = set(re.findall(r"[A-Za-zé]{2,}", " ".join(texts.found)))
    assert words <= NAMES, words - NAMES
