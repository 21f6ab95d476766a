"""In a group the program says one line a day, and keeps nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from data.engine.statements import table_of
from data.tables import Contact, InboxUpdate
from sandbox.telegram.faults import migrated
from tests.support.clock import TestClock
from tests.support.users import Town

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
        await town.inbox.take(town.channel, [said(number), said(number + 10)])
        await town.inbox.idle()
    assert lines(town) == ["Trợ lý Thi đua Công đoàn chỉ trò chuyện riêng với từng người: https://t.me/thidua_bot"]
    clock.moment += timedelta(days=1)
    await town.inbox.take(town.channel, [said(3)])
    await town.inbox.idle()
    assert len(lines(town)) == 2


async def test_nothing_of_a_group_is_kept(town: Town) -> None:
    await town.inbox.take(town.channel, [said(1), ("2", {"update_id": 2, "message": {"chat": "mangled"}})])
    await town.inbox.idle()
    async with town.writer.engine.connect() as connection:
        for entity in (Contact, InboxUpdate):
            table = table_of(entity)
            found = await connection.scalar(select(func.count()).select_from(table).where(table.c.id > 0))
            assert found == (0 if entity is Contact else 1), "a mangled update is noted under its number"


OLD, TOPIC = -99, 17


def moves(number: int, chat: int, **more: Any) -> tuple[str, dict[str, Any]]:
    key, update = said(number, chat, "group" if chat == OLD else "supergroup")
    del update["message"]["text"]
    update["message"] |= more
    return key, update


TO, FROM = {"migrate_to_chat_id": GROUP}, {"migrate_from_chat_id": OLD}


def spoken_in(town: Town) -> list[int | None]:
    return [entry.chat for entry in town.world.log.entries if entry.method == "sendMessage"]


@pytest.mark.parametrize(
    "story",
    [
        [said(1, OLD), moves(2, OLD, **TO), moves(3, GROUP, **FROM), said(4)],
        [said(1, OLD), moves(3, GROUP, **FROM), said(4), moves(2, OLD, **TO)],
        [said(1, OLD), moves(2, OLD, **TO), said(4)],
        [moves(2, OLD, **TO), said(4), moves(3, GROUP, **FROM), said(5), said(6, OLD)],
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
async def test_a_group_that_becomes_a_supergroup_is_one_group(
    town: Town, story: list[tuple[str, dict[str, Any]]], *, at_once: bool
) -> None:
    for batch in [story] if at_once else [[one] for one in story]:
        await town.inbox.take(town.channel, batch)
        await town.inbox.idle()
    assert len(spoken_in(town)) == 1


async def test_the_line_follows_a_group_that_has_moved_meanwhile(town: Town) -> None:
    town.world.faults.add(migrated(GROUP), method="sendMessage", chat=OLD)
    await town.inbox.take(town.channel, [said(1, OLD), said(2), moves(3, OLD, **TO)])
    await town.inbox.idle()
    assert spoken_in(town) == [OLD, GROUP]


@pytest.mark.parametrize(
    ("more", "topic"),
    [
        ({"message_thread_id": TOPIC, "is_topic_message": True}, str(TOPIC)),
        ({"message_thread_id": TOPIC}, "None"),  # a thread of replies outside of a forum
        ({"message_thread_id": "x", "is_topic_message": True}, "None"),
        ({}, "None"),
    ],
)
async def test_the_line_comes_into_the_topic_of_a_forum(
    town: Town, monkeypatch: pytest.MonkeyPatch, more: dict[str, Any], topic: str
) -> None:
    asked: list[str] = []
    call = town.world.call

    async def noted(token: str, method: str, params: Any, *files: Any) -> Any:
        if method.lower() == "sendmessage":
            asked.append(str(params.get("message_thread_id")))
        return await call(token, method, params, *files)

    monkeypatch.setattr(town.world, "call", noted)
    key, update = said(1)
    update["message"] |= more
    await town.inbox.take(town.channel, [(key, update)])
    await town.inbox.idle()
    assert asked == [topic]
