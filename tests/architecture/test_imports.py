"""Who may import whom."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.source import SRC, modules, under

PRODUCT = "hugoherbots"
SLICES = tuple(sorted(path.parent.name for path in (SRC / PRODUCT).glob("*/routes.py")))
FOUNDATIONS = ("engine", "kit", "services", "coach", "content", "settings")


def ours(imported: str) -> bool:
    return imported.split(".", maxsplit=1)[0] in ("hugobase", PRODUCT)


def part(imported: str) -> str:
    """The part of the product that a name belongs to: a slice, `engine`, `kit`, or a module beside them."""
    return imported.split(".")[1] if "." in imported else ""


def test_hugobase_imports_only_itself() -> None:
    wrong = [(item.name, name) for item in under("hugobase") for name in item.imports() if name.startswith(PRODUCT)]
    assert wrong == []


def test_the_engine_imports_only_itself() -> None:
    wrong = [
        (item.name, name)
        for item in under(f"{PRODUCT}.engine")
        for name in item.imports()
        if ours(name) and not name.startswith(f"{PRODUCT}.engine")
    ]
    assert wrong == []


def test_the_kit_imports_the_kit_and_hugobase() -> None:
    wrong = [
        (item.name, name)
        for item in under(f"{PRODUCT}.kit")
        for name in item.imports()
        if name.startswith(PRODUCT) and not name.startswith(f"{PRODUCT}.kit")
    ]
    assert wrong == []


@pytest.mark.parametrize("slice_name", SLICES)
def test_a_slice_reaches_others_by_their_api_only(slice_name: str) -> None:
    wrong = []
    for item in under(f"{PRODUCT}.{slice_name}"):
        for name in item.imports():
            if not name.startswith(f"{PRODUCT}.") or part(name) in (slice_name, *FOUNDATIONS):
                continue
            if not name.startswith(f"{PRODUCT}.{part(name)}.api"):
                wrong.append((item.name, name))
    assert wrong == []


@pytest.mark.parametrize("slice_name", SLICES)
def test_slices_see_only_the_surface_of_hugobase(slice_name: str) -> None:
    wrong = [
        (item.name, name)
        for item in under(f"{PRODUCT}.{slice_name}")
        for name in item.imports()
        if name.startswith("hugobase.") and not name.split(".")[1][0].isupper()
    ]
    assert wrong == []


def test_only_the_composition_imports_every_slice() -> None:
    composers = {
        item.name
        for item in modules()
        if set(SLICES) <= {part(name) for name in item.imports() if name.startswith(f"{PRODUCT}.")}
    }
    assert composers <= {f"{PRODUCT}.app", f"{PRODUCT}.cli"}


def test_no_import_hides_inside_a_function() -> None:
    wrong = [
        f"{item.path.relative_to(SRC)}:{inner.lineno}"
        for item in modules()
        for node in ast.walk(item.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert wrong == []


COMMON_FILES = {"__init__", "routes", "pages", "endpoints", "actions", "queries", "admin", "api", "schemas", "words"}
CONCEPTS = {
    "accounts": set[str](),
    "scenarios": {"briefing"},
    "sessions": {
        *("conversation", "processing", "files", "wording", "stream", "reading", "jobs"),
        *("talk_pages", "report", "marking", "trend"),
    },
    "site": set[str](),
}


@pytest.mark.parametrize("slice_name", SLICES)
def test_a_slice_has_the_common_files_and_concepts_that_are_named_here(slice_name: str) -> None:
    found = {path.stem for path in (SRC / PRODUCT / slice_name).glob("*.py")}
    assert found - COMMON_FILES == CONCEPTS[slice_name]
