"""A database of each kind in turn, for what the program forgets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.files.media_store import FolderMediaStore
from data.engine.unit_of_work import Writer
from tests.support.clock import TestClock


@pytest.fixture
async def both(either: AsyncEngine, clock: TestClock) -> AsyncIterator[Writer]:
    async with Writer(either, clock.now) as writer:
        yield writer


@pytest.fixture
def store(tmp_path: Path) -> FolderMediaStore:
    return FolderMediaStore(tmp_path / "media")
