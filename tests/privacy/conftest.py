"""A database of each kind in turn, for what the program forgets."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.media import FolderMediaStore
from data.database import open_engine
from data.work import Writer
from tests.conftest import TestClock
from tests.keys import KEYS


@pytest.fixture
async def either(
    copies: Callable[[str], str] | None, tmp_path: Path, engine: AsyncEngine
) -> AsyncIterator[AsyncEngine]:
    """Give a migrated database of each kind in turn."""
    if copies is None:
        yield engine
        return
    other = open_engine(copies(f"privacy_{tmp_path.name}".replace("-", "_")), KEYS)
    yield other
    await other.dispose()


@pytest.fixture
async def both(either: AsyncEngine, clock: TestClock) -> AsyncIterator[Writer]:
    async with Writer(either, clock.now) as writer:
        yield writer


@pytest.fixture
def store(tmp_path: Path) -> FolderMediaStore:
    return FolderMediaStore(tmp_path / "media")
