"""A database as an earlier version left it, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.database import open_engine
from tests.keys import KEYS

DUMPS = Path(__file__).parent
REVISION = "0012"


def load_sqlite(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((DUMPS / f"{REVISION}.sqlite.sql").read_text("utf-8"))
    return f"sqlite+aiosqlite:///{file}"


async def load_postgres(url: str) -> str:
    import asyncpg  # noqa: PLC0415 - where there is a PostgreSQL

    connection: Any = await asyncpg.connect(url.replace("+asyncpg", "", 1))
    await connection.execute((DUMPS / f"{REVISION}.postgresql.sql").read_text("utf-8"))
    await connection.close()
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def before(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """Open the database of revision 0012."""
    if request.param == "sqlite":
        url = load_sqlite(tmp_path / "before.sqlite3")
    else:
        fresh: Callable[[str], str] = request.getfixturevalue("postgres_url")
        url = await load_postgres(fresh(f"before_{tmp_path.name}".replace("-", "_")))
    engine = open_engine(url, KEYS)
    yield engine
    await engine.dispose()
