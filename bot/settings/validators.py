"""How the text of one setting becomes its value. Each raises ValueError when it cannot."""

from __future__ import annotations

import re
from datetime import time
from ipaddress import ip_network
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from bot.settings.addresses import read_network

DATABASES = frozenset({"sqlite+aiosqlite", "postgresql+asyncpg"})
# What Telegram takes as secret_token (Bot API, setWebhook).
HEADER = re.compile(r"[A-Za-z0-9_-]{1,256}")
ZALO_SECRET = re.compile(r"[A-Za-z0-9_-]{8,256}")
THIS_MACHINE = (ip_network("127.0.0.1"), ip_network("::1"))
DATA_KEY = re.compile(r"[A-Za-z0-9_+/-]{42}[AEIMQUYcgkosw048]=?")  # 32 bytes in base64, either alphabet
PROXIES = frozenset({"http", "https", "socks5"})


class QuietHours(NamedTuple):
    """From `start` until `end`, over midnight when `end` is the smaller one; both in the time of Viet Nam."""

    start: time
    end: time


def as_clock(value: Any) -> Any:
    """Read 8:00 as well as 08:00."""
    if not isinstance(value, str):
        return value
    hour, minute = value.strip().split(":")
    return time(int(hour), int(minute))


def as_quiet_hours(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    start, end = value.split("-")
    return QuietHours(as_clock(start), as_clock(end))


def as_slugs(value: Any) -> Any:
    """Read one slug, or several with commas or spaces between them."""
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


def as_networks(value: Any) -> Any:
    """Read addresses and networks (10.0.0.0/8) with commas or spaces between them."""
    return tuple(map(read_network, value.replace(",", " ").split())) if isinstance(value, str) else value


def as_upper(value: Any) -> Any:
    return value.strip().upper() if isinstance(value, str) else value


def as_web_url(value: Any) -> Any:
    """Accept http and https with a host; a slash at the end is dropped, for paths are appended."""
    if not isinstance(value, str):
        return value
    parts = urlsplit(value.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("not an http address")
    return value.strip().rstrip("/")


def as_proxy_url(value: Any) -> Any:
    if isinstance(value, str):
        parts = urlsplit(value.strip())
        if parts.scheme not in PROXIES or not parts.hostname:
            raise ValueError("not the address of a proxy")
    return value


def as_header(value: Any) -> Any:
    if isinstance(value, str) and not HEADER.fullmatch(value.strip()):
        raise ValueError("Telegram would not take it")
    return value


def as_zalo_secret(value: Any) -> Any:
    """Check what Zalo takes as secret_token (Zalo Bot Platform, setWebhook), and a header can carry."""
    if isinstance(value, str) and not ZALO_SECRET.fullmatch(value.strip()):
        raise ValueError("Zalo would not take it")
    return value


def as_pairs(value: Any) -> Any:
    """Read name=value, several with commas or spaces between them."""
    if not isinstance(value, str):
        return value
    pairs = [pair.partition("=") for pair in value.replace(",", " ").split()]
    if not all(name and found for name, _, found in pairs):
        raise ValueError("not name=value")
    return {name: found for name, _, found in pairs}


def as_data_key(value: Any) -> Any:
    """Check one data key, or several with commas between them."""
    if isinstance(value, str) and not all(map(DATA_KEY.fullmatch, value.replace(",", " ").split() or [""])):
        raise ValueError("not a data key")
    return value


def as_database_url(value: Any) -> Any:
    if isinstance(value, str) and value.strip().partition("://")[0] not in DATABASES:
        raise ValueError("not a database that the program knows")
    return value


def path_of_sqlite(url: str) -> Path | None:
    """Path of the file in a SQLAlchemy address: three slashes, then relative, or absolute with a fourth."""
    scheme, _, rest = url.partition("://")
    name = rest.removeprefix("/").partition("?")[0]
    if not scheme.startswith("sqlite") or name in {"", ":memory:"}:
        return None
    return Path(name)
