"""Every migration goes up and down again, on both databases, and leaves the tables that the program declares."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import SQLModel

from data import schema
from data.database import open_engine


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def nothing(
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> AsyncIterator[AsyncEngine]:
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path / 'new.sqlite3'}"
    else:
        fresh: Callable[[str], str] = request.getfixturevalue("postgres_url")
        url = fresh(tmp_path.name.replace("-", "_"))
    engine = open_engine(url)
    yield engine
    await engine.dispose()


async def test_up_gives_the_declared_tables_and_down_leaves_nothing(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing)
    assert await schema.revision(nothing) == schema.head()
    async with nothing.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await schema.downgrade(nothing, "base")
    async with nothing.connect() as connection:
        left = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert left == ["alembic_version"]
    await schema.upgrade(nothing)


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, SQLModel.metadata))


async def test_a_program_on_an_old_schema_says_so(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing, "0001")
    with pytest.raises(schema.OldSchemaError):
        await schema.demand_head(nothing)
