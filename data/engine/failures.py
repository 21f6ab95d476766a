"""Telling a database that does not work, which is waited for, from a statement that is wrong, which is not."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import DBAPIError, DisconnectionError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

log = logging.getLogger(__name__)

_SQLITE = {
    sqlite3.SQLITE_BUSY: "another program holds it",
    sqlite3.SQLITE_LOCKED: "another program holds it",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_IOERR: "the disk fails",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
    sqlite3.SQLITE_PROTOCOL: "its file cannot be locked",
}
_POSTGRES = {
    "08": "the connection broke",
    "25006": "it is read-only",
    "53100": "the disk is full",
    "53": "it has no room for more",
    "57": "it was stopped, or the connection was cut",
    "58": "its machine fails",
}
_CUT = "the connection broke"


class UnreachableError(SQLAlchemyError):
    """No connection to the database could be made, or it does not answer; the cause tells more."""


@asynccontextmanager
async def answering_within(seconds: float) -> AsyncIterator[None]:
    """Ask the database for so long at most. Raises `UnreachableError`."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as problem:
        raise UnreachableError from problem


def why_away(problem: BaseException) -> str | None:
    """Say in words why the database does not work; `None` when this is no sign of that.

    A bare OSError is none: it may be of any file or any other connection.
    """
    if isinstance(problem, UnreachableError | DisconnectionError | PoolTimeoutError):
        return f"it cannot be reached ({type(problem.__cause__ or problem).__name__})"
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)  # the rest of the code says it more closely
    state = str(getattr(cause, "sqlstate", None) or "")
    found = _POSTGRES.get(state) or _POSTGRES.get(state[:2])
    if found is None and isinstance(problem, DBAPIError) and problem.connection_invalidated:
        return _CUT
    if found is None and not isinstance(problem, SQLAlchemyError) and type(problem).__module__.startswith("asyncpg."):
        return _CUT  # its own words for a connection that is gone
    return found


def is_away(problem: BaseException) -> bool:
    """Tell whether the database does not work, and one may try again later."""
    return why_away(problem) is not None


class Health:
    """Says once that the database does not work and why, and once that it works again."""

    def __init__(self) -> None:
        self._since: float | None = None

    def failed(self, problem: BaseException) -> None:
        why = why_away(problem)
        if why is not None and self._since is None:
            self._since = time.monotonic()
            log.error("the database does not work: %s. Everything waits and goes on by itself", why)

    def worked(self) -> None:
        if self._since is not None:
            log.warning("the database works again after %.1f s", time.monotonic() - self._since)
            self._since = None
