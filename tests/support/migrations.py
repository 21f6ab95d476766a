from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.connect import open_engine
from tests.support.keys import KEYS


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
    engine = open_engine(url, KEYS)
    yield engine
    await engine.dispose()
