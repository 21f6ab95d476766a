"""Bringing the tables to this version of the program, and knowing whether they are there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.database import WRITER

MIGRATIONS = Path(__file__).parent / "migrations"


class OldSchemaError(Exception):
    """The database was made by another version of the program. Run `python -m bot migrate`."""


def config(connection: Connection | None = None) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


def head() -> str:
    """Name the newest revision that this program knows."""
    return str(ScriptDirectory.from_config(config()).get_current_head())


class BrokenReferencesError(Exception):
    """A migration left rows that refer to nothing; all of it was undone. Restore a backup, and report the revision."""


async def upgrade(engine: AsyncEngine, revision: str = "head") -> None:
    """Bring the tables up to `revision`, in one transaction."""
    async with _changing(engine) as connection:
        await connection.run_sync(lambda sync: command.upgrade(config(sync), revision))


async def downgrade(engine: AsyncEngine, revision: str) -> None:
    """Take the tables back to `revision`, in one transaction."""
    async with _changing(engine) as connection:
        await connection.run_sync(lambda sync: command.downgrade(config(sync), revision))


@asynccontextmanager
async def _changing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Open the transaction of a migration.

    SQLite changes a table by making it anew, and dropping the old one breaks every reference for a moment: they are
    checked as a whole before the commit instead (sqlite.org, "Making Other Kinds Of Table Schema Changes").
    """
    async with engine.connect() as plain:
        connection = await plain.execution_options(**{WRITER: True})
        if connection.dialect.name != "sqlite":
            async with connection.begin():
                yield connection
            return
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.execute("PRAGMA foreign_keys=OFF")
        try:
            async with connection.begin():
                yield connection
                if (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all():
                    raise BrokenReferencesError
        finally:
            await driver.execute("PRAGMA foreign_keys=ON")


async def revision(engine: AsyncEngine) -> str | None:
    """Tell which revision the tables are at; `None` for an empty database."""
    async with engine.connect() as connection:
        return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


async def demand_head(engine: AsyncEngine) -> None:
    """Raise `OldSchemaError` unless the tables are at this program's revision."""
    found = await revision(engine)
    if found != head():
        raise OldSchemaError(found or "-", head())
