"""A street: the sandbox behind HTTP, a database in a file, and a launcher of programs that are killed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app.http_server import serving
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from sandbox.telegram import TelegramWorld, telegram_app
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.launcher import Launcher, Street
from tests.support.town import _build_units
from tests.support.users import BOT, TOKEN

__all__ = ["database", "launcher", "launching", "place", "small_disk", "street"]


Opens = Callable[[], Awaitable[AsyncEngine]]


@pytest.fixture
def database(request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path) -> Opens:
    """Say which database: SQLite, PostgreSQL in its turn (BOTH), or SQLite on a disk that is soon full."""
    kind = getattr(request, "param", "sqlite")
    if kind == "postgres":
        opens: Opens = request.getfixturevalue("emptied_postgres")
        return opens
    folder = request.getfixturevalue("small_disk") if kind == "small disk" else tmp_path

    async def opened() -> AsyncEngine:
        path = folder / "street.sqlite3"
        shutil.copy(empty_sqlite, path)
        return open_engine(f"sqlite+aiosqlite:///{path}", KEYS)

    return opened


@pytest.fixture
async def place(database: Opens) -> AsyncEngine:
    """Open an empty database of that kind."""
    return await database()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of eight megabytes; where that is not allowed the test is skipped."""
    folder = tmp_path / "small"
    folder.mkdir()
    told = _command("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder))
    if told:
        pytest.skip(f"only root mounts a small disk: {told}")
    yield folder
    assert not _command("umount", str(folder))


def _command(*words: str) -> str:
    """Say what went wrong; empty: nothing did."""
    if shutil.which(words[0]) is None:
        return f"there is no {words[0]}"
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - two commands of this file
    return done.stderr.strip() if done.returncode else ""


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
