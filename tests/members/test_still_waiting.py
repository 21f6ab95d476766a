"""Who has waited a day to be confirmed hears once, in the evening, what they can do meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import MembershipState, PushState
from data.tables import Membership, Person, Push
from data.types import HANOI
from domain.members.still_waiting import tell_waiting
from tests.support.clock import TestClock
from tests.support.databases import either
from tests.support.pushes import doing, person
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

__all__ = ["either"]

EVENING = datetime(2021, 3, 2, 19, tzinfo=HANOI)
"""A Tuesday."""


@dataclass
class World:
    """May Sao Mai with an officer, and members who wait there."""

    writer: Writer
    clock: TestClock
    keys: Keys

    async def waits(self, since: datetime, unit: str = "MAY") -> int:
        async def join(work: Work) -> int:
            key = await person(work, "Lê Thị Hạnh")
            belongs = Membership(person_id=key, unit_id=self.keys[unit], state=MembershipState.WAITING, since=since)
            await work.add(belongs)
            return key

        return await self.writer.run(join)

    async def at(self, moment: datetime) -> int:
        self.clock.moment = moment
        return await tell_waiting(self.writer, STANDARD)

    async def changes(self, person_id: int, **values: object) -> None:
        who = table_of(Person)
        await self.writer.run(
            lambda work: work.connection.execute(update(who).where(who.c.id == person_id).values(values))
        )

    async def pushes(self) -> list[tuple[int, str, str, PushState]]:
        push = table_of(Push)
        columns = (push.c.person_id, push.c.text, push.c.choices, push.c.state)
        async with self.writer.engine.connect() as connection:
            found = await connection.execute(select(*columns).where(push.c.key.startswith("still_waiting:")))
            return [(row[0], row[1], row[2][0][0]["code"], row[3]) for row in found]


@pytest.fixture
async def world(both: Writer, tree: Keys, clock: TestClock) -> World:
    clock.moment = EVENING
    await both.run(doing(person, "Trần Thị Hoa", officer_of=[tree["MAY"]]))
    return World(both, clock, tree)


async def test_it_is_told_once_in_the_evening_and_says_what_goes_meanwhile(world: World) -> None:
    hanh = await world.waits(EVENING - timedelta(hours=33))  # since Monday morning
    assert await world.at(EVENING - timedelta(minutes=1)) == 0
    assert await world.at(EVENING) == 1
    (got,) = await world.pushes()
    assert got[0] == hanh
    assert "chưa xác nhận anh/chị" in got[1]
    assert "vẫn đăng ký thi đua và giới thiệu gương tốt được" in got[1]
    assert got[2] == "write_letter"
    for days in range(4):
        assert await world.at(EVENING + timedelta(days=days, minutes=5)) == 0
    assert len(await world.pushes()) == 1


async def test_nobody_hears_of_it_too_early_too_late_or_after_the_answer(world: World) -> None:
    await world.waits(EVENING - timedelta(hours=23))
    await world.waits(EVENING - timedelta(days=15))
    leaving = await world.waits(EVENING - timedelta(days=2))
    await world.changes(leaving, erases_at=EVENING + timedelta(hours=3))
    confirmed = await world.waits(EVENING - timedelta(days=2))

    async def confirm(work: Work) -> None:
        belongs = table_of(Membership)
        mine = update(belongs).where(belongs.c.person_id == confirmed)
        await work.connection.execute(mine.values(state=MembershipState.ACTIVE))

    await world.writer.run(confirm)
    assert await world.at(EVENING) == 0


async def test_who_wants_no_messages_is_left_alone(world: World) -> None:
    stopped, unreminded = [await world.waits(EVENING - timedelta(days=2)) for _ in range(2)]
    await world.changes(stopped, stopped_at=EVENING)
    await world.changes(unreminded, reminders=False)
    await world.at(EVENING)
    assert {state for *_, state in await world.pushes()} == {PushState.GONE}


async def test_where_nobody_is_in_charge_nobody_is_named_to_write_to(world: World) -> None:
    await world.waits(EVENING - timedelta(days=2), "BV")
    assert await world.at(EVENING) == 1
    ((_, text, code, _),) = await world.pushes()
    assert "chưa có cán bộ công đoàn nào" in text
    assert code == "register_now"
