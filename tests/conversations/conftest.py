"""A town for conversations, twice: on phones with buttons, and on phones that show only text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.channels.telegram.capabilities import TELEGRAM, TEXT_ONLY
from bot.channels.telegram.channel import TelegramChannel
from bot.dispatch import dispatcher
from bot.lanes import Lanes
from bot.media import FolderMediaStore
from data.enums import Level, Role
from data.tables import Section
from data.work import Work, Writer
from domain.campaigns import get, load_forms
from domain.members.invitations import invite
from domain.units.changes import found
from sandbox.telegram import TelegramWorld
from tests.conftest import TestClock
from tests.users import Town, User, open_world_bot


@pytest.fixture(params=["buttons", "text"])
async def town(
    request: pytest.FixtureRequest, writer: Writer, clock: TestClock, tmp_path: Path
) -> AsyncIterator[Town]:
    """Open the program on document 002 with a small tree of units."""
    world = TelegramWorld(clock.now)
    bot = open_world_bot(world)
    capabilities = TELEGRAM if request.param == "buttons" else TEXT_ONLY
    channel = TelegramChannel(bot, FolderMediaStore(tmp_path / "media"), 10_000_000, capabilities=capabilities)
    campaign = get("thanh-hoa-2021")
    given = {"campaigns": {campaign.slug: campaign}, "forms": load_forms()}
    lanes = Lanes(writer, dispatcher(), given)
    await writer.run(_build_units)
    yield Town(world, channel, lanes, writer)
    await lanes.idle()
    await world.close()


UNITS = (
    ("LDLD-TH", "Liên đoàn Lao động tỉnh Thanh Hóa", "LĐLĐ tỉnh Thanh Hóa", Level.PROVINCIAL_FEDERATION, None),
    ("KKT-NS", "Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp", "CĐ KKT Nghi Sơn", Level.DIRECTLY_SUPERIOR_UNION, "LDLD-TH"),
    ("MAY0123", "Công đoàn Công ty May Sao Mai", "CĐ May Sao Mai", Level.GRASSROOTS, "KKT-NS"),
    ("BEN0456", "Công đoàn Bệnh viện Đa khoa tỉnh", "CĐ Bệnh viện tỉnh", Level.DIRECTLY_ATTACHED_GRASSROOTS, "LDLD-TH"),
)
