from __future__ import annotations

import pytest

from sandbox.telegram import TelegramWorld
from tests.support.clock import TestClock

TOKEN = "42:secret"
BOT = "thi_dua_bot"
HANH = 7


@pytest.fixture
def world(clock: TestClock) -> TelegramWorld:
    world = TelegramWorld(clock.now)
    world.add_bot(TOKEN, BOT, "Trợ lý Thi đua")
    world.add_person(HANH, "Hạnh")
    world.starts(HANH, BOT)
    return world
