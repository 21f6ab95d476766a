"""The data key of this installation: where it stands, whether it is the database's own, and changing it.

It is the setting DATA_KEY, or with SQLite a file beside the database that only its owner can read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import PlainError
from bot.settings.settings import Settings
from data.engine.private_files import new_private_file, private_folder
from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work, Writer
from data.queries import data_keys
from data.sealing import DataKey, DataKeys

SUFFIX = ".key"
PAGE = 500  # values that are sealed anew in one unit of work


class Check(NamedTuple):
    """What a database says of its key, however it was read."""

    check_value: str
    next_check: str | None


class KeyProblemError(PlainError):
    """Raised when there is no data key, or another one than the database's."""


def file_of(database: Path) -> Path:
    return database.with_name(database.name + SUFFIX)


def key_file(settings: Settings) -> Path | None:
    """Where the key stands when no setting holds it; `None` for PostgreSQL."""
    return None if settings.database_file is None else file_of(settings.database_file)


def read(settings: Settings) -> DataKeys | None:
    """Read the key from the setting, else from its file; `None`: there is none. Raises `KeyProblemError`."""
    if settings.data_key is not None:
        return DataKeys.read(settings.data_key.get_secret_value())
    file = key_file(settings)
    if file is None or not file.exists():
        return None
    try:
        return DataKeys.read(file.read_text("ascii"))
    except (OSError, ValueError):
        raise KeyProblemError("key_file_unread", file=file) from None


def write(file: Path, keys: DataKeys) -> None:
    """Write the key's file, whole or not at all, for its owner alone."""
    part = file.with_name(file.name + ".part")
    with new_private_file(part) as written:
        written.write(f"{keys.text}\n".encode())
        written.flush()
        os.fsync(written.fileno())
    part.replace(file)


def provide(settings: Settings, check: AnyRow | None = None) -> tuple[DataKeys, Path | None]:
    """Return the key, made now if SQLite has none yet, and the file that was made. Raises `KeyProblemError`.

    `check`: what the database says of its key; where it has one, no other is made.
    """
    found = read(settings)
    if found is not None:
        return found, None
    if check is not None:
        raise KeyProblemError("key_missing")
    file = key_file(settings)
    fresh = DataKeys(DataKey.fresh())
    if file is None:
        raise KeyProblemError("key_to_set", key=fresh.text)
    private_folder(file.parent)
    write(file, fresh)
    return fresh, file


async def demand(engine: AsyncEngine) -> None:
    """Refuse a database whose values another key has sealed. Raises `KeyProblemError`."""
    keys: DataKeys | None = getattr(engine.dialect, "data_keys", None)
    async with engine.connect() as connection:
        compare(keys, await data_keys.check(connection))


def compare(keys: DataKeys | None, check: AnyRow | Check | None) -> None:
    """Compare a key with what the database says of its own. Raises `KeyProblemError`."""
    if keys is None:
        raise KeyProblemError("key_missing")
    if check is None:
        return
    if check.next_check is not None or check.check_value in {key.check for key in keys.older}:
        raise KeyProblemError("key_half_changed")
    if check.check_value != keys.current.check:
        raise KeyProblemError("key_wrong")


async def check_of(engine: AsyncEngine) -> AnyRow | None:
    """Read what a database says of its key; `None` also where there is no such table yet."""
    async with engine.connect() as connection:
        return await data_keys.check(connection) if await data_keys.is_there(connection) else None


async def settle(writer: Writer, keys: DataKeys) -> None:
    """Note the key in a database that none has been used for. Raises `KeyProblemError` for another one."""

    async def job(work: Work) -> None:
        check = await data_keys.check(work.connection)
        compare(keys, check)
        if check is None:
            await data_keys.note_check(work.connection, keys.current.check, work.now)

    await writer.run(job)


async def rotate(writer: Writer, keys: DataKeys, tell: Callable[[int], None] = lambda _: None) -> int:
    """Seal everything under the current key, page by page; may be ended and begun again. Returns how many values.

    Raises `KeyProblemError` when none of the keys is the database's own.
    """
    await writer.run(partial(_begin, keys=keys))
    count = 0
    for spot in data_keys.spots():
        after: object = None
        while True:
            async with writer.engine.connect() as connection:
                rows = await data_keys.page(connection, spot, after, PAGE)
            if not rows:
                break
            await writer.run(partial(_seal_anew, spot=spot, rows=rows, keys=keys))
            after, count = rows[-1][0], count + len(rows)
            tell(count)
    await writer.run(lambda work: data_keys.note_check(work.connection, keys.current.check, work.now))
    return count


async def _seal_anew(work: Work, spot: data_keys.Spot, rows: Sequence[AnyRow], keys: DataKeys) -> None:
    await data_keys.seal_anew(work.connection, spot, rows, keys)


async def _begin(work: Work, keys: DataKeys) -> None:
    check = await data_keys.check(work.connection)
    known = {key.check for key in keys.all}
    if check is not None and (check.check_value not in known or (check.next_check or keys.current.check) not in known):
        raise KeyProblemError("key_wrong")
    await data_keys.note_next(work.connection, keys.current.check)
    await data_keys.forget_codes(work.connection)


async def replace_lost(writer: Writer, keys: DataKeys) -> None:
    """Empty what a lost key has sealed, and begin with this one."""

    async def job(work: Work) -> None:
        await data_keys.forget_sealed(work.connection)
        await data_keys.note_check(work.connection, keys.current.check, work.now)

    await writer.run(job)
