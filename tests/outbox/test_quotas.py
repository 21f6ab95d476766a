"""A month's messages: counted in the tables, warned about once, and the last of them kept for what matters."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.zalo.oa.capabilities import UPLOADS, UPLOADS_REACH
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import DAY_BOUND, PushKind, PushState, Role
from data.queries.outbox import channels
from data.tables import InboxUpdate
from domain.outbox import quotas
from domain.outbox.quotas import Usage, month_of, refused_kinds
from domain.ports import Reach
from tests.support.clock import TestClock
from tests.support.pushes import doing, person, rows
from tests.support.routing import BOT, FREE, HOUR, TG, Office, somebody, told
from tests.support.unit_tree import Keys

REACH = FREE.reaches[BOT]
S = PushState


@pytest.fixture
def office(both: Writer, tree: Keys) -> Office:
    assert tree
    return Office(both, FREE)


async def use(office: Office, sent: int) -> None:
    await office.writer.run(doing(quotas.note_sent, {BOT: sent}))


@given(st.integers(0, 5000), st.integers(0, 5000), st.booleans())
def test_what_can_wait_gives_way_first(sent: int, received: int, counts: bool) -> None:  # noqa: FBT001 - drawn
    usage = Usage(BOT, sent, received, 0, 3000, counts)
    used = sent + (received if counts else 0)
    refused = refused_kinds(usage, REACH)
    assert refused == (frozenset(PushKind) if used >= 3000 else DAY_BOUND if used >= 2700 else frozenset())
    assert not refused_kinds(Usage(BOT, sent, received, 0, None, counts), REACH)


async def test_reminders_give_way_and_notices_go_on(office: Office, either: AsyncEngine, clock: TestClock) -> None:
    both_apps, only_bot = await somebody(office, {TG: 30 * HOUR, BOT: HOUR}), await somebody(office, {BOT: HOUR})
    await use(office, 2700)
    for who in (both_apps, only_bot):
        await told(office, who, "Nhắc", kind=PushKind.REMINDER)
        await told(office, who, "Chúc", kind=PushKind.GREETING)
        await told(office, who, "Tin báo")
    assert await rows(either, "state", "way") == [
        *[(S.SENT, TG)] * 2,
        (S.SENT, BOT),
        *[(S.LATER, None)] * 2,
        (S.SENT, BOT),
    ]
    (late,) = {due for due in await rows(either, "due_at") if due > clock.moment}
    assert late.date() == clock.moment.date()


async def test_when_the_month_is_used_up_notices_wait_for_the_next(
    office: Office, either: AsyncEngine, clock: TestClock
) -> None:
    who = await somebody(office, {BOT: HOUR})
    await use(office, 3000)
    await told(office, who)
    assert await rows(either, "state", "problem") == [(S.LATER, "no_way_now")]
    clock.moment += timedelta(days=2)  # 1 March
    await office.works()
    assert await rows(either, "state", "way") == [(S.SENT, BOT)]


async def test_what_people_write_is_counted_where_the_platform_counts_it(both: Writer, clock: TestClock) -> None:
    inbox = table_of(InboxUpdate)

    async def arrive(work: Work) -> None:
        moments = [work.now, work.now, work.now - timedelta(days=40)]
        for number, at in enumerate(moments):
            row = {"channel": BOT, "external_id": str(number), "lane": "1", "raw": {}, "tries": 0, "received_at": at}
            await work.connection.execute(insert(inbox).values(row))

    await both.run(arrive)
    await both.run(doing(quotas.note_sent, {BOT: 5}))
    for _ in range(2):  # counted anew, not once more
        await both.run(doing(quotas.watch, FREE.reaches))
    async with both.engine.connect() as connection:
        usages = {one.channel: one for one in await quotas.usages(connection, FREE.reaches, clock.now())}
        (month,) = await channels.months(connection, month_of(clock.now()))
    assert (usages[BOT].sent, usages[BOT].received, usages[BOT].used, month.channel) == (5, 2, 7, BOT)


async def test_the_administrator_is_warned_once_a_month(
    office: Office, either: AsyncEngine, tree: Keys, clock: TestClock
) -> None:
    top: dict[str, Any] = {"officer_of": [tree["LDLD-TH"]], "role": Role.ADMINISTRATOR}
    chief = await office.writer.run(doing(person, "Hoa", **top))
    await office.writer.run(doing(person, "Bình", officer_of=[tree["MAY"]], role=Role.ADMINISTRATOR))

    async def watched() -> list[str]:
        return [one.channel for one in await office.writer.run(doing(quotas.watch, FREE.reaches))]

    await use(office, 2399)
    assert await watched() == []
    await use(office, 1)
    assert (await watched(), await watched()) == ([BOT], [])
    (warning,) = await rows(either, "person_id", "text")
    assert warning[0] == chief
    assert "2.400/3.000 tin của tháng này" in warning[1]
    clock.moment += timedelta(days=2)
    await use(office, 2400)
    assert await watched() == [BOT]


async def test_files_are_counted_beside_and_nothing_gives_way(office: Office, either: AsyncEngine, tree: Keys) -> None:
    chief = {"officer_of": [tree["LDLD-TH"]], "role": Role.ADMINISTRATOR, "channels": (BOT,)}
    await office.writer.run(doing(person, "Hoa", **chief))
    reaches = {**FREE.reaches, UPLOADS: UPLOADS_REACH}
    await office.writer.run(doing(quotas.note_sent, {UPLOADS: 3999}))
    assert await office.writer.run(doing(quotas.watch, reaches)) == []
    await office.writer.run(doing(quotas.note_sent, {UPLOADS: 1001}))
    assert [one.channel for one in await office.writer.run(doing(quotas.watch, reaches))] == [UPLOADS]
    (warning,) = await rows(either, "text")
    assert warning.startswith("Zalo OA đã tải lên 5.000/5.000 tệp của tháng này.")
    async with either.connect() as connection:
        assert UPLOADS not in await quotas.giving_way(connection, reaches, office.writer.now())


async def test_people_are_limited_too(office: Office) -> None:
    for _ in range(8):
        await somebody(office, {BOT: HOUR})
    few = {BOT: Reach(messages_a_month=3000, users=10)}
    assert [one.users for one in await office.writer.run(doing(quotas.watch, few))] == []  # nothing was sent yet
    await use(office, 1)
    assert [one.users for one in await office.writer.run(doing(quotas.watch, few))] == [8]


async def test_processes_count_together(both: Writer) -> None:
    for sent in (3, 4):
        await both.run(doing(quotas.note_sent, {BOT: sent}))
    async with both.engine.connect() as connection:
        assert [one.sent for one in await channels.months(connection, month_of(both.now()))] == [7]
