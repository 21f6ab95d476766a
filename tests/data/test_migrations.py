"""Every migration goes up and down again, on both databases, and leaves the tables that the program declares."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import SQLModel

from data import schema
from data.database import WRITER, open_engine
from data.problems import OldSchemaError


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
    with pytest.raises(OldSchemaError):
        await schema.demand_head(nothing)


FILLED = (
    "INSERT INTO unit (id, code, join_code) VALUES (1, 'A', 'A')",
    (
        "INSERT INTO person (id, name, address_form, wishes, created_at) "
        "VALUES (1, 'H', 'bạn', true, '2021-01-01 00:00:00')"
    ),
    (
        "INSERT INTO record (id, code, draft_id, kind, campaign, subject, round, person_id, unit_id, unit_as_of, form, "
        "form_version, answers, state, returned_parts, submitted_at, changed_at) "
        "VALUES (1, 'C', 'd', 'title', 'c', 's', '2021', 1, 1, '2021-01-01', "
        "'title', 1, '{}', 'accepted', '{}', '2021-01-01 00:00:00', '2021-01-01 00:00:00')"
    ),
    (
        "INSERT INTO review (id, record_id, officer_id, action, from_state, to_state, at) VALUES "
        "(1, 1, 1, 'accept', 'submitted', 'accepted', '2021-01-01 00:00:00')"
    ),
)
REVIEWED = "SELECT record.code FROM review JOIN record ON record.id = review.record_id"


async def test_a_filled_database_goes_up_and_down_and_loses_nothing(nothing: AsyncEngine) -> None:
    await schema.upgrade(nothing, "0002")
    async with nothing.execution_options(**{WRITER: True}).begin() as connection:
        for statement in FILLED:
            await connection.execute(text(statement))
    for change in (schema.upgrade(nothing), schema.downgrade(nothing, "0002"), schema.upgrade(nothing)):
        await change
        async with nothing.connect() as connection:
            assert list((await connection.execute(text(REVIEWED))).scalars()) == ["C"]
