"""Opening the database: SQLite embedded by default, PostgreSQL when one machine is not enough."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from data import inline
from data.trouble import UnreachableError

WRITER = "writer"
"""Execution option of the one connection that writes; every other connection only reads."""

READERS_CACHE = 500  # KiB for each connection that reads: the system keeps the file's pages once for all of them


class WalRefusedError(Exception):
    """SQLite would not switch to its write-ahead log. Put the database on a local disk, not on a network share."""


def open_engine(url: str) -> AsyncEngine:
    """Open the database at `url`; the folder of an SQLite file is made. Dispose of the engine when done."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        engine = create_async_engine(address, pool_pre_ping=True, hide_parameters=True)
        event.listen(engine.sync_engine, "do_connect", _connect)
        return engine
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    return _open_sqlite(address)


def _connect(dialect: Any, _record: Any, given: Any, named: Any) -> Any:
    try:
        return dialect.connect(*given, **named)
    except OSError as problem:  # the driver's own, which says nothing of the database to whoever catches it
        raise UnreachableError from problem


def _open_sqlite(address: URL) -> AsyncEngine:
    engine = create_async_engine(address, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def writing(engine: AsyncEngine) -> AsyncEngine:
    """Return the engine on which a writer writes: for an SQLite file one without a thread (see inline.py).

    Whoever asked disposes of it, unless it is the given one.
    """
    if engine.url.get_backend_name() != "sqlite" or engine.url.database in {None, "", ":memory:"}:
        return engine
    return _open_sqlite(engine.url.set(drivername=f"sqlite+{inline.DRIVER}"))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours: the driver's own would start transactions too late
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    mode = cursor.fetchone()[0]
    if mode not in {"wal", "memory"}:  # SQLite reports a refusal only by answering with the old mode
        raise WalRefusedError(mode)
    for pragma in ("synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    if not isinstance(connection, inline.InlineConnection):
        cursor.execute(f"PRAGMA cache_size=-{READERS_CACHE}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    # A transaction that reads first and writes later fails at once when another has written between; a writer says so.
    writes = connection.get_execution_options().get(WRITER, False)
    connection.exec_driver_sql(inline.BEGIN if writes else "BEGIN")


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """Open a session that only looks: it never holds up the writer."""
    async with AsyncSession(engine, expire_on_commit=False) as session:
        yield session
