"""What `backup` and `restore` share: where the database lies, and what to type when it is PostgreSQL."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import NoReturn

from sqlalchemy.engine import URL, make_url

from bot.cli.commands.speaking import refuse
from bot.settings.settings import Settings


def place_of(settings: Settings, otherwise: str, file: Path) -> Path:
    """Return the SQLite file; for PostgreSQL print its own command, without the password, and end."""
    return settings.database_file or _refer(settings, otherwise, file)


def _refer(settings: Settings, otherwise: str, file: Path) -> NoReturn:
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        refuse("no_database", database=":memory:")
    shown = URL.create("postgresql", url.username, None, url.host, url.port, url.database).render_as_string()
    facts = {"url": shown, "file": file, "media": settings.media_dir, "tar": f"{file}.media.tar"}
    refuse(otherwise, **{name: shlex.quote(str(value)) for name, value in facts.items()})
