from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import SQLModel

from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.unit_tree import Keys, plant

RESTARTED = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE last_value IS NOT NULL
"""


def emptying(url: str) -> Callable[[], Awaitable[AsyncEngine]]:
    """Share a migrated database among many tests; each of them finds it empty, and its numbers begin anew.

    TRUNCATE makes every file of every table and index anew, also of those in which nothing was written.
    """

    async def emptied() -> AsyncEngine:
        engine = open_engine(url, KEYS)
        names = [table.name for table in SQLModel.metadata.sorted_tables]
        filled = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in names)  # noqa: S608 - as below
        every = ", ".join(f'"{name}"' for name in names)
        async with engine.begin() as connection:
            # whoever was killed in the test before may still be writing
            await connection.exec_driver_sql(f"LOCK TABLE {every} IN ACCESS EXCLUSIVE MODE")
            written = list((await connection.execute(text(filled))).scalars())
            await connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # whatever names what
            for name in written:
                await connection.exec_driver_sql(f'DELETE FROM "{name}"')  # noqa: S608 - names of our tables
            await connection.exec_driver_sql(RESTARTED)
        return engine

    return emptied


@pytest.fixture(scope="session")
def emptied_postgres(migrated_url: Callable[[str], str]) -> Callable[[], Awaitable[AsyncEngine]]:
    """Share one PostgreSQL database among all tests of this folder."""
    return emptying(migrated_url("pushes"))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def other_kind(request: pytest.FixtureRequest) -> Callable[[], Awaitable[AsyncEngine]] | None:
    """Start PostgreSQL only for the tests that run on it."""
    return request.getfixturevalue("emptied_postgres") if request.param == "postgres" else None


@pytest.fixture
async def either(
    other_kind: Callable[[], Awaitable[AsyncEngine]] | None, engine: AsyncEngine
) -> AsyncIterator[AsyncEngine]:
    """Give a database of each kind in turn."""
    if other_kind is None:
        yield engine
        return
    other = await other_kind()
    yield other
    await other.dispose()


@pytest.fixture
async def both(either: AsyncEngine, clock: TestClock) -> AsyncIterator[Writer]:
    """A writer on a database of each kind in turn."""
    async with Writer(either, clock.now) as writer:
        yield writer


@pytest.fixture
async def tree(both: Writer) -> Keys:
    """The units of the tests, by their codes, on the database of `both`."""
    return await both.run(plant)


@pytest.fixture
async def keys(writer: Writer) -> Keys:
    """The units of the tests, by their codes, on SQLite."""
    return await writer.run(plant)
