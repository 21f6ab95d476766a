"""The doctor on the data key, and on files that hold telephone numbers in clear."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from bot.admin.finding import State
from bot.admin.sealing import sealing
from bot.app import data_key
from bot.settings.settings import Settings
from data.sealing import DataKey, DataKeys
from tests.support.keys import KEYS


async def look(file: Path, **more: Any) -> list[tuple[str, State, str]]:
    settings = Settings(_env_file=None, database_url=f"sqlite+aiosqlite:///{file}", **more)
    return [(each.check, each.state, each.text.splitlines()[0]) for each in await sealing(settings)]


@pytest.fixture
def database(empty_sqlite: Path, tmp_path: Path) -> Path:
    file = tmp_path / "doctor.sqlite3"
    file.write_bytes(empty_sqlite.read_bytes())
    return file


async def test_the_right_key_and_a_wrong_one_and_none(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [found[:2] for found in await look(database)] == [("key", State.OK)]
    ((_, state, said),) = await look(database, data_key=DataKey.fresh().text)
    assert (state, said) == (State.WRONG, "Khóa dữ liệu này không phải của cơ sở dữ liệu này.")
    monkeypatch.delenv("DATA_KEY")
    ((_, state, said),) = await look(database)
    assert (state, said) == (State.WRONG, "Không thấy khóa dữ liệu.")
    data_key.write(data_key.file_of(database), DataKeys(DataKey.fresh(), (KEYS.current,)))
    ((_, state, said),) = await look(database)
    assert (state, said) == (State.WRONG, "Việc đổi khóa dữ liệu chưa xong.")


@pytest.fixture
def folder(database: Path, tmp_path: Path) -> Path:
    """An archive from before anything was sealed, and one from after; what a migration that failed has left."""
    folder = tmp_path / "kept"
    folder.mkdir()
    for name, age in (("old.tar", 10**6), ("new.tar", -(10**6))):
        (folder / name).touch()
        moment = database.stat().st_mtime - age
        os.utime(folder / name, (moment, moment))
    (tmp_path / "doctor.sqlite3.before-0012").touch()
    return folder


async def test_archives_and_copies_of_before_are_named(database: Path, folder: Path) -> None:
    found = await look(database, backup_dir=folder)
    assert [check for check, _, _ in found] == ["key", "backups", "backups"]
    assert "doctor.sqlite3.before-0012" in found[1][2]
    assert "old.tar" in found[2][2]
    assert "new.tar" not in found[2][2]
    elsewhere = Settings(_env_file=None, database_url="postgresql+asyncpg://an@127.0.0.1:1/x", backup_dir=folder)
    assert [each.code for each in await sealing(elsewhere)] == ["nightly_elsewhere"]


async def test_a_database_that_is_not_there_is_told_of_elsewhere(tmp_path: Path) -> None:
    assert await look(tmp_path / "none.sqlite3") == []
