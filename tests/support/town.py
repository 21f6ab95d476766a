"""A town for conversations, twice: on phones with buttons, and on phones that show only text."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from sqlmodel import SQLModel

from bot.channels.deep_links import OwnLinks
from bot.channels.telegram.capabilities import TELEGRAM, TEXT_ONLY
from bot.channels.telegram.channel import TelegramChannel
from bot.files.media_store import FolderMediaStore
from bot.inbox.worker import InboxWorker
from data.engine.connect import open_engine
from data.engine.unit_of_work import Work, Writer
from data.enums import Level, Role
from data.tables import Section
from domain.campaigns import get
from domain.members.invitations import invite
from domain.units import Act, by_code
from domain.units.changes import found
from handlers.conversation import conversation
from sandbox.telegram import TelegramWorld
from tests.support.attached import attach_all
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.phones import ZALOS
from tests.support.standard import app_with
from tests.support.users import BOT, Town, User, open_world_bot
from tests.support.zalo_users import zalo_bot_town, zalo_oa_town

Rows: TypeAlias = dict[str, list[tuple[Any, ...]]]
"""The rows of each table, as SQLite has them."""


@pytest.fixture
async def town(
    request: pytest.FixtureRequest, writer: Writer, clock: TestClock, tmp_path: Path, empty_sqlite: Path
) -> AsyncIterator[Town]:
    """Open the program on document 002 with a small tree of units."""
    await put_units(writer, empty_sqlite, tmp_path)
    campaign, media = get("thanh-hoa-2021"), tmp_path / "media"
    inbox = InboxWorker(writer, conversation(), app_with({campaign.slug: campaign}, links=OwnLinks(BOT)))
    if request.param in ZALOS:
        opened = zalo_bot_town if request.param == "zalo_bot" else zalo_oa_town
        async with opened(inbox, writer, clock, media) as on_zalo:
            yield on_zalo
        return
    world = TelegramWorld(clock.now)
    bot = open_world_bot(world)
    capabilities = TELEGRAM if request.param == "buttons" else TEXT_ONLY
    channel = TelegramChannel(bot, FolderMediaStore(media), 10_000_000, capabilities=capabilities)
    yield Town(world, channel, inbox, writer)
    await inbox.idle()
    await world.close()


UNITS = (
    ("LDLD-TH", "Liên đoàn Lao động tỉnh Thanh Hóa", "LĐLĐ tỉnh Thanh Hóa", Level.PROVINCIAL_FEDERATION, None),
    (
        "KKT-NS",
        "Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp",
        "CĐ KKT Nghi Sơn",
        Level.DIRECTLY_SUPERIOR_UNION,
        "LDLD-TH",
    ),
    ("MAY0123", "Công đoàn Công ty May Sao Mai", "CĐ May Sao Mai", Level.GRASSROOTS, "KKT-NS"),
    ("BEN0456", "Công đoàn Bệnh viện Đa khoa tỉnh", "CĐ Bệnh viện tỉnh", Level.DIRECTLY_ATTACHED_GRASSROOTS, "LDLD-TH"),
)


async def _build_units(work: Work) -> None:
    ids: dict[str | None, int] = {}
    for code, name, short_name, level, parent in UNITS:
        ids[code] = await found(
            work,
            Act(since=None),
            code=code,
            name=name,
            short_name=short_name,
            level=level,
            parent_id=ids.get(parent),
            join_code=code if code[-4:].isdigit() else None,
        )
    for section in ("Chuyền 1", "Chuyền 2", "Chuyền 3"):
        await work.add(Section(unit_id=ids["MAY0123"], name=section))
    await attach_all(work, ids["LDLD-TH"])


_founded: Rows = {}


async def put_units(writer: Writer, empty: Path, folder: Path) -> None:
    """Put the units into a new SQLite database: founded once in a process, for it takes as long as several taps."""
    if not _founded:
        _founded.update(await _found_in(folder / "units.sqlite3", empty))
    await writer.run(_copy_units)


async def _found_in(path: Path, empty: Path) -> Rows:
    shutil.copy(empty, path)
    engine = open_engine(f"sqlite+aiosqlite:///{path}", KEYS)
    async with Writer(engine, TestClock().now) as writer:
        await writer.run(_build_units)
    await engine.dispose()
    before = _rows(empty)
    return {table: rows for table, rows in _rows(path).items() if rows != before[table]}


def _rows(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as file:
        return {
            table.name: file.execute(f'SELECT * FROM "{table.name}"').fetchall()  # noqa: S608 - names of our tables
            for table in SQLModel.metadata.sorted_tables
        }


async def _copy_units(work: Work) -> None:
    for table, rows in _founded.items():
        places = ", ".join("?" * len(rows[0]))
        await work.connection.exec_driver_sql(f'INSERT INTO "{table}" VALUES ({places})', rows)  # noqa: S608 - as above


@pytest.fixture
async def officer(town: Town) -> User:
    """An officer of May Sao Mai who came by an invitation."""
    return await make_officer(town, "Trần Thị Hoa", "MAY0123")


async def make_officer(town: Town, name: str, unit_code: str, until: date = date(2023, 12, 31)) -> User:
    async def make_invitation(work: Work) -> str:
        unit = await by_code(work.connection, unit_code, work.now.date())
        assert unit is not None
        return await invite(work, unit.id, Role.OFFICER, role_until=until)

    code = await town.writer.run(make_invitation)
    person = town.person(name)
    await person.opens(f"i-{code}")
    await person.taps("Nhận")
    await person.taps("Đồng ý")
    await person.says(name)
    return person


async def join(town: Town, name: str, category: str = "Công nhân", section: str = "Chuyền 2") -> User:
    """Let somebody join May Sao Mai by its QR code."""
    person = town.person(name)
    await person.opens("u-MAY0123")
    await person.taps("Đúng, tiếp tục")
    await person.taps("Đồng ý")
    await person.says(name)
    await person.taps(category)
    await person.taps(section)
    return person


async def write_to(town: Town, officer: User, person: User) -> None:
    """Let somebody write a letter, which comes to the officer by a push with the choice "Trả lời"."""
    await person.says("/lienhe")
    await person.taps("Nhắn cho cán bộ")
    await person.says("Ca đêm gửi hồ sơ ở đâu?")
    await officer.says("menu")
    await town.deliver()
