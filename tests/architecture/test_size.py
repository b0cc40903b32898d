"""Files and functions stay small, and every module says what it is."""

from __future__ import annotations

import ast

from tests.architecture.source import ROOT, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def test_no_python_file_is_long() -> None:
    folders = ("src", "tests", "benchmarks", "tools")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py") if "node_modules" not in path.parts]
    wrong = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in files}
    assert {name: lines for name, lines in wrong.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_long() -> None:
    wrong = [
        (item.name, node.name, node.end_lineno - node.lineno + 1)
        for item in modules()
        for node in ast.walk(item.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert wrong == []


def test_every_module_begins_with_a_sentence() -> None:
    wrong = [item.name for item in modules() if not (ast.get_docstring(item.tree) or "").strip()]
    assert wrong == []


def test_static_files_and_templates_stay_small() -> None:
    web = ROOT / "src" / "hugoherbots"
    limits = {".html": 120, ".css": 400, ".js": 400}
    wrong = {
        str(path.relative_to(web)): len(path.read_text(encoding="utf-8").splitlines())
        for path in web.rglob("*")
        if path.suffix in limits and len(path.read_text(encoding="utf-8").splitlines()) > limits[path.suffix]
    }
    assert wrong == {}
