"""Databases as earlier versions left them, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.connect import open_engine
from tests.support.upgrade_fixtures import BEFORE_SEALING, DUMP_KEYS, DUMPS, SEALED, load_sqlite


async def load_postgres(revision: str, url: str) -> str:
    import asyncpg  # noqa: PLC0415 - where there is a PostgreSQL

    connection: Any = await asyncpg.connect(url.replace("+asyncpg", "", 1))
    await connection.execute((DUMPS / f"{revision}.postgresql.sql").read_text("utf-8"))
    await connection.close()
    return url


@asynccontextmanager
async def loaded(revision: str, request: pytest.FixtureRequest, folder: Path) -> AsyncIterator[AsyncEngine]:
    if request.param == "sqlite":
        url = load_sqlite(revision, folder / "before.sqlite3")
    else:
        fresh: Callable[[str], str] = request.getfixturevalue("postgres_url")
        url = await load_postgres(revision, fresh(f"before_{folder.name}".replace("-", "_")))
    engine = open_engine(url, DUMP_KEYS)
    yield engine
    await engine.dispose()


BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
async def before(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """Open the database of revision 0012."""
    async with loaded(BEFORE_SEALING, request, tmp_path) as engine:
        yield engine


@pytest.fixture(params=BOTH)
async def sealed(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """Open the database of revision 0021."""
    async with loaded(SEALED, request, tmp_path) as engine:
        yield engine
