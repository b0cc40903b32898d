"""Where a form may send the browser next."""

from __future__ import annotations

import pytest

from hugoherbots.kit.redirects import safe_target


@pytest.mark.parametrize("target", ["/", "/scenarios", "/sessions?status=completed", "/scenarios/1#start", "/a//b"])
def test_a_path_of_this_site_is_followed(target: str) -> None:
    assert safe_target(target, "/home") == target


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "scenarios",
        "//evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        "/x y",
        "/\x00",
        " /scenarios",
        "/" + "a" * 3000,
    ],
)
def test_anything_else_is_not(target: str | None) -> None:
    assert safe_target(target, "/home") == "/home"
