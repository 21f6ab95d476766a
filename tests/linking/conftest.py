"""A town where people hold two apps: Telegram, and Zalo, where everything is typed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.deep_links import OwnLinks
from bot.channels.telegram.channel import TelegramChannel
from bot.files.media_store import FolderMediaStore
from bot.inbox.worker import Lanes
from data.engine.unit_of_work import Writer
from domain.campaigns import get
from handlers.conversation import conversation
from sandbox.telegram import TelegramWorld
from tests.conftest import TestClock
from tests.conversations.conftest import _build_units, make_officer
from tests.support.standard import app_with
from tests.users import BOT, Town, User, open_world_bot
from tests.zalo_users import zalo_bot_town

OTHER = "zalo_bot"
"""The second channel."""


@pytest.fixture
async def town(writer: Writer, clock: TestClock, tmp_path: Path) -> AsyncIterator[Town]:
    """Open the program on Telegram."""
    world = TelegramWorld(clock.now)
    channel = TelegramChannel(open_world_bot(world), FolderMediaStore(tmp_path / "media"), 10_000_000)
    campaign = get("thanh-hoa-2021")
    lanes = Lanes(writer, conversation(), app_with({campaign.slug: campaign}, links=OwnLinks(BOT)))
    await writer.run(_build_units)
    yield Town(world, channel, lanes, writer)
    await lanes.idle()
    await world.close()


@pytest.fixture
async def there(town: Town, clock: TestClock, tmp_path: Path) -> AsyncIterator[Town]:
    """Open the same program on Zalo: same tables, same lanes, phones of their own."""
    async with zalo_bot_town(town.lanes, town.writer, clock, tmp_path / "media") as on_zalo:
        yield on_zalo


@pytest.fixture
async def officer(town: Town) -> User:
    return await make_officer(town, "Trần Thị Hoa", "MAY0123")


async def open_apps(person: User) -> None:
    await person.says("/caidat")
    await person.taps("Ứng dụng đã nối")


async def take_code(person: User) -> str:
    """Ask for a code in one app and read it from the screen."""
    await open_apps(person)
    await person.taps("Nối thêm Zalo / Telegram")
    return person.text.split("Mã nối: ")[1].split()[0]


async def link(person: User, phone: User) -> None:
    code = await take_code(person)
    await phone.says(code)
    await phone.taps("Đúng, nối lại với tôi")
    phone.sees("Đã nối")
