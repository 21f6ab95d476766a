"""The month's money for template messages: counted before it is spent, and in the end only deadlines go on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.unit_of_work import Work
from data.enums import PushKind, PushState, Role
from data.queries.outbox import channels
from data.queries.outbox.routes import Template
from domain.outbox import budget
from domain.outbox.budget import Money, Spending
from domain.outbox.claiming import claim, recover
from domain.outbox.routing import Rules
from domain.ports import Outcome, Sent
from tests.support.clock import TestClock
from tests.support.pushes import doing, notice, person, rows
from tests.support.routing import DAY, HOUR, OA, PAID, REACHES, SERVED, TG, Office, office, somebody, told
from tests.support.unit_tree import Keys

__all__ = ["office"]

S = PushState
KINDS = frozenset({PushKind.NOTICE, PushKind.REMINDER})
TWO = Rules(REACHES, Template(PAID, OA, KINDS), money=Money(200, 500, PAID))  # 500 VND pay for two of them
SILENT = {OA: 8 * DAY}
LAST_DAY = date(2021, 3, 31)

ROOMS = [
    # price, budget, messages of the month: how many more there are, and whether somebody is to be told
    (200, None, 99, None, False),
    (0, 1000, 99, None, False),
    (200, 1000, 0, 5, False),
    (200, 1000, 3, 2, False),
    (200, 1000, 4, 1, True),
    (200, 1000, 5, 0, True),
    (200, 1000, 9, 0, True),
    (300, 1000, 3, 0, True),
    (200, 0, 0, 0, True),
]


@pytest.mark.parametrize(("price", "month", "messages", "room", "near"), ROOMS)
def test_what_is_left(price: int, month: int | None, messages: int, room: int | None, *, near: bool) -> None:
    found = Spending(messages, Money(price, month))
    assert (found.room, found.near, found.spent) == (room, near, price * messages)


async def queue(office: Office, count: int, **more: Any) -> None:
    """Put pushes to so many people into the outbox whom only a template message reaches."""
    for _ in range(count):
        await office.writer.run(doing(notice, await somebody(office, SILENT), **more))


async def billed(work: Work) -> int:
    found = {row.channel: row.billed for row in await channels.months(work.connection, work.now.date().replace(day=1))}
    return int(found.get(PAID, 0))


async def test_what_asks_for_nothing_by_a_day_ends_with_the_money(office: Office, either: AsyncEngine) -> None:
    """Hạnh and An hear of their records; Bình's notice is not paid for, his deadline is; the officers see him."""
    office.rules = TWO
    await queue(office, 3)
    await office.works()
    assert await rows(either, "state", "problem") == [(S.SENT, None), (S.SENT, None), (S.GONE, "budget_spent")]
    await queue(office, 1, kind=PushKind.REMINDER)
    await queue(office, 2, kind=PushKind.REMINDER, last_day=LAST_DAY)
    await office.works()
    assert (await rows(either, "state", "problem"))[3:] == [(S.GONE, "budget_spent"), (S.SENT, None), (S.SENT, None)]
    assert await office.writer.run(billed) == 4
    assert [one.last_day for one in office.posts[PAID].carried] == [None, None, LAST_DAY, LAST_DAY]


async def test_whoever_has_another_way_costs_nothing(office: Office, either: AsyncEngine) -> None:
    office.rules = replace(TWO, money=Money(200, 0, PAID))
    await told(office, await somebody(office, {TG: 30 * DAY, OA: 8 * DAY}))
    await told(office, await somebody(office, {OA: HOUR}))
    await told(office, await somebody(office, {OA: 8 * DAY}, phone="+84912345678"))
    await told(office, await somebody(office, {}))
    assert await rows(either, "state", "way", "problem") == [
        (S.SENT, TG, None),
        (S.SENT, OA, None),
        (S.GONE, None, "budget_spent"),
        (S.GONE, None, "no_contact"),
    ]


async def test_what_is_being_sent_is_counted_already(office: Office) -> None:
    """A process claims two and is killed: until somebody says what became of them, and after it, they are paid for."""
    await queue(office, 3)
    mine = doing(claim, PAID, SERVED, 9, _Holder(1), rules=TWO)
    assert len(await office.writer.run(mine)) == 2
    assert await office.writer.run(mine) == []
    following = _Holder(2)
    assert await office.writer.run(doing(recover, PAID, following, rules=TWO)) == 2
    assert await office.writer.run(billed) == 2
    assert await office.writer.run(doing(claim, PAID, SERVED, 9, following, rules=TWO)) == []
    await queue(office, 1, kind=PushKind.REMINDER, last_day=LAST_DAY)
    assert len(await office.writer.run(doing(claim, PAID, SERVED, 9, following, rules=TWO))) == 1


@dataclass
class _Holder:
    """Whoever holds the lease of the way."""

    fence: int

    async def guard(self, work: Work) -> bool:
        return work is not None


async def test_a_refused_one_gives_its_money_back(office: Office, either: AsyncEngine) -> None:
    office.rules = TWO
    office.posts[PAID].answers = [Outcome(Sent.FAILED, problem="phone_not_reachable")]
    await queue(office, 3)
    await office.works()
    assert await rows(either, "state") == [S.FAILED, S.SENT, S.SENT]
    assert await office.writer.run(billed) == 2


async def test_at_night_nothing_waits_for_money_that_is_not_there(office: Office, either: AsyncEngine) -> None:
    office.rules = replace(TWO, money=Money(200, 0, PAID))
    office.posts[PAID].answers = [Outcome(Sent.LATER, wait=3600, problem="out_of_quota")]
    await queue(office, 1, kind=PushKind.REMINDER, last_day=LAST_DAY)
    await queue(office, 1)
    await office.works()
    assert await rows(either, "state", "problem") == [(S.LATER, "no_way_now"), (S.GONE, "budget_spent")]


async def test_the_next_month_begins_anew(office: Office, either: AsyncEngine, clock: TestClock) -> None:
    office.rules = TWO
    await queue(office, 2)
    await office.works()
    clock.moment += timedelta(days=2)  # 1 March
    await queue(office, 1)
    await office.works()
    assert await rows(either, "state") == [S.SENT] * 3


async def test_the_administrator_is_told_before_the_money_ends(
    office: Office, either: AsyncEngine, tree: Keys, clock: TestClock
) -> None:
    office.rules = replace(TWO, money=Money(200, 1000, PAID))
    chief = await office.writer.run(doing(person, "Hoa", officer_of=[tree["LDLD-TH"]], role=Role.ADMINISTRATOR))

    async def watched() -> bool:
        return bool(await office.writer.run(doing(budget.watch, office.rules.money)))

    await queue(office, 3)
    await office.works()
    assert not await watched()
    await queue(office, 1)
    await office.works()
    assert (await watched(), await watched()) == (True, False)
    person_id, text = (await rows(either, "person_id", "text"))[-1]
    assert person_id == chief
    assert "4 tin mẫu Zalo đã tốn khoảng 800/1.000 đồng" in text
    clock.moment += timedelta(days=2)
    assert not await watched()
