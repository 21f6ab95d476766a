from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.table import CommandTable
from bot.settings.settings import Settings
from tests.support.keys import KEYS

TABLE = CommandTable.read()
Type = Callable[..., Result]


@pytest.fixture
def types(empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Type a command in a folder with a fresh database and no settings but its address."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copy(empty_sqlite, tmp_path / "office.sqlite3")
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///office.sqlite3")
    monkeypatch.setenv("DATA_KEY", KEYS.text)

    def run(command: str, *words: str, given: str | None = None) -> Result:
        module, _, attribute = TABLE.loads[command].partition(":")
        return CliRunner().invoke(getattr(import_module(module), attribute), list(words), input=given)

    return run
