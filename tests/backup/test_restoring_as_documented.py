"""Whoever restores as docs/running.md says ends where the backup was, with the key that was made by `migrate`."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.backup_and_restore import count
from tests.support.commands import Type
from tests.support.rooms import ROOT


def documented() -> str:
    """Read how the database that is there is put away before a restore."""
    page = (ROOT / "docs/running.md").read_text("utf-8")
    found = re.search(r"systemctl stop [^\n]*\n    sudo -u thidua sh -c '([^'\n]+)'\n[^\n]* -m bot restore ", page)
    assert found
    return found[1]


def test_the_key_stays_where_restore_looks_for_it(types: Type, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATA_KEY")
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///var/thi-dua.sqlite3")
    assert types("migrate").exit_code == 0
    assert types("backup", "var/kept.tar").exit_code == 0
    key = (folder / "var/thi-dua.sqlite3.key").read_bytes()
    (folder / "var/thi-dua.sqlite3-wal").touch()
    subprocess.run(["/bin/sh", "-c", documented()], cwd=folder, check=True)  # noqa: S603 - words of our own page
    assert [path.name for path in sorted((folder / "var").glob("thi-dua*"))] == ["thi-dua.sqlite3.key"]
    restored = types("restore", "var/kept.tar")
    assert restored.exit_code == 0, restored.output
    assert types("migrate").exit_code == 0
    assert (folder / "var/thi-dua.sqlite3.key").read_bytes() == key
    assert count(folder / "var/thi-dua.sqlite3", "data_key") == 1
