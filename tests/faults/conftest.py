"""A street: the sandbox behind HTTP, a database in a file, and a launcher of programs that are killed."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.server import serving
from data.database import open_engine
from data.work import Writer
from sandbox.telegram import TelegramWorld, telegram_app
from tests.conftest import TestClock
from tests.conversations.conftest import _build_units
from tests.faults.street import Launcher, Street
from tests.users import BOT, TOKEN


@pytest.fixture
async def street(empty_sqlite: Path, tmp_path: Path, clock: TestClock) -> AsyncIterator[Street]:
    path = tmp_path / "street.sqlite3"
    shutil.copy(empty_sqlite, path)
    database = f"sqlite+aiosqlite:///{path}"
    engine = open_engine(database)
    async with Writer(engine, clock.now) as writer:
        await writer.run(_build_units)
    world = TelegramWorld(clock.now, repeat_wait=0)
    world.add_bot(TOKEN, BOT, "Trợ lý Thi đua")
    async with serving(telegram_app(world), "127.0.0.1", 0) as port:
        yield Street(world, f"http://127.0.0.1:{port}", database, engine, tmp_path / "media", clock)
        await world.close()
    await engine.dispose()


@pytest.fixture(scope="session")
def launcher() -> Iterator[Launcher]:
    made = Launcher()
    yield made
    made.close()
