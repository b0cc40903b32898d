"""Every setting of hugobase, with its meaning; read from variables `HUGOBASE_…`, nested ones with two underscores."""

from typing import Annotated

from pydantic import BaseModel, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from hugobase.errors import SettingsError

PositiveSeconds = Annotated[int, Field(gt=0)]


class AuthSettings(BaseModel):
    """Sign-up, tokens and limits of /auth/v1; names and defaults follow GoTrue's."""

    disable_signup: bool = Field(default=False, description="Nobody can sign up; administrators still make users.")
    autoconfirm: bool = Field(default=True, description="An email address counts as confirmed at sign-up.")
    email_enabled: bool = Field(default=True, description="Sign-up and log-in by email address and password.")
    password_min_length: int = Field(default=6, ge=1, le=72, description="Shortest password, in bytes.")
    jwt_expiry: PositiveSeconds = Field(default=3600, description="Seconds that an access token holds.")
    refresh_reuse_interval: int = Field(
        default=10, ge=0, description="Seconds in which a refresh token that was just used is accepted once more."
    )
    bcrypt_cost: int = Field(
        default=10, ge=4, le=15, description="Cost of a password's hash; each step doubles the time."
    )
    rate_limit_header: str = Field(
        default="",
        description="Requests are limited per value of this header, such as x-forwarded-for behind a proxy that sets it; "
        "`remote-address` counts by connection; empty means no limits.",
    )
    rate_limit_signup: float = Field(default=30, gt=0, description="Sign-ups per five minutes and address.")
    rate_limit_token_refresh: float = Field(default=150, gt=0, description="Log-ins and refreshes, likewise.")
    rate_limit_user_update: float = Field(default=30, gt=0, description="Changes of one's own user, likewise.")


class StorageSettings(BaseModel):
    """Limits of /storage/v1."""

    file_size_limit: int = Field(
        default=52_428_800, gt=0, description="Largest object in bytes; a bucket may set less."
    )
    upload_url_expiry: PositiveSeconds = Field(default=60, description="Seconds that a signed upload URL holds.")


class Settings(BaseSettings):
    """Settings of the server. `jwt_secret` has no default and never appears in a log, an error or a page."""

    model_config = SettingsConfigDict(env_prefix="HUGOBASE_", env_nested_delimiter="__", frozen=True, extra="forbid")

    external_url: str = Field(
        default="http://127.0.0.1:8000", description="Where clients reach this server; the issuer of tokens begins so."
    )
    jwt_secret: SecretStr | None = Field(
        default=None, min_length=32, description="A shared secret: tokens that it signs by HS256 are accepted as well."
    )
    cors_origins: tuple[str, ...] = Field(
        default=(), description="Origins whose pages may call the API from a browser; `*` means every one."
    )
    auth: AuthSettings = Field(default_factory=AuthSettings, description="Auth.")
    storage: StorageSettings = Field(default_factory=StorageSettings, description="Storage.")

    @property
    def issuer(self) -> str:
        return f"{self.external_url.rstrip('/')}/auth/v1"


def load() -> Settings:
    """From the environment; raises SettingsError with a message that names the setting."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "HUGOBASE_" + "__".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"The setting {name} is not right: {first['msg']}.") from error
