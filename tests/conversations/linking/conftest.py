"""A town where people hold two apps: Telegram, and Zalo, where everything is typed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.deep_links import OwnLinks
from bot.channels.telegram.channel import TelegramChannel
from bot.files.media_store import FolderMediaStore
from bot.inbox.worker import InboxWorker
from data.engine.unit_of_work import Writer
from domain.campaigns import get
from handlers.conversation import conversation
from sandbox.telegram import TelegramWorld
from tests.support.clock import TestClock
from tests.support.standard import app_with
from tests.support.town import make_officer, put_units
from tests.support.users import BOT, Town, User, open_world_bot
from tests.support.zalo_users import zalo_bot_town


@pytest.fixture
async def town(writer: Writer, clock: TestClock, tmp_path: Path, empty_sqlite: Path) -> AsyncIterator[Town]:
    """Open the program on Telegram."""
    world = TelegramWorld(clock.now)
    channel = TelegramChannel(open_world_bot(world), FolderMediaStore(tmp_path / "media"), 10_000_000)
    campaign = get("thanh-hoa-2021")
    inbox = InboxWorker(writer, conversation(), app_with({campaign.slug: campaign}, links=OwnLinks(BOT)))
    await put_units(writer, empty_sqlite, tmp_path)
    yield Town(world, channel, inbox, writer)
    await inbox.idle()
    await world.close()


@pytest.fixture
async def there(town: Town, clock: TestClock, tmp_path: Path) -> AsyncIterator[Town]:
    """Open the same program on Zalo: same tables, same inbox, phones of their own."""
    async with zalo_bot_town(town.inbox, town.writer, clock, tmp_path / "media") as on_zalo:
        yield on_zalo


@pytest.fixture
async def officer(town: Town) -> User:
    return await make_officer(town, "Trần Thị Hoa", "MAY0123")
