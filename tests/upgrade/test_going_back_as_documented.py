"""Whoever goes back as docs/running.md says has the tables of before, and was told what that costs."""

from __future__ import annotations

import asyncio
import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.app.migrating import migrate
from bot.settings.settings import Settings
from data.engine import schema
from tests.support.clock import TestClock
from tests.support.rooms import ROOT
from tests.support.upgrade_fixtures import BEFORE_SEALING, load_sqlite

GUIDE = (ROOT / "docs/running.md").read_text("utf-8")
NOTHING_LOST = {"0021"}  # indexes alone


def test_the_command_of_the_guide_opens_what_was_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (command,) = re.findall(r"^    sudo -u thidua \.venv/bin/python (-c .*downgrade.*)$", GUIDE, re.MULTILINE)
    monkeypatch.delenv("DATA_KEY")
    file = tmp_path / "thi-dua.sqlite3"
    load_sqlite("0012", file)
    url = f"sqlite+aiosqlite:///{file}"
    asyncio.run(migrate(Settings(_env_file=None, database_url=url, media_dir=tmp_path), TestClock().now))
    assert b"+84912000101" not in file.read_bytes()
    surroundings = {"DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    typed = [sys.executable, *shlex.split(command)]
    subprocess.run(typed, cwd=tmp_path, env=surroundings, check=True)  # noqa: S603 - words of our own page
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(BEFORE_SEALING,)]
        phones = connection.execute("SELECT phone FROM person WHERE phone IS NOT NULL ORDER BY phone").fetchall()
    assert phones == [("+84912000101",), ("+84912000177",)]


def test_every_migration_says_what_going_back_loses() -> None:
    told = set(re.findall(r"^\| (\d{4}) \| .+ \|$", GUIDE, re.MULTILINE))
    assert told | NOTHING_LOST == {one for one in schema.known() if one > BEFORE_SEALING}
