"""Settings: checked at start, named when wrong, secret when they must be."""

from __future__ import annotations

import pytest

from hugoherbots.settings import HOSTED_NAMES, SettingsError, load_settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*HOSTED_NAMES, "PORT", "HUGO_PORT", "HUGO_CORS_ORIGINS"):
        monkeypatch.delenv(name, raising=False)


def test_nothing_set_is_an_embedded_production_installation() -> None:
    settings = load_settings()
    assert settings.environment == "production"
    assert not settings.hosted
    assert settings.address == "http://127.0.0.1:8000"
    assert settings.cors_origins == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HUGO_PORT", "many"),
        ("HUGO_PORT", "70000"),
        ("HUGO_PUBLIC_URL", "example.com"),
        ("HUGO_MODEL_TIMEOUT", "0"),
        ("HUGO_ENVIRONMENT", "staging"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_half_a_hosted_project_is_refused_with_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUPABASE_URL", "https://project.example")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hunter2@db.example/postgres")
    with pytest.raises(SettingsError, match="missing: SUPABASE_ANON_KEY, SUPABASE_SERVICE_ROLE_KEY") as refused:
        load_settings()
    assert "hunter2" not in str(refused.value)


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "hunter2")
    assert "hunter2" not in repr(load_settings())


@pytest.mark.parametrize(
    ("environment", "public_url", "allowed"),
    [
        ("production", "", False),
        ("production", "http://train.example", False),
        ("production", "https://train.example", True),
        ("development", "", True),
    ],
)
def test_production_serves_others_only_under_https(environment: str, public_url: str, allowed: bool) -> None:
    values = {"environment": environment, "public_url": public_url, "host": "192.0.2.1"}
    if allowed:
        assert load_settings(**values).host == "192.0.2.1"
        return
    with pytest.raises(SettingsError, match="HUGO_PUBLIC_URL"):
        load_settings(**values)
