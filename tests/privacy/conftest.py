"""A database of each kind in turn, for what the program forgets."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.media import FolderMediaStore
from data import schema
from data.database import open_engine
from data.work import Writer
from tests.conftest import TestClock
from tests.keys import KEYS


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def either(request: pytest.FixtureRequest, tmp_path: Path, engine: AsyncEngine) -> AsyncIterator[AsyncEngine]:
    if request.param == "sqlite":
        yield engine
        return
    fresh: Callable[[str], str] = request.getfixturevalue("postgres_url")
    other = open_engine(fresh(f"privacy_{tmp_path.name}".replace("-", "_")), KEYS)
    await schema.upgrade(other)
    yield other
    await other.dispose()


@pytest.fixture
async def both(either: AsyncEngine, clock: TestClock) -> AsyncIterator[Writer]:
    async with Writer(either, clock.now) as writer:
        yield writer


@pytest.fixture
def store(tmp_path: Path) -> FolderMediaStore:
    return FolderMediaStore(tmp_path / "media")
