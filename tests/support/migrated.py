from __future__ import annotations

import asyncio
import fcntl
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine import schema
from data.engine.connect import open_engine
from data.engine.vacuum import compact
from tests.support.keys import KEYS
from tests.support.statements import STATEMENTS, folder_of_run


def migrate(url: str) -> None:
    """Migrate a database that has no tables yet, where there is no loop: in a fixture for many tests."""

    async def make() -> None:
        engine = open_engine(url, KEYS)
        await schema.upgrade(engine)
        await compact(engine)  # as `migrate` does; the pages of tables that were made anew would hide a full disk
        await engine.dispose()

    asyncio.run(make())


@pytest.fixture(scope="session")
def empty_sqlite(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a migrated SQLite file once for all processes of the run; every test copies it."""
    folder = folder_of_run(request.config, tmp_path_factory)
    path, unfinished = folder / "empty.sqlite3", folder / "unfinished.sqlite3"
    with (folder / "empty.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # until it is closed
        if not path.exists():
            migrate(f"sqlite+aiosqlite:///{unfinished}")
            unfinished.rename(path)
    STATEMENTS.sqlite = path
    return path


@pytest.fixture
async def engine(empty_sqlite: Path, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    path = tmp_path / "test.sqlite3"
    shutil.copy(empty_sqlite, path)
    engine = open_engine(f"sqlite+aiosqlite:///{path}", KEYS)
    yield engine
    await engine.dispose()
