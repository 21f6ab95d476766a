"""In a group the program says one line a day, and keeps nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from data.queries.core import table_of
from data.tables import Contact, InboxUpdate
from tests.conftest import TestClock
from tests.users import Town

pytestmark = pytest.mark.telegram
GROUP = -1001234


def said(number: int, chat: int = GROUP, kind: str = "supergroup", **more: Any) -> tuple[str, dict[str, Any]]:
    message = {
        "message_id": number,
        "date": 1614387600,
        "chat": {"id": chat, "type": kind, "title": "Tổ may 3"},
        "from": {"id": 77, "is_bot": False, "first_name": "Mai"},
        "text": "chào cả nhà",
    }
    return str(number), {"update_id": number, "message": message, **more}


def lines(town: Town) -> list[str]:
    return [entry.text for entry in town.world.log.entries if entry.method == "sendMessage" and entry.chat == GROUP]


async def test_one_line_and_a_link_once_a_day(town: Town, clock: TestClock) -> None:
    for number in (1, 2):
        await town.lanes.take(town.channel, [said(number), said(number + 10)])
        await town.lanes.idle()
    assert lines(town) == ["Trợ lý Thi đua Công đoàn chỉ trò chuyện riêng với từng người: https://t.me/thidua_bot"]
    clock.moment += timedelta(days=1)
    await town.lanes.take(town.channel, [said(3)])
    await town.lanes.idle()
    assert len(lines(town)) == 2


async def test_nothing_of_a_group_is_kept(town: Town) -> None:
    await town.lanes.take(town.channel, [said(1), ("2", {"update_id": 2, "message": {"chat": "mangled"}})])
    await town.lanes.idle()
    async with town.writer.engine.connect() as connection:
        for entity in (Contact, InboxUpdate):
            table = table_of(entity)
            found = await connection.scalar(select(func.count()).select_from(table).where(table.c.id > 0))
            assert found == (0 if entity is Contact else 1), "a mangled update is noted under its number"
