"""The backup of every night: an archive in BACKUP_DIR, and the oldest of them deleted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from bot.app import data_key
from bot.backup.archive import Seal, backup
from bot.backup.leftovers import UNFINISHED, drop_abandoned
from bot.settings.settings import Settings
from data.engine.private_files import private_folder

NAME = "thi-dua-{day}{suffix}"
SUFFIXES = {True: ".sealed", False: ".tar"}
FOUND = "thi-dua-????-??-??.*"

Nightly = Callable[[date], Awaitable[None]]


def seal_of(settings: Settings) -> Seal | None:
    """Say how this installation seals its archives; `None`: it does not. The data key goes along."""
    if settings.backup_passphrase is None:
        return None
    own = data_key.read(settings)
    return Seal(settings.backup_passphrase.get_secret_value(), own.text if own else "")


def archives(folder: Path) -> list[Path]:
    """List the nightly archives of a folder, the oldest first."""
    return sorted(path for path in folder.glob(FOUND) if path.suffix in SUFFIXES.values())


def nightly_of(settings: Settings) -> Nightly | None:
    """Make what writes a night's archive; `None` where none is wished, or the database is no file."""
    folder, database = settings.backup_dir, settings.database_file
    if folder is None or database is None:
        return None

    def write(day: date) -> None:
        private_folder(folder)
        drop_abandoned(folder, f"{FOUND}{UNFINISHED}")
        seal = seal_of(settings)
        target = folder / NAME.format(day=day.isoformat(), suffix=SUFFIXES[seal is not None])
        if not target.exists():  # it is there when a process was killed before it noted that
            backup(database, settings.media_dir, target, seal)
        for old in archives(folder)[: -settings.backup_keep]:
            old.unlink(missing_ok=True)

    async def run(day: date) -> None:
        await asyncio.to_thread(write, day)

    return run
