from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from ipaddress import ip_network
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from dotenv import dotenv_values
from pydantic import SecretStr

from bot.admin.texts import say
from bot.errors import SettingsError
from bot.settings.checks import MORNING_ENDS, OFFERED, contradictions, warn_of_earlier_names
from bot.settings.settings import Settings
from data.stored_names import RENAMED
from domain.members.preferences import DIGEST_TIMES, REMIND_TIMES
from domain.records.recalling import HOUR
from domain.reminders import Hours
from tests.support.rooms import ROOT

EXAMPLE = ROOT / ".env.example"


def test_the_example_names_every_setting_and_nothing_else() -> None:
    assert set(dotenv_values(EXAMPLE)) == {name.upper() for name in Settings.model_fields} - set(RENAMED["settings"])


def test_the_example_holds_the_defaults_and_no_secret() -> None:
    assert Settings.read(_env_file=EXAMPLE) == Settings.read(_env_file=None)
    secret = [name.upper() for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)]
    assert set(secret) == {
        *("TELEGRAM_TOKEN", "TELEGRAM_PROXY", "TELEGRAM_WEBHOOK_SECRET", "DATA_KEY", "BACKUP_PASSPHRASE"),
        *("ZALO_BOT_TOKEN", "ZALO_BOT_WEBHOOK_SECRET", "ZALO_OA_APP_SECRET", "ZALO_OA_WEBHOOK_SECRET"),
        "METRICS_TOKEN",
    }
    assert {name: value for name, value in dotenv_values(EXAMPLE).items() if name in secret and value} == {}


def test_the_example_says_something_above_every_setting() -> None:
    """Settings that follow each other share a comment; none comes right after a blank line or a heading."""
    lines = EXAMPLE.read_text("utf-8").splitlines()
    heads = [line for before, line in pairwise(lines) if not before or before.startswith("# ---")]
    assert [line for line in heads if line and not line.startswith("#")] == []


def test_every_setting_is_described_where_it_is_declared() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("QUIET_HOURS=22:00-6:00", "quiet_hours", (time(22), time(6))),
        ("OFFICER_HOUR=8:05", "officer_hour", time(8, 5)),
        ("CAMPAIGN=thanh-hoa-2021, dak-lak-2020", "campaign", ("thanh-hoa-2021", "dak-lak-2020")),
        ("CAMPAIGN=", "campaign", ()),
        ("LOG_LEVEL=debug", "log_level", "DEBUG"),
        ("PUBLIC_URL=https://thidua.example.vn/", "public_url", "https://thidua.example.vn"),
        ("ZALO_OA_TEMPLATES=reminder=12, urge=34", "zalo_oa_templates", {"reminder": "12", "urge": "34"}),
        ("ZALO_OA_BILLED_GREETINGS=true", "zalo_oa_billed_greetings", True),
        ("ZALO_MEDIA_HOSTS=zdn.vn", "zalo_media_hosts", ("zdn.vn",)),
        ("TRUSTED_PROXIES=", "trusted_proxies", (ip_network("127.0.0.1"), ip_network("::1"))),
        ("TRUSTED_PROXIES=10.1.2.3/8 [::1]", "trusted_proxies", (ip_network("10.0.0.0/8"), ip_network("::1"))),
        ("ADMIN_CHAT_ID=-1001", "admin_chat_id", -1001),
        ("DATABASE_URL=sqlite+aiosqlite:////srv/a.sqlite3", "database_file", Path("/srv/a.sqlite3")),
        ("DATABASE_URL=sqlite+aiosqlite://", "database_file", None),
        ("DATABASE_URL=postgresql+asyncpg://an:ma@may/thidua", "database_file", None),
        ("", "database_file", Path("var/thi-dua.sqlite3")),
    ],
)
def test_a_line_becomes_a_value(env: Callable[[str], Path], line: str, name: str, value: Any) -> None:
    assert getattr(Settings.read(_env_file=env(line)), name) == value


@pytest.mark.parametrize(
    "line",
    [
        "QUIET_HOURS=21:00",
        "QUIET_HOURS=21-6",
        "OFFICER_HOUR=25:00",
        "WEB_PORT=http",
        "TELEGRAM_PUSH_RATE=0",
        "SHOW_PACE=0",
        "ADMIN_CHAT_ID=@an",
        "PUBLIC_URL=thidua.example.vn",
        "TELEGRAM_API_BASE=ftp://example.vn",
        "TELEGRAM_PROXY=10.0.0.5:3128",
        "TELEGRAM_UPDATES=both",
        "TELEGRAM_WEBHOOK_SECRET=two words",
        "ZALO_BOT_UPDATES=polling",
        "ZALO_BOT_WEBHOOK_SECRET=short",
        "ZALO_OA_TEMPLATES=reminder",
        "ZALO_OA_ID=12 34",
        "DATABASE_URL=mysql://an@may/thidua",
        "LOG_LEVEL=loud",
        "TRUSTED_PROXIES=*",
        "TRUSTED_PROXIES=10.0.0.0/40",
        "PHOTO_MAX_BYTES=20971521",  # more than an app gives out, and than nginx lets through
        "FILE_MAX_BYTES=20971521",
    ],
)
def test_a_line_that_cannot_be_is_named_without_its_value(env: Callable[[str], Path], line: str) -> None:
    name, _, value = line.partition("=")
    with pytest.raises(SettingsError) as caught:
        Settings.read(_env_file=env(line))
    assert caught.value.facts == {"names": [name]}
    assert value not in repr(caught.value)
    assert caught.value.__cause__ is None


def test_no_secret_stands_in_the_settings_as_text(env: Callable[[str], Path]) -> None:
    path = env(
        "TELEGRAM_TOKEN=1:token-half\nTELEGRAM_WEBHOOK_SECRET=header-half\n"
        "TELEGRAM_PROXY=http://an:proxy-half@10.0.0.5:3128\nDATABASE_URL=postgresql+asyncpg://an:base%40half@may/thidua\n"
        "ZALO_BOT_TOKEN=2:zalo-half\nZALO_BOT_WEBHOOK_SECRET=zalo-hook-half\n"
        "ZALO_OA_APP_SECRET=app-half\nZALO_OA_WEBHOOK_SECRET=oa-hook-half\nMETRICS_TOKEN=metrics-half\n"
    )
    settings = Settings.read(_env_file=path)
    zalos = {"2:zalo-half", "zalo-hook-half", "app-half", "oa-hook-half"}
    assert set(settings.secrets()) == {
        *("1:token-half", "header-half", "proxy-half", "metrics-half", "base%40half", "base@half"),
        *zalos,
    }
    assert not re.search("half", f"{settings} {settings!r}")
    assert isinstance(settings.telegram_token, SecretStr)


def test_what_the_administrator_reads_names_only_settings_that_exist() -> None:
    known = {name.upper() for name in Settings.model_fields}
    pages = [ROOT / "docs" / "running.md", *sorted((ROOT / "data" / "templates" / "admin").glob("*.j2"))]
    named = {name for page in pages for name in re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", page.read_text("utf-8"))}
    known |= set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text("utf-8")))
    assert named - known == set()
    assert "TELEGRAM_PROXY" in named


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ("", []),
        ("QUIET_HOURS=00:00-00:00", []),  # never
        ("QUIET_HOURS=12:30-13:30", []),
        ("MEMBER_HOUR=21:00", ["MEMBER_HOUR"]),
        ("MEMBER_HOUR=20:59", []),
        ("OFFICER_HOUR=6:30", []),  # the minute in which the quiet hours end
        ("OFFICER_HOUR=06:29", ["OFFICER_HOUR"]),
        ("OFFICER_HOUR=23:00\nMEMBER_HOUR=00:00", ["OFFICER_HOUR", "MEMBER_HOUR"]),
        ("OFFICER_HOUR=17:00\nMEMBER_HOUR=11:30", []),  # both are kept
        ("MEMBER_HOUR=11:30\nQUIET_HOURS=11:00-14:00", ["MEMBER_HOUR"]),
        ("DIGEST_HOUR=06:00", ["DIGEST_HOUR"]),
        ("DIGEST_HOUR=12:00", ["DIGEST_HOUR"]),
        ("DIGEST_HOUR=22:00", ["DIGEST_HOUR"]),
        ("DIGEST_HOUR=11:59", []),
        ("QUIET_HOURS=08:01-08:00", ["MEMBER_HOUR", "DIGEST_HOUR"]),
        ("QUIET_HOURS=00:00-23:59", ["OFFICER_HOUR", "MEMBER_HOUR", "DIGEST_HOUR"]),
        ("TELEGRAM_TOKEN=1:x\nTELEGRAM_UPDATES=webhook", ["TELEGRAM_WEBHOOK_SECRET"]),
        ("TELEGRAM_TOKEN=1:x\nTELEGRAM_UPDATES=webhook\nTELEGRAM_WEBHOOK_SECRET=abc", []),
        ("TELEGRAM_UPDATES=webhook", []),  # Zalo alone
        ("STRANGER_ANSWERS_PER_HOUR=301", ["STRANGER_ANSWERS_PER_HOUR"]),
        ("STRANGER_ANSWERS_PER_HOUR=300", []),
        ("MEMBER_ANSWERS_PER_HOUR=59", ["STRANGER_ANSWERS_PER_HOUR"]),
        ("PHOTOS_PER_DAY=9", ["PHOTOS_PER_DAY"]),
        ("PHOTOS_PER_DAY=10\nPHOTOS_PER_RECORD=10", []),
    ],
)
def test_settings_that_together_mean_never_are_named(env: Callable[[str], Path], lines: str, named: list[str]) -> None:
    settings = Settings.read(_env_file=env(lines))
    found = contradictions(settings)
    for one, name in zip(found, named, strict=True):
        assert name in say("errors", one.code, **one.facts)


@pytest.mark.parametrize(
    ("lines", "rate", "warned"),
    [
        ("", 29.5, 0),
        ("TELEGRAM_PUSH_RATE=12", 12, 0),
        ("SHOW_PACE=7", 7, 1),
        ("SHOW_PACE=7\nTELEGRAM_PUSH_RATE=29.5", 29.5, 1),  # .env.example's line was added, the old one was left
    ],
)
def test_the_earlier_name_of_the_push_rate_works_and_is_warned_of(
    env: Callable[[str], Path], caplog: pytest.LogCaptureFixture, lines: str, rate: float, warned: int
) -> None:
    settings = Settings.read(_env_file=env(lines))
    warn_of_earlier_names(settings)
    assert (settings.push_rate, len(caplog.records)) == (rate, warned)
    assert all("SHOW_PACE" in line and "TELEGRAM_PUSH_RATE" in line for line in caplog.messages)


def test_the_hours_of_the_checks_are_those_that_the_program_keeps() -> None:
    assert set(OFFERED) == {*DIGEST_TIMES, *REMIND_TIMES, HOUR}
    assert Hours().digest_until == MORNING_ENDS
