"""What the doctor finds of the data key, and of files that hold telephone numbers from before there was one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.admin.finding import Finding, error_found, note, ok
from bot.admin.tables import UnreadError, reading
from bot.errors import PlainError
from bot.settings.settings import Settings

CHECK = "SELECT check_value, next_check FROM data_key"
SEALED_AT = "SELECT sealed_at FROM data_key"
COPIES = "{}.before-*"


async def sealing(settings: Settings) -> list[Finding]:
    """Compare the key with the database's own; name files that are not sealed. Nothing before the tables are there."""
    found = _copies(settings)
    if settings.backup_dir is not None and settings.database_file is None:
        found.append(error_found("backups", PlainError("nightly_elsewhere")))
    try:
        async with reading(settings) as read:
            checks = await read(CHECK)
            since = await read(SEALED_AT)
    except UnreadError:
        return found  # said by the checks before
    if checks:
        found.insert(0, _key(settings, *checks[0]))
        found += _older(settings, _moment(since[0][0]))
    return found


def _key(settings: Settings, check: str, following: str | None) -> Finding:
    # the doctor starts without the rest of the program; only what is sealed needs its reader
    from bot.app import data_key  # noqa: PLC0415 - see above

    try:
        data_key.compare(data_key.read(settings), data_key.Check(check, following))
    except PlainError as problem:
        return error_found("key", problem)
    return ok("key", "key_fits", file=None if settings.data_key else data_key.key_file(settings))


def _copies(settings: Settings) -> list[Finding]:
    """Name what a migration that failed has left."""
    file = settings.database_file
    left = sorted(file.parent.glob(COPIES.format(file.name))) if file is not None else []
    return [note("backups", "copies_left", files=[str(path) for path in left])] if left else []


def _older(settings: Settings, since: datetime) -> list[Finding]:
    """Name the archives that were made before anything was sealed."""
    folder = settings.backup_dir
    if folder is None or not folder.is_dir():
        return []
    old = [path for path in sorted(folder.iterdir()) if path.is_file() and _made(path) < since]
    return [note("backups", "archives_older", files=[path.name for path in old], folder=folder)] if old else []


def _made(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _moment(stored: object) -> datetime:
    """Read a moment as either driver gives it."""
    moment = stored if isinstance(stored, datetime) else datetime.fromisoformat(str(stored))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
