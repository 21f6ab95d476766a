"""What an installation of before holds goes up to this version, and down again with nothing lost."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, MetaData, select
from sqlalchemy.ext.asyncio import AsyncEngine

from data import schema
from tests.upgrade.conftest import REVISION

Rows = dict[str, list[tuple[Any, ...]]]


async def read(engine: AsyncEngine) -> Rows:
    """Read every table as the database itself has it."""
    async with engine.connect() as connection:
        return await connection.run_sync(_read)


def _read(connection: Connection) -> Rows:
    found = MetaData()
    found.reflect(connection)
    return {
        table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
        for table in found.sorted_tables
    }


async def test_it_goes_up_and_comes_back_as_it_was(before: AsyncEngine) -> None:
    filled = await read(before)
    await schema.upgrade(before)
    assert await schema.revision(before) == schema.head()
    assert {name: len(rows) for name, rows in filled.items()}.items() <= {
        name: len(rows) for name, rows in (await read(before)).items()
    }.items()
    await schema.downgrade(before, REVISION)
    assert await read(before) == filled
