"""Every setting of the program, read from the environment and from .env in the project's folder.

An empty value counts as not set. `.env.example` describes each one for the administrator; a test compares the two.
"""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import unquote, urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from bot.settings.addresses import Network
from bot.settings.validators import (
    THIS_MACHINE,
    QuietHours,
    as_clock,
    as_data_key,
    as_database_url,
    as_header,
    as_networks,
    as_proxy_url,
    as_quiet_hours,
    as_slugs,
    as_upper,
    as_web_url,
    path_of_sqlite,
)
from bot.settings.zalo import ZaloSettings

Clock = Annotated[time, BeforeValidator(as_clock)]
Url = Annotated[str, BeforeValidator(as_web_url)]


class Settings(ZaloSettings):
    """The values are checked when they are read; an error never repeats the value."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    telegram_token: SecretStr | None = Field(None, description="the bot's token from BotFather")
    telegram_api_base: Url = Field("https://api.telegram.org", description="the Bot API server")
    telegram_proxy: Annotated[SecretStr | None, BeforeValidator(as_proxy_url)] = Field(
        None, description="proxy on the way to Telegram; secret, for it may hold a password"
    )
    telegram_updates: Literal["polling", "webhook"] = Field("polling", description="fetch updates, or be called")
    telegram_webhook_secret: Annotated[SecretStr | None, BeforeValidator(as_header)] = Field(
        None, description="what Telegram repeats in a header of each webhook call"
    )
    public_url: Url | None = Field(None, description="address of this program as the Internet sees it")

    database_url: Annotated[str, BeforeValidator(as_database_url)] = Field(
        "sqlite+aiosqlite:///var/thi-dua.sqlite3", repr=False, description="SQLAlchemy address of the database"
    )
    database_pool_size: int = Field(
        5, ge=1, le=100, description="connections to PostgreSQL that one process keeps open"
    )
    data_key: Annotated[SecretStr | None, BeforeValidator(as_data_key)] = Field(
        None, description="the key that seals telephone numbers; several while it is changed, the newest first"
    )
    media_dir: Path = Field(Path("var/media"), description="folder of photos and files")
    web_host: str = Field("127.0.0.1", description="address that the web part listens on")
    web_port: int = Field(8080, ge=1, le=65535, description="port that the web part listens on")
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode, BeforeValidator(as_networks)] = Field(
        THIS_MACHINE, description="addresses of proxies whose word is taken for whose request it is"
    )

    admin_chat_id: int | None = Field(None, description="Telegram chat of the administrator, for the alarm")
    campaign: Annotated[tuple[str, ...], NoDecode, BeforeValidator(as_slugs)] = Field(
        (), description="slugs of the campaigns to run; empty: all that are there"
    )
    campaign_dir: Path | None = Field(None, description="folder of campaign files beside those that ship")

    quiet_hours: Annotated[QuietHours, NoDecode, BeforeValidator(as_quiet_hours)] = Field(
        QuietHours(time(21), time(6, 30)), description="no push inside these hours"
    )
    officer_hour: Clock = Field(time(8), description="when reminders go to officers")
    member_hour: Clock = Field(time(11, 30), description="when reminders go to members")
    digest_hour: Clock = Field(time(7, 30), description="when the officers' daily summary goes out")

    stranger_answers_per_hour: int = Field(60, ge=1, description="answers to one contact without consent in an hour")
    member_answers_per_hour: int = Field(300, ge=1, description="answers to one member in an hour; officers: no limit")
    joins_per_hour: int = Field(300, ge=1, description="new people per unit code and hour")
    personal_code_days: int = Field(90, ge=1, le=3650, description="days that a personal code opens its line")
    join_tries_per_hour: int = Field(20, ge=1, description="wrong unit codes per contact and hour")
    escalate_days: int = Field(7, ge=1, description="days after which the level above sees what waits")
    records_per_day: int = Field(10, ge=1, description="records that one person may send in a day")
    photos_per_day: int = Field(30, ge=1, description="photos that one person may send in a day")
    letters_per_day: int = Field(10, ge=1, description="messages that one person may write to officers in a day")
    mend_days: int = Field(7, ge=1, le=90, description="days in which a returned record may be mended")
    outstanding_days: int = Field(30, ge=1, le=366, description="days in which an outstanding deed was done")
    photo_max_bytes: int = Field(10 * 1024 * 1024, ge=1, le=20 * 1024 * 1024, description="size of one photo, in bytes")
    file_max_bytes: int = Field(
        20 * 1024 * 1024, ge=1, le=20 * 1024 * 1024, description="size of the file of an announcement, in bytes"
    )
    announce_confirm_above: int = Field(
        1000, ge=0, description="announcing to more people than this wants a typed word"
    )
    photos_per_record: int = Field(10, ge=1, description="photos of one record")
    telegram_push_rate: float = Field(29.5, gt=0, le=1000, description="pushes per second by Telegram")
    show_pace: float | None = Field(None, gt=0, le=1000, description="earlier name of TELEGRAM_PUSH_RATE")

    resend_reminders: bool = Field(False, description="send a reminder once more when nobody knows whether it arrived")

    raw_updates_days: int = Field(7, ge=1, le=365, description="days that a handled update is kept as it came")
    pushed_texts_days: int = Field(90, ge=1, le=3650, description="days that the text of a push is kept")
    strangers_days: int = Field(30, ge=1, le=365, description="days until a contact without consent is forgotten")
    records_years: int = Field(10, ge=1, le=100, description="years that records are kept after their campaign's end")
    left_years: int = Field(2, ge=1, le=100, description="years that people are kept after they left")

    backup_dir: Path | None = Field(None, description="folder of the nightly backups of SQLite; None: no such backup")
    backup_keep: int = Field(7, ge=1, le=365, description="how many nightly backups are kept")
    backup_passphrase: SecretStr | None = Field(None, min_length=12, description="what seals an archive")

    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(as_upper)] = Field(
        "INFO", description="how much the log tells"
    )
    log_format: Literal["plain", "json"] = Field("plain", description="lines for people, or for a log collector")
    metrics: Literal["local", "on", "off"] = Field("local", description="who may read /metrics: this machine, anybody")
    metrics_token: SecretStr | None = Field(None, description="what whoever reads /metrics must show")

    @classmethod
    def read(cls, **values: Any) -> Self:
        """Read the environment and .env. Raises SettingsError with the names of the settings that are wrong."""
        try:
            return cls(**values)
        except ValidationError as error:
            names = sorted({str(fault["loc"][0]).upper() for fault in error.errors() if fault["loc"]})
            # `from None`: the chain would print pydantic's own text beside ours
            raise SettingsError("settings", names=names) from None

    @property
    def push_rate(self) -> float:
        """Pushes per second by Telegram. The setting's earlier name counts where the new one is not set."""
        if self.show_pace is None or "telegram_push_rate" in self.model_fields_set:
            return self.telegram_push_rate
        return self.show_pace

    @property
    def database_file(self) -> Path | None:
        """The SQLite file; None for another database or one in memory."""
        return path_of_sqlite(self.database_url)

    def _secrets(self) -> tuple[SecretStr | None, ...]:
        mine = (self.telegram_token, self.telegram_webhook_secret, self.metrics_token)
        return *mine, self.data_key, self.backup_passphrase

    def secrets(self) -> tuple[str, ...]:
        """Everything that no log may show, passwords inside addresses included."""
        whole = [value.get_secret_value() for value in self._secrets() if value]
        addresses = [self.database_url, self.telegram_proxy.get_secret_value() if self.telegram_proxy else ""]
        inside = [urlsplit(value).password or "" for value in addresses]
        return tuple(value for value in (*whole, *self.zalo_secrets(), *inside, *map(unquote, inside)) if value)
