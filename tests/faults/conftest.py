"""A street: the sandbox behind HTTP, a database in a file, and a launcher of programs that are killed."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.server import serving
from data.database import open_engine
from data.work import Writer
from sandbox.telegram import TelegramWorld, telegram_app
from tests.conftest import TestClock
from tests.conversations.conftest import _build_units
from tests.faults.street import Launcher, Street
from tests.pushes.conftest import emptied_postgres
from tests.users import BOT, TOKEN

__all__ = ["database", "emptied_postgres", "launcher", "launching", "place", "street"]


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Callable[[], Awaitable[AsyncEngine]] | None:
    """PostgreSQL for a test that asks for both (BOTH), in its turn; otherwise nothing, and it is SQLite."""
    other = getattr(request, "param", "sqlite") == "postgres"
    return request.getfixturevalue("emptied_postgres") if other else None


@pytest.fixture
async def place(
    database: Callable[[], Awaitable[AsyncEngine]] | None, empty_sqlite: Path, tmp_path: Path
) -> AsyncEngine:
    """Open an empty database of that kind."""
    if database is not None:
        return await database()
    path = tmp_path / "street.sqlite3"
    shutil.copy(empty_sqlite, path)
    return open_engine(f"sqlite+aiosqlite:///{path}")


@pytest.fixture
async def street(place: AsyncEngine, tmp_path: Path, clock: TestClock) -> AsyncIterator[Street]:
    engine, address = place, place.url.render_as_string(hide_password=False)
    async with Writer(engine, clock.now) as writer:
        await writer.run(_build_units)
    world = TelegramWorld(clock.now, repeat_wait=0)
    world.add_bot(TOKEN, BOT, "Trợ lý Thi đua")
    async with serving(telegram_app(world), "127.0.0.1", 0) as port:
        yield Street(world, f"http://127.0.0.1:{port}", address, engine, tmp_path / "media", clock)
        await world.close()
    await engine.dispose()


@pytest.fixture(scope="session")
def launching() -> Iterator[Launcher]:
    made = Launcher()
    yield made
    made.close()


@pytest.fixture
async def launcher(launching: Launcher) -> AsyncIterator[Launcher]:
    yield launching
    await launching.end_all()
