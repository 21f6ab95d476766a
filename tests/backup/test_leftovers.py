"""A backup or a restore that was killed leaves copies of people's data: they are dropped, and nothing else is."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import date
from pathlib import Path

import pytest

from bot.app.clock import RealClock
from bot.app.composition import open_application
from bot.backup import archive
from bot.backup.leftovers import ABANDONED, OWNER, staging
from bot.backup.nightly import nightly_of
from bot.backup.sealed_files import SealedWriter
from bot.settings.settings import Settings
from data.engine.processes import name_this_process
from tests.support.backup_and_restore import count
from tests.support.commands import Type
from tests.support.keys import KEYS


class KilledError(BaseException):
    """Nothing of the program runs after it but what cannot be left out."""


def left(folder: Path, name: str, *, days: float) -> Path:
    """A folder with the copy of a database, left so long ago."""
    made = folder / name
    (made / "media").mkdir(parents=True)
    (made / "database.sqlite3").write_bytes(b"Giang A Pao")
    os.utime(made, (time.time() - days * ABANDONED,) * 2)
    return made


def kill(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KilledError

    monkeypatch.setattr(archive, name, stop)


def test_a_restore_that_is_refused_drops_what_was_left(types: Type, cast: dict[str, int], folder: Path) -> None:
    """Killed right after the database was put in its place, the same command finds it there."""
    assert cast
    assert types("backup", "kept.tar").exit_code == 0
    (folder / "var" / "media").mkdir(parents=True)
    staged = left(folder / "var", ".restoring-abc", days=0)
    refused = types("restore", "kept.tar")
    assert (refused.exit_code, "đang có dữ liệu" in refused.output) == (2, True)
    assert not staged.exists()


def test_a_restore_leaves_what_another_one_is_unpacking(types: Type, cast: dict[str, int], folder: Path) -> None:
    """Somebody types it twice because the first seems to hang; or two installations have their photos in one place."""
    assert cast
    assert types("backup", "kept.tar").exit_code == 0
    (folder / "var" / "media").mkdir(parents=True)
    with staging(folder / "var" / "media") as at_work:
        assert types("restore", "kept.tar").exit_code == 2
        assert at_work.exists()
    assert not at_work.exists()


def test_what_a_killed_restore_was_unpacking_is_dropped(types: Type, cast: dict[str, int], folder: Path) -> None:
    assert cast
    assert types("backup", "kept.tar").exit_code == 0
    staged, ended = left(folder / "var", ".restoring-abc", days=0), name_this_process().split("/")
    ended[2] = "1"  # no process of today began with the machine
    (staged / OWNER).write_text("/".join(ended), "utf-8")
    (folder / "var" / "media").mkdir(parents=True, exist_ok=True)
    assert types("restore", "kept.tar").exit_code == 2
    assert not staged.exists()


def test_the_key_that_came_along_is_there_before_the_database(
    types: Type, cast: dict[str, int], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill in between would leave what nobody can open."""
    monkeypatch.setattr(SealedWriter.__init__, "__defaults__", (4,))  # what scrypt costs is not the matter
    monkeypatch.setenv("BACKUP_PASSPHRASE", "một cụm từ đủ dài")
    assert cast
    assert types("backup", "kept.sealed").exit_code == 0
    monkeypatch.delenv("DATA_KEY")
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///new/again.sqlite3")
    with monkeypatch.context() as killed:
        kill(killed, "keep_private")
        with pytest.raises(KilledError):
            types("restore", "kept.sealed")
    key = folder / "new" / "again.sqlite3.key"
    assert (key.read_text().strip(), key.stat().st_mode & 0o777) == (KEYS.text, 0o600)
    assert not (folder / "new" / "again.sqlite3").exists()
    assert types("restore", "kept.sealed").exit_code == 0
    assert count(folder / "new" / "again.sqlite3", "person") == 5


def test_a_backup_drops_the_copies_of_earlier_ones(types: Type, cast: dict[str, int], folder: Path) -> None:
    """Another one may be under way in the same folder: hers is younger than a day."""
    assert cast
    old, young = (left(folder, f".backing-up-{days}", days=days) for days in (1.1, 0.9))
    others = left(folder, "backing-up-by-somebody", days=30)
    assert types("backup", "kept.tar").exit_code == 0
    assert [each.exists() for each in (old, young, others)] == [False, True, True]


def test_a_night_drops_what_an_earlier_one_did_not_finish(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKUP_DIR", "nights")
    (folder / "nights").mkdir()
    parts = [folder / "nights" / f"thi-dua-2026-11-{day}.tar.part" for day in (26, 27)]
    for part, days in zip(parts, (2, 0.5), strict=True):
        part.write_bytes(b"Giang A Pao")
        os.utime(part, (time.time() - days * ABANDONED,) * 2)
    write = nightly_of(Settings.read())
    assert write
    asyncio.run(write(date(2026, 11, 28)))  # type: ignore[arg-type]  # a coroutine, in fact
    assert [part.exists() for part in parts] == [False, True]
    assert (folder / "nights" / "thi-dua-2026-11-28.tar").exists()


def test_the_start_drops_what_a_restore_left_that_nobody_typed_again(folder: Path) -> None:
    settings = Settings.read()
    old, young = (left(folder / "var", f".restoring-{days}", days=days) for days in (1.1, 0.1))

    async def start() -> None:
        async with open_application(settings, RealClock()):
            pass

    asyncio.run(start())
    assert [each.exists() for each in (old, young)] == [False, True]
