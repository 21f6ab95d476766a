"""Bringing the tables to this version of the program, and knowing whether they are there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.engine.connect import WRITER, demand_sessions, writing
from data.engine.failures import is_away
from data.engine.problems import (
    BrokenReferencesError,
    NewerSchemaError,
    NoTablesError,
    NotMigratedError,
    OldSchemaError,
    UnmarkedSchemaError,
)

NO_RIGHTS = "42501"
MIGRATIONS = Path(__file__).parents[1] / "migrations"


def config(connection: Connection | None = None) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


def head() -> str:
    """Name the newest revision that this program knows."""
    return _revisions()[0]


def known() -> frozenset[str]:
    """Name every revision that this program knows."""
    return frozenset(_revisions())


@cache
def _revisions() -> tuple[str, ...]:
    """Return every revision, the newest first. Alembic runs each file for it, which a start needs only once."""
    return tuple(script.revision for script in ScriptDirectory.from_config(config()).walk_revisions())


async def upgrade(engine: AsyncEngine, revision: str = "head") -> None:
    """Bring the tables up to `revision`, in one transaction. Raises a `DatabaseProblem`."""
    await demand_known(engine)
    try:
        async with _changing(engine) as connection:
            await connection.run_sync(lambda sync: command.upgrade(config(sync), revision))
    except SQLAlchemyError as problem:
        if is_away(problem) or (isinstance(problem, DBAPIError) and getattr(problem.orig, "sqlstate", "") == NO_RIGHTS):
            raise
        raise NotMigratedError from problem


async def downgrade(engine: AsyncEngine, revision: str) -> None:
    """Take the tables back to `revision`, in one transaction."""
    async with _changing(engine) as connection:
        await connection.run_sync(lambda sync: command.downgrade(config(sync), revision))


@asynccontextmanager
async def _changing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Open the transaction of a migration.

    On SQLite it is that of a writer, without a thread (see inline_sqlite.py): a migration is thousands of small
    statements, and whoever migrates serves nobody meanwhile.
    """
    writer = writing(engine)
    try:
        async with writer.connect() as plain:
            connection = await plain.execution_options(**{WRITER: True})
            if connection.dialect.name != "sqlite":
                async with connection.begin():
                    yield connection
                return
            async with _without_references(connection), connection.begin():
                yield connection
                if (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all():
                    raise BrokenReferencesError
    finally:
        if writer is not engine:
            await writer.dispose()


@asynccontextmanager
async def _without_references(connection: AsyncConnection) -> AsyncIterator[None]:
    """Let references be broken until the commit, before which they are checked as a whole.

    SQLite changes a table by making it anew, and dropping the old one breaks every reference to it (sqlite.org,
    "Making Other Kinds Of Table Schema Changes").
    """
    await connection.run_sync(_switch_references, "OFF")
    try:
        yield
    finally:
        await connection.run_sync(_switch_references, "ON")


def _switch_references(connection: Connection, state: str) -> None:
    """Tell the driver: SQLite does not listen within a transaction, which SQLAlchemy would begin."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys={state}")
    cursor.close()


async def revision(engine: AsyncEngine) -> str | None:
    """Tell which revision the tables are at, or which several; `None` when none is marked."""
    async with engine.connect() as connection:
        found = await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_heads())
    return ",".join(sorted(found)) or None


async def demand_head(engine: AsyncEngine) -> None:
    """Raise a `DatabaseProblem` unless the tables are at this program's revision."""
    found = await demand_known(engine)
    if found is None:
        raise NoTablesError
    if found != head():
        raise OldSchemaError(found, head())


async def demand_known(engine: AsyncEngine) -> str | None:
    """Return the revision of the tables, `None` when there are none. Raises a `DatabaseProblem` where none helps."""
    await demand_sessions(engine)
    found = await revision(engine)
    if found is None:
        async with engine.connect() as connection:
            tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        if set(tables) - {"alembic_version"}:
            raise UnmarkedSchemaError
    elif "," in found:
        raise UnmarkedSchemaError
    elif found not in known():
        raise NewerSchemaError(found, head())
    return found
