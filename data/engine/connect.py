"""Opening the database: SQLite embedded by default, PostgreSQL when one machine is not enough."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from data.engine import inline_sqlite
from data.engine.failures import UnreachableError
from data.engine.private_files import keep_private
from data.engine.problems import ClosedError, PooledError, ReadOnlyError, WalRefusedError
from data.sealing import DataKeys

T = TypeVar("T")

WRITER = "writer"
"""Execution option of the one connection that writes; every other connection only reads."""

PATIENCE = 10.0  # seconds that a server has for an answer about its connections

HELD = 5000  # milliseconds that another program may hold an SQLite file

POOL_SIZE = 5

READERS_CACHE = 500  # KiB for each connection that reads: the system keeps the file's pages once for all of them


def open_engine(url: str, keys: DataKeys | None = None, *, pool_size: int = POOL_SIZE) -> AsyncEngine:
    """Open the database at `url`; the folder of an SQLite file is made, or `ClosedError` raised. Dispose of it.

    `pool_size` connections to PostgreSQL stay open; for a moment there may be ten more.

    Without `keys` nothing that is sealed can be read or written (`KeyMissingError`).
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        engine = create_async_engine(address, pool_size=pool_size, pool_pre_ping=True, hide_parameters=True)
        event.listen(engine.sync_engine, "do_connect", _connect)
        return _with_keys(engine, keys)
    if address.database and address.database != ":memory:":
        _demand_opens(Path(address.database))
    return _open_sqlite(address, keys)


def _with_keys(engine: AsyncEngine, keys: DataKeys | None) -> AsyncEngine:
    """Hand the keys to the engine: its dialect is what column types are given (data/types.py)."""
    engine.dialect.data_keys = keys  # type: ignore[attr-defined]  # ours
    return engine


def _demand_opens(file: Path) -> None:
    """Raise `ClosedError` unless SQLite can open the file: what the driver's thread raises nobody catches."""
    try:
        keep_private(file)
        sqlite3.connect(file).close()
    except (OSError, sqlite3.OperationalError) as problem:
        raise ClosedError from problem


def _connect(dialect: Any, _record: Any, args: Any, kwargs: Any) -> Any:
    try:
        return dialect.connect(*args, **kwargs)
    except OSError as problem:  # the driver's own error does not name the database
        raise UnreachableError from problem


def _open_sqlite(address: URL, keys: DataKeys | None) -> AsyncEngine:
    engine = create_async_engine(address, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return _with_keys(engine, keys)


def writing(engine: AsyncEngine) -> AsyncEngine:
    """Return the engine on which a writer writes: for an SQLite file one without a thread (see inline_sqlite.py).

    Whoever asked disposes of it, unless it is the given one.
    """
    if engine.url.get_backend_name() != "sqlite" or engine.url.database in {None, "", ":memory:"}:
        return engine
    return _open_sqlite(
        engine.url.set(drivername=f"sqlite+{inline_sqlite.DRIVER}"), getattr(engine.dialect, "data_keys", None)
    )


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours: the driver's own would start transactions too late
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={HELD}")
    cursor.execute("PRAGMA journal_mode=WAL")
    mode = cursor.fetchone()[0]
    if mode not in {"wal", "memory"}:  # SQLite reports a refusal only by answering with the old mode
        raise WalRefusedError(mode)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    if not isinstance(connection, inline_sqlite.InlineConnection):
        cursor.execute(f"PRAGMA cache_size=-{READERS_CACHE}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    # A transaction that reads first and writes later fails at once when another has written between; a writer says so.
    writes = connection.get_execution_options().get(WRITER, False)
    connection.exec_driver_sql(inline_sqlite.BEGIN if writes else "BEGIN")


async def demand_sessions(engine: AsyncEngine) -> None:
    """Raise `PooledError` where each transaction gets another connection; `UnreachableError` where none is made."""
    if engine.dialect.name == "sqlite":
        return
    from data.engine.pooling import shares_backends  # noqa: PLC0415 - most machines have SQLite

    address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        pooled = await shares_backends(address, PATIENCE)
    except OSError as problem:
        raise UnreachableError from problem
    if pooled:
        raise PooledError


async def demand_answer(engine: AsyncEngine) -> None:
    """Ask the database for nothing but an answer; whatever keeps it from giving one is raised."""
    async with engine.connect() as connection:
        await connection.execute(text("SELECT 1"))


async def demand_writable(engine: AsyncEngine) -> None:
    """Raise `ReadOnlyError`, or what SQLite says, unless the database takes changes."""
    async with engine.connect() as plain:
        connection = await plain.execution_options(**{WRITER: True})
        if engine.dialect.name == "sqlite":
            async with connection.begin():  # "BEGIN IMMEDIATE" asks for the right to write
                return
        if await connection.scalar(text("SHOW transaction_read_only")) == "on":
            raise ReadOnlyError


Reading = Callable[[AsyncConnection], Awaitable[T]]
"""What is read by statements alone, on whatever connection."""


@asynccontextmanager
async def reading_aside(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Open a connection for what takes long to read: PostgreSQL plans each statement for the values that it has.

    From its sixth run on a prepared statement may keep one plan for any values. PostgreSQL guesses then that a span of
    days or words has a two-hundredth of the rows, whatever it has, and reads them one by one: what takes 30 ms takes
    200. Planning anew is a millisecond. It holds until the transaction ends, and nobody else's statements know of it.
    """
    async with engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            await connection.execute(text("SET LOCAL plan_cache_mode = force_custom_plan"))
        yield connection


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """Open a session that only looks: it never holds up the writer."""
    async with AsyncSession(engine, expire_on_commit=False) as session:
        yield session
