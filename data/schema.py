"""Bringing the tables to this version of the program, and knowing whether they are there."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

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


async def upgrade(engine: AsyncEngine, revision: str = "head") -> None:
    """Bring the tables up to `revision`, in one transaction."""
    async with engine.execution_options(**{WRITER: True}).begin() as connection:
        await connection.run_sync(lambda sync: command.upgrade(config(sync), revision))


async def downgrade(engine: AsyncEngine, revision: str) -> None:
    """Take the tables back to `revision`, in one transaction."""
    async with engine.execution_options(**{WRITER: True}).begin() as connection:
        await connection.run_sync(lambda sync: command.downgrade(config(sync), revision))


async def revision(engine: AsyncEngine) -> str | None:
    """Tell which revision the tables are at; `None` for an empty database."""
    async with engine.connect() as connection:
        return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


async def demand_head(engine: AsyncEngine) -> None:
    """Raise `OldSchemaError` unless the tables are at this program's revision."""
    found = await revision(engine)
    if found != head():
        raise OldSchemaError(found or "-", head())
