"""Why a command cannot do its work with the database, in words: what happened and what to do, and no traceback.

`code_of` knows the errors of the two drivers alone, so that `doctor` sorts them likewise without SQLAlchemy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import PlainError
from bot.settings.settings import Settings
from data.engine.problems import DatabaseProblem, SchemaError

SQLITE = {
    sqlite3.SQLITE_BUSY: "database_held",
    sqlite3.SQLITE_LOCKED: "database_held",
    sqlite3.SQLITE_PROTOCOL: "database_held",
    sqlite3.SQLITE_READONLY: "database_read_only",
    sqlite3.SQLITE_PERM: "database_closed",
    sqlite3.SQLITE_AUTH: "database_closed",
    sqlite3.SQLITE_CANTOPEN: "database_closed",
    sqlite3.SQLITE_FULL: "database_full",
    sqlite3.SQLITE_IOERR: "database_disk_fails",
    sqlite3.SQLITE_NOTADB: "database_strange",
    sqlite3.SQLITE_CORRUPT: "database_broken",
}
POSTGRES = {
    "08P01": "database_refused",
    "08": "database_away",
    "25006": "database_read_only",
    "26000": "database_pooled",  # a statement that was prepared on another connection
    "28": "database_refused",
    "3D": "database_refused",
    "42501": "database_no_rights",
    "42P05": "database_pooled",  # a statement of that name is there: another client prepared it
    "53100": "database_full",
    "53": "database_busy",
    "55P03": "database_held",
    "57": "database_away",
    "58": "database_disk_fails",
}
"""By SQLSTATE, or by its first two characters, which name the class (PostgreSQL, appendix A)."""


def code_of(problem: BaseException) -> str | None:
    """Return the code of the words for a driver's error, also inside SQLAlchemy's; `None`: it is of something else."""
    for error in _inside(problem):
        if isinstance(error, sqlite3.Error) and hasattr(error, "sqlite_errorcode"):
            return SQLITE.get(error.sqlite_errorcode & 0xFF)  # the rest of the code says it more closely
        if state := str(getattr(error, "sqlstate", None) or ""):
            return POSTGRES.get(state) or POSTGRES.get(state[:2])
    return None


def reason_of(problem: BaseException) -> str:
    """Return what the driver said, in its own words; they hold no secret."""
    last = list(_inside(problem))[-1]
    return type(last).__name__ if isinstance(last, OSError) else str(last).strip() or type(last).__name__


def _inside(problem: BaseException) -> Iterator[BaseException]:
    """Go from SQLAlchemy's error to the driver's."""
    yield problem
    inner = getattr(problem, "orig", None) or problem.__cause__
    if inner is not None and inner is not problem:
        yield from _inside(inner)


def in_words(problem: BaseException) -> PlainError | None:
    """Return what an administrator is told of a failed command; `None`: the failure is not the database's."""
    code = problem.code if isinstance(problem, DatabaseProblem) else code_of(problem)
    if code is None and type(problem).__module__ == "data.engine.failures":  # UnreachableError, which needs SQLAlchemy
        code = "database_away"
    if code is None:
        return None
    if isinstance(problem, SchemaError):
        return PlainError(code, **problem.facts)
    return PlainError(code, where=_where(), reason=reason_of(problem))


def _where() -> str:
    """Name the database without its user and password."""
    from bot.admin.tables import where  # noqa: PLC0415 - it sorts its own errors by this module

    return where(Settings.read())


@contextmanager
def database_in_words() -> Iterator[None]:
    """Have what the database refuses in the block leave as a `PlainError`."""
    try:
        yield
    except Exception as problem:
        if (plain := in_words(problem)) is None:
            raise
        raise plain from None
