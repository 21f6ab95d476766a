"""Walk 4: the person who installs it, on an empty folder: tables, units, members, an administrator, posters."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.table import CommandTable
from bot.settings.settings import Settings
from data.paths import DEMO
from tests.support.days import opened_town

TABLE, LISTS = CommandTable.read(), DEMO / "thanh-hoa-2021"
Type = Callable[..., Result]


@pytest.fixture
def types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Type a command in an empty folder; nothing is set but what an installer writes into .env first."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///thi-dua.sqlite3")
    monkeypatch.setenv("TELEGRAM_TOKEN", "42:a-token-of-nobody")
    monkeypatch.setenv("TELEGRAM_API_BASE", "http://127.0.0.1:1")

    def run(line: str, given: str | None = None) -> Result:
        command, *words = line.split()
        module, _, attribute = TABLE.loads[command].partition(":")
        return CliRunner().invoke(getattr(import_module(module), attribute), words, input=given)

    return run


def test_from_an_empty_folder_to_the_first_administrator(types: Type, tmp_path: Path) -> None:
    assert "TELEGRAM_PROXY" in types("doctor").output.replace("\n", " ")  # Telegram cannot be reached from there
    assert types("migrate").exit_code == 0
    units, members = LISTS / "units.csv", LISTS / "members.csv"
    tried = types(f"units import {units} --dry-run")
    assert (tried.exit_code, "chưa ghi gì" in tried.output) == (0, True)
    assert "Đã ghi." in types(f"units import {units}").output
    assert "Đã ghi" in types(f"members import {members} --skip-bad").output
    spoilt = tmp_path / "sai.csv"
    spoilt.write_text(members.read_text("utf-8-sig").replace("MAY-SAO-MAI", "MAY-KHONG-CO", 1), "utf-8")
    refused = types(f"members import {spoilt} --dry-run")
    assert (refused.exit_code, "dòng 2: không có đơn vị MAY-KHONG-CO" in refused.output) == (1, True)
    posters = types("qr --all --out ma-qr --bot thidua_bot")
    assert posters.exit_code == 0, posters.output
    drawn = [path.name for path in (tmp_path / "ma-qr").iterdir()]
    assert any("MAY-SAO-MAI" in name for name in drawn)
    invited = types("invite --unit LDLD-TH --role administrator --bot thidua_bot", given="GIAO\n")
    payload = re.search(r"start=(i-[\w-]+)", invited.output)
    assert payload, invited.output
    asyncio.run(comes_in(tmp_path, payload[1]))


async def comes_in(folder: Path, payload: str) -> None:
    """The link works once, on the database that the commands made; what was imported is there."""
    async with opened_town(folder / "thi-dua.sqlite3", folder, "thanh-hoa-2021") as town:
        binh, other = town.person("Máy"), town.person("Máy")
        await binh.opens(payload)
        binh.sees("được phân công làm quản trị tại Liên đoàn Lao động tỉnh Thanh Hóa")
        await binh.taps("Nhận")
        await binh.taps("Đồng ý")
        await binh.says("Nguyễn Văn Bình")
        binh.sees("Đồng chí đã nhận quyền quản trị")
        await binh.taps("Đơn vị của tôi")
        binh.sees("đơn vị chưa có cán bộ")
        await other.opens(payload)
        other.sees("đã được dùng")
        await other.opens("u-MAY0123")
        other.sees("Công đoàn Công ty May Sao Mai", "phải không?")
