"""The documents and the code say the same."""

from __future__ import annotations

import re

from hugoherbots.app import ROUTES
from hugoherbots.kit.metrics import REGISTRY
from hugoherbots.settings import Settings, variable_of
from tests.architecture.source import ROOT

DOCS = ROOT / "docs"
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def setting_names() -> set[str]:
    return {variable_of(name) for name in Settings.model_fields}


def test_every_setting_is_documented_and_no_other() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)`", text, re.MULTILINE))
    assert documented == setting_names()


def test_every_setting_says_what_it_is() -> None:
    assert [name for name, item in Settings.model_fields.items() if not item.description] == []


def test_every_api_route_is_documented() -> None:
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^#+ `([A-Z]+) (/\S+)`", text, re.MULTILINE))
    routes = {(r.method, r.path) for routes in ROUTES.values() for r in routes if not r.page}
    assert documented == routes


def test_every_metric_is_documented() -> None:
    text = (DOCS / "operations.md").read_text(encoding="utf-8")
    for family in REGISTRY.collect():
        assert f"`{family.name}" in text, family.name


def test_every_link_between_documents_leads_somewhere() -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")]
    broken = [
        (path.name, target)
        for path in documents
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_the_plan_names_tests_and_files_that_exist() -> None:
    text = (DOCS / "plan.md").read_text(encoding="utf-8")
    missing = [
        name for name in re.findall(r"`((?:src|tests|docs|benchmarks)/[\w./-]+)`", text) if not (ROOT / name).exists()
    ]
    assert missing == []
