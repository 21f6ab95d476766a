"""Telling a database that is away from a statement that is wrong."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

from data.engine.connect import open_engine
from data.engine.failures import UnreachableError, answering_within, why_away
from tests.support.keys import KEYS


async def test_a_server_that_is_away_or_silent_is_no_fault_of_anybody_else() -> None:
    engine = open_engine("postgresql+asyncpg://an@127.0.0.1:1/away", KEYS)
    with pytest.raises(UnreachableError) as refused:
        async with engine.connect():
            pass
    with pytest.raises(UnreachableError) as silent:
        async with answering_within(0.001):
            await asyncio.Event().wait()
    assert [why_away(each.value) for each in (refused, silent)] == [
        f"it cannot be reached ({cause})" for cause in ("ConnectionRefusedError", "TimeoutError")
    ]
    await engine.dispose()


def lite(code: int) -> OperationalError:
    problem = sqlite3.OperationalError("x")
    problem.sqlite_errorcode = code
    return OperationalError("SELECT", {}, problem)


def post(state: str) -> DBAPIError:
    problem = Exception("x")
    problem.sqlstate = state  # type: ignore[attr-defined]  # as asyncpg's have it
    return DBAPIError("SELECT", {}, problem)


@pytest.mark.parametrize(
    ("problem", "why"),
    [
        (lite(sqlite3.SQLITE_FULL), "the disk is full"),
        (lite(sqlite3.SQLITE_IOERR_WRITE), "the disk fails"),
        (lite(sqlite3.SQLITE_BUSY_SNAPSHOT), "another program holds it"),
        (lite(sqlite3.SQLITE_ERROR), None),
        (lite(sqlite3.SQLITE_CONSTRAINT), None),
        (post("53100"), "the disk is full"),
        (post("57P01"), "it was stopped, or the connection was cut"),
        (post("25006"), "it is read-only"),
        (post("08006"), "the connection broke"),
        (post("23505"), None),
        (post("42601"), None),
        (UnreachableError(), "it cannot be reached (UnreachableError)"),
        (ConnectionRefusedError(), None),  # of whatever connection
        (FileNotFoundError(), None),
        (ValueError(), None),
    ],
)
def test_a_wrong_statement_is_no_broken_database(problem: Exception, why: str | None) -> None:
    assert why_away(problem) == why
