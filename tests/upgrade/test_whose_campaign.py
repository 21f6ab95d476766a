"""An installation of before, which showed each campaign to everybody, is brought up: nobody falls silent by that."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.app.migrating import migrate
from bot.settings.settings import Settings
from data.engine.connect import open_engine
from domain.campaigns import load_all
from domain.campaigns.issuers import of_unit
from tests.support.clock import TestClock
from tests.support.upgrade_fixtures import DUMP_KEYS, SEALED, load_sqlite

SEWING = 3
"""CĐ May Sao Mai, where the people of the dump belong."""


async def held_after(folder: Path, *campaigns: str, renamed: Mapping[str, str] | None = None) -> list[str]:
    """Bring the dump up as `migrate` does; return what holds for its people then."""
    url = load_sqlite(SEALED, folder / "before.sqlite3")
    for old, new in (renamed or {}).items():
        with closing(sqlite3.connect(folder / "before.sqlite3")) as file, file:
            file.execute("UPDATE unit_name SET folded = ? WHERE folded = ?", (new, old))
    settings = Settings(_env_file=None, database_url=url, media_dir=folder, data_key=DUMP_KEYS.text, campaign=campaigns)
    await migrate(settings, TestClock().now)
    engine = open_engine(url, DUMP_KEYS)
    async with engine.connect() as connection:
        held = list(await of_unit(connection, SEWING, load_all(), TestClock().now().date()))
        for (unit,) in await connection.execute(text("SELECT id FROM unit WHERE id <= 4")):
            assert list(await of_unit(connection, unit, load_all(), TestClock().now().date())) == held
    await engine.dispose()
    return held


OTHER_NAME = {"lien doan lao dong tinh thanh hoa": "cong doan tinh ta"}


async def test_the_campaign_is_attached_by_the_name_in_its_document(tmp_path: Path) -> None:
    assert await held_after(tmp_path, "thanh-hoa-2021") == ["thanh-hoa-2021"]


async def test_where_all_files_run_each_person_keeps_the_one_of_their_own_federation(tmp_path: Path) -> None:
    assert await held_after(tmp_path) == ["thanh-hoa-2021"]


async def test_a_single_campaign_whose_issuer_nobody_bears_is_attached_to_the_top(tmp_path: Path) -> None:
    assert await held_after(tmp_path, "thanh-hoa-2021", renamed=OTHER_NAME) == ["thanh-hoa-2021"]
    (tmp_path / "again").mkdir()
    assert await held_after(tmp_path / "again", "dak-lak-2020") == ["dak-lak-2020"]


@pytest.mark.parametrize("campaigns", [(), ("thanh-hoa-2021", "dak-lak-2020")])
async def test_of_several_that_no_unit_issued_none_is_guessed(tmp_path: Path, campaigns: tuple[str, ...]) -> None:
    assert await held_after(tmp_path, *campaigns, renamed=OTHER_NAME) == []


async def test_what_its_document_names_is_bound_by_name(tmp_path: Path) -> None:
    """Of the units of the dump one bears such a name; no department is among them."""
    await held_after(tmp_path, "thanh-hoa-2021")
    with closing(sqlite3.connect(tmp_path / "before.sqlite3")) as file:
        bound = file.execute("SELECT campaign, named, unit_id FROM campaign_named_unit").fetchall()
    zone = "Công đoàn Khu kinh tế Nghi Sơn & Các khu công nghiệp"
    assert bound == [("thanh-hoa-2021", zone, 2)]
