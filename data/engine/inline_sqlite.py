"""SQLite for the one connection that writes: statements run where they are asked for, without a thread between.

A hot statement takes a hundredth of a millisecond; handing it to a thread and back costs ten times that, and a turn
has a dozen. Only what waits for the disk or for another process goes to a thread: the commit, a begin while somebody
else writes, and statements that say themselves that they are long.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import time
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import URL, pool
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy
from sqlalchemy.util import await_only

T = TypeVar("T")

DRIVER = "inline"
LONG = "long"
"""Execution option of a statement that may take longer than some milliseconds: everybody else goes on meanwhile.

Its rows are fetched in the thread too: SQLite finds most of them only while they are fetched.
"""

MANY = 100
"""Of how many units or people a statement is `LONG`: to read one in a thread costs more than it spares the others."""

BEGIN = "BEGIN IMMEDIATE"

STEP = 0.01
"""Seconds after which a statement that shall end is interrupted once more."""

HOLD = 0.005
"""Seconds for which statements in a row may hold the loop: then everybody else has a turn, within the transaction.

A tap is through in less. What asks for more, a list of roles over 900 units, would make all others wait for its sum.
"""


async def _at_once() -> None:
    """Await nothing: SQLAlchemy takes a driver that never awaits for a blocking one."""


def _begin(cursor: Any) -> None:
    """Begin at once where nobody else writes, as nearly always; else wait for them in a thread."""
    (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
    cursor.execute("PRAGMA busy_timeout=0")
    try:
        cursor.execute(BEGIN)
        busy = False
    except sqlite3.OperationalError as problem:
        busy = problem.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
        if not busy:
            raise
    finally:
        cursor.execute(f"PRAGMA busy_timeout={patience}")
    await_only(_in_thread(cursor.execute, BEGIN) if busy else _at_once())
    cursor.connection.held_since = time.monotonic()


async def _in_thread(work: Callable[..., T], *values: Any, ended_by: Callable[[], None] | None = None) -> T:
    """Run it in a thread. Whoever is cancelled leaves only when the thread has: who cancels closes the connection.

    Closing it under a statement that runs ends the whole process. `ended_by`: lets the statement fail at once.
    """
    running = asyncio.ensure_future(asyncio.to_thread(work, *values))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        while not running.done():
            if ended_by is not None:
                ended_by()  # again and again, for it may not have begun
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.wait({running}, timeout=STEP)
        running.exception()  # nobody else asks for it
        raise


def _all_of(cursor: sqlite3.Cursor, statement: str, parameters: Any) -> list[Any]:
    return cursor.execute(statement, parameters).fetchall()


class InlineCursor(sqlite3.Cursor):
    async def _async_soft_close(self) -> None:
        """Be closed by SQLAlchemy's asyncio part when a statement returns no rows: there is nothing to wait for."""


class InlineConnection(sqlite3.Connection):
    held_since = 0.0  # monotonic seconds

    def cursor(self, factory: Any = InlineCursor) -> Any:
        return super().cursor(factory)

    async def leave_a_turn(self) -> None:
        """Let the loop go on with everybody else where the statements of this connection have held it for long."""
        if time.monotonic() - self.held_since > HOLD:
            await asyncio.sleep(0)
            self.held_since = time.monotonic()


class InlineDialect(SQLiteDialect_pysqlite):
    """The standard library's sqlite3 under SQLAlchemy's asyncio."""

    driver = DRIVER
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[pool.Pool]:  # noqa: ARG003 - SQLAlchemy's signature
        return pool.AsyncAdaptedQueuePool

    def create_connect_args(self, url: URL) -> Any:
        arguments, options = super().create_connect_args(url)
        # one thread at a time, but not always the same one
        return arguments, {**options, "check_same_thread": False, "factory": InlineConnection}

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        if statement == BEGIN:
            _begin(cursor)
        elif context is not None and context.execution_options.get(LONG):
            interrupt = cursor.connection.interrupt
            rows = await_only(_in_thread(_all_of, cursor, statement, parameters, ended_by=interrupt))
            if cursor.description:
                context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(cursor, initial_buffer=rows)
        else:
            cursor.execute(statement, parameters)
            await_only(cursor.connection.leave_a_turn())

    def do_executemany(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:  # noqa: ARG002 - SQLAlchemy's signature
        cursor.executemany(statement, parameters)
        await_only(cursor.connection.leave_a_turn())

    def do_commit(self, dbapi_connection: Any) -> None:
        connection: sqlite3.Connection = dbapi_connection
        await_only(_in_thread(connection.commit))


registry.register(f"sqlite.{DRIVER}", __name__, InlineDialect.__name__)
