from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.settings.settings import Settings
from tests.support.door import TOKEN, Door, open_door


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine, no .env of the project."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    async with open_door() as door:
        yield door


@pytest.fixture
def settings(door: Door) -> Callable[..., Settings]:
    """Settings whose Telegram is the door."""

    def make(**given: Any) -> Settings:
        return Settings.read(**({"telegram_token": TOKEN, "telegram_api_base": door.address} | given))

    return make


@pytest.fixture
def env(tmp_path: Path) -> Callable[[str], Path]:
    """Write .env into the folder of the test, readable by its owner alone."""

    def write(text: str) -> Path:
        path = tmp_path / ".env"
        path.write_text(text, "utf-8")
        path.chmod(0o600)
        return path

    return write
