"""Every setting of the product, grouped, validated at start, and read from the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

HOSTED_NAMES = ("DATABASE_URL", "SUPABASE_URL", "SUPABASE_ANON_KEY", "SUPABASE_SERVICE_ROLE_KEY")

ADDRESS_FILE = "address"
"""In the data folder while a process serves it: where."""


class SettingsError(Exception):
    """A setting is missing or wrong; the message names it and never shows its value."""


class Settings(BaseSettings):
    """All settings. With the four hosted names set nothing embedded starts; with none of them everything does."""

    model_config = SettingsConfigDict(
        env_prefix="HUGO_", populate_by_name=True, extra="ignore", hide_input_in_errors=True
    )

    # Where it runs
    environment: Literal["production", "development", "test"] = Field(
        default="production",
        description="What kind of installation this is; `production` serves beyond this machine only under an https address.",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(
        default=8000,
        ge=0,
        le=65535,
        validation_alias=AliasChoices("HUGO_PORT", "PORT", "port"),
        description="Port to listen on.",
    )
    public_url: str = Field(default="", description="The address that users type; by default http://HOST:PORT.")
    data_dir: Path = Field(default=Path("data"), description="Folder of the embedded database, files and keys.")
    cors_origins: tuple[str, ...] = Field(
        default=(), description="Origins whose pages may call the API, as a JSON list."
    )
    trusted_proxies: str = Field(default="127.0.0.1", description="Addresses whose X-Forwarded-* headers are believed.")

    # Hosted mode: a Supabase project, or hugobase as a process of its own
    database_url: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("DATABASE_URL", "database_url"),
        description="Postgres 15+ with pgvector.",
    )
    supabase_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("SUPABASE_URL", "supabase_url"),
        description="Address of the project.",
    )
    supabase_anon_key: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("SUPABASE_ANON_KEY", "supabase_anon_key"),
        description="Its public key.",
    )
    supabase_service_role_key: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("SUPABASE_SERVICE_ROLE_KEY", "supabase_service_role_key"),
        description="Its key that passes row-level security; never sent to a browser.",
    )
    supabase_jwt_secret: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("SUPABASE_JWT_SECRET", "supabase_jwt_secret"),
        description="Secret of a project that still signs with HS256.",
    )
    database_pool: int = Field(default=10, ge=1, le=200, description="Most connections to the database at once.")

    # Language models: optional; the engine needs none
    openai_api_key: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("OPENAI_API_KEY", "openai_api_key"),
        description="Key of the model's API.",
    )
    openai_base_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("OPENAI_BASE_URL", "openai_base_url"),
        description="Any compatible API.",
    )
    chat_model: str = Field(
        default="", description="Model that words the customer's moves; empty: the scenario's own lines."
    )
    model_timeout: float = Field(
        default=8.0, gt=0, le=120, description="Seconds to wait for a model before doing without."
    )

    # Speech
    whisper_model: str = Field(
        default="", description="Folder or name of a faster-whisper model; empty: what is installed."
    )
    transcribe_model: str = Field(
        default="", description="Speech model at the model's API, used when set (e.g. whisper-1)."
    )

    # Content and behaviour
    catalogue_dir: Path | None = Field(
        default=None, description="Folder of technique files that replaces the packaged one."
    )
    max_turn_characters: int = Field(default=10_000, ge=200, le=50_000, description="Longest typed turn.")
    max_audio_bytes: int = Field(default=50_000_000, ge=1_000_000, description="Largest audio upload.")
    signup_enabled: bool = Field(default=True, description="Whether people may make their own account.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="What is logged.")
    log_json: bool = Field(default=False, description="One JSON object a line instead of text for people.")

    @field_validator("public_url", "supabase_url")
    @classmethod
    def _is_web_address(cls, value: str | None) -> str | None:
        if value and urlsplit(value).scheme not in ("http", "https"):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/") if value else value

    @model_validator(mode="after")
    def _hosted_all_or_none(self) -> Self:
        given = [name for name in HOSTED_NAMES if getattr(self, name.lower())]
        if given and len(given) < len(HOSTED_NAMES):
            missing = ", ".join(name for name in HOSTED_NAMES if name not in given)
            raise ValueError(f"hosted mode needs all of {', '.join(HOSTED_NAMES)}; missing: {missing}")
        return self

    @model_validator(mode="after")
    def _safe_address(self) -> Self:
        if self.environment == "production" and not self._is_local and not self.secure_cookies:
            raise ValueError(
                "in production HUGO_PUBLIC_URL must be an https:// address when HUGO_HOST is not this machine alone: "
                "passwords and sessions would travel in the open"
            )
        return self

    @property
    def _is_local(self) -> bool:
        return self.host in ("localhost", "::1") or self.host.startswith("127.")

    @property
    def hosted(self) -> bool:
        """True when Auth, Storage and the database are elsewhere."""
        return self.database_url is not None

    @property
    def address(self) -> str:
        """The public address without a trailing slash."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def secure_cookies(self) -> bool:
        """Cookies travel over TLS only when the public address does."""
        return self.address.startswith("https://")


def variable_of(field: str) -> str:
    """The environment variable of a setting; an unknown name stays as it is."""
    info = Settings.model_fields.get(field)
    if info is None:
        return field
    if isinstance(info.validation_alias, AliasChoices):
        return next(str(name) for name in info.validation_alias.choices if str(name).isupper())
    return f"HUGO_{field.upper()}"


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment and the given overrides; raises SettingsError naming what is wrong."""
    try:
        return Settings(**{key: value for key, value in overrides.items() if value is not None})  # type: ignore[arg-type] # names are checked by pydantic
    except ValidationError as error:
        faults = [(".".join(variable_of(str(part)) for part in fault["loc"]), fault["msg"]) for fault in error.errors()]
        raise SettingsError("; ".join(f"{name}: {message}" if name else message for name, message in faults)) from None
