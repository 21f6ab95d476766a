"""A folder with a fresh database, a few units and people, and somebody who types commands there."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from typer.testing import CliRunner, Result

from bot.app.clock import RealClock
from bot.cli.table import CommandTable
from bot.settings.settings import Settings
from data.engine.connect import open_engine
from data.engine.unit_of_work import Work, Writer
from data.enums import Role
from tests.support.keys import KEYS
from tests.support.pushes import person
from tests.support.unit_tree import plant

TABLE = CommandTable.read()
Type = Callable[..., Result]
Does = Callable[[Callable[[Writer], Awaitable[Any]]], Any]


@pytest.fixture
def folder(empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No setting of the machine, a database of its own, no quiet hours: the commands ask the real clock."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copy(empty_sqlite, tmp_path / "ops.sqlite3")
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///ops.sqlite3")
    monkeypatch.setenv("DATA_KEY", KEYS.text)
    monkeypatch.setenv("QUIET_HOURS", "00:00-00:00")
    return tmp_path


@pytest.fixture
def types(folder: Path) -> Type:
    """Type a command as an administrator does."""
    assert folder.is_dir()

    def run(command: str, *words: str, given: str | None = None) -> Result:
        module, _, attribute = TABLE.loads[command].partition(":")
        return CliRunner().invoke(getattr(import_module(module), attribute), list(words), input=given)

    return run


@pytest.fixture
def does(folder: Path) -> Does:
    """Do something with the database of the folder, between two commands."""

    async def open_and(job: Callable[[Writer], Awaitable[Any]]) -> Any:
        engine: AsyncEngine = open_engine(f"sqlite+aiosqlite:///{folder}/ops.sqlite3", KEYS)
        async with Writer(engine, RealClock().now) as writer:
            result = await job(writer)
        await engine.dispose()
        return result

    return lambda job: asyncio.run(open_and(job))


@pytest.fixture
def cast(does: Does) -> dict[str, int]:
    """An administrator of the province, an officer of the sewing company with two members, a stranger."""

    async def settle(work: Work) -> dict[str, int]:
        keys = await plant(work)
        return {
            "HOA": await person(work, "Trần Thị Hoa", officer_of=[keys["LDLD-TH"]], role=Role.ADMINISTRATOR),
            "BINH": await person(work, "Lê Bình", officer_of=[keys["MAY"]]),
            "HANH": await person(work, "Hạnh", member_of=keys["MAY"]),
            "PAO": await person(work, "Giàng A Páo", member_of=keys["MAY"]),
            "KHACH": await person(work, "Khách"),
            "MAY": keys["MAY"],
        }

    found: dict[str, int] = does(lambda writer: writer.run(settle))
    return found
