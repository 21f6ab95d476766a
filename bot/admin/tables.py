"""The database as an administrator's command reads it: by its driver alone, for SQLAlchemy may be what is broken."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.app.database_errors import code_of
from bot.settings.settings import Settings

PATIENCE = 5.0  # seconds
Read = Callable[[str], Awaitable[list[tuple[Any, ...]]]]


class UnreadError(Exception):
    """`code` says in data/templates/admin/errors.j2 why the tables cannot be read, `reason` in the driver's words."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code)
        self.code, self.reason = code, reason


@asynccontextmanager
async def reading(settings: Settings) -> AsyncIterator[Read]:
    """Open the database to look into it. Raises `UnreadError`, also from what is asked in the block."""
    file = settings.database_file
    opened = _sqlite(file) if file is not None else _postgres(settings.database_url)
    async with opened as read:
        yield read


def where(settings: Settings) -> str:
    """Name the database without its user and password."""
    if settings.database_file is not None:
        return str(settings.database_file)
    parts = urlsplit(settings.database_url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.hostname or ''}{port}{parts.path}"


@asynccontextmanager
async def _sqlite(file: Path) -> AsyncIterator[Read]:
    try:
        with closing(_open(file)) as connection:

            async def read(statement: str) -> list[tuple[Any, ...]]:
                return connection.execute(statement).fetchall()

            yield read
    except sqlite3.Error as problem:
        raise UnreadError(code_of(problem) or "database_strange", str(problem)) from problem


def _open(file: Path) -> sqlite3.Connection:
    if file.is_dir():
        raise UnreadError("database_closed")
    if not file.is_file():
        raise UnreadError("database_absent")
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)


@asynccontextmanager
async def _postgres(url: str) -> AsyncIterator[Read]:
    import asyncpg  # noqa: PLC0415 - most machines have SQLite

    from data.engine.pooling import shares_backends  # noqa: PLC0415 - as above

    address = url.replace("+asyncpg", "", 1)
    try:
        if await shares_backends(address, PATIENCE):
            raise UnreadError("database_pooled")
        connection = await asyncpg.connect(address, timeout=PATIENCE, command_timeout=PATIENCE)
        try:

            async def read(statement: str) -> list[tuple[Any, ...]]:
                return [tuple(row) for row in await connection.fetch(statement)]

            yield read
        finally:
            await connection.close(timeout=PATIENCE)
    except (OSError, TimeoutError) as problem:
        raise UnreadError("database_away", type(problem).__name__) from problem
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as problem:
        raise UnreadError(code_of(problem) or "database_refused", str(problem)) from problem
