"""Who took over from a unit that ended is told once: by several workers, again and again, by lists that come late."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import MembershipState
from data.tables import Membership, Push
from data.types import HANOI
from domain.review.people import confirm
from domain.taking_over import tell_of_ended
from domain.units.importing import import_units
from tests.support.clock import TestClock
from tests.support.pushes import doing, person
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

HEAD = "code;name;level;parent_code;valid_from;status;successor_of\n"
MERGED = f"{HEAD}MAY;;;;28/02/2021;merged;\nGIAY;;;;28/02/2021;;MAY\n"
NOT_MERGED = f"{HEAD}MAY;;;;28/02/2021;active;\n"
LATER = f"{HEAD}MAY;;;;15/3/2021;merged;\n"


@dataclass
class Merged:
    """A member who waits at May Sao Mai, and an officer at either of the two unions."""

    writer: Writer
    clock: TestClock
    old: int
    new: int
    waiting: int

    async def imports(self, rows: str) -> None:
        report = await self.writer.run(doing(import_units, rows.encode()))
        assert report.written, report

    async def tells(self, day: date) -> Sequence[tuple[int, str]]:
        self.clock.moment = datetime(day.year, day.month, day.day, 7, 30, tzinfo=HANOI)
        await tell_of_ended(self.writer, self.clock.now())
        return await self.told()

    async def told(self) -> Sequence[tuple[int, str]]:
        push = table_of(Push)
        found = select(push.c.person_id, push.c.text).where(push.c.key.startswith("taken_over:")).order_by(push.c.id)
        async with self.writer.engine.connect() as connection:
            return [(row.person_id, row.text) for row in await connection.execute(found)]


@pytest.fixture
async def merged(both: Writer, tree: Keys, clock: TestClock) -> Merged:
    old = await both.run(doing(person, "Hoa", officer_of=[tree["MAY"]]))
    new = await both.run(doing(person, "Bình", officer_of=[tree["GIAY"]]))

    async def wait(work: Work) -> int:
        who = await person(work, "An")
        made = Membership(person_id=who, unit_id=tree["MAY"], state=MembershipState.WAITING, since=work.now)
        await work.add(made)
        return made.id or 0

    return Merged(both, clock, old, new, await both.run(wait))


async def test_several_workers_tell_once(merged: Merged, either: AsyncEngine) -> None:
    await merged.imports(MERGED)
    merged.clock.moment = datetime(2021, 2, 28, 7, 30, tzinfo=HANOI)
    async with Writer(either, merged.clock.now) as other:
        await asyncio.gather(*(tell_of_ended(one, merged.clock.now()) for one in (merged.writer, other)))
    assert [who for who, _ in await merged.told()] == [merged.new]
    assert [who for who, _ in await merged.tells(date(2021, 3, 1))] == [merged.new]


async def test_a_list_that_comes_late_tells_on_the_next_morning(merged: Merged) -> None:
    assert await merged.tells(date(2021, 3, 4)) == []
    await merged.imports(MERGED)
    told = await merged.tells(date(2021, 3, 5))
    assert [who for who, _ in told] == [merged.new]
    assert "từ 28/02/2021" in told[0][1]


async def test_a_list_that_takes_the_merger_back_gives_it_back(merged: Merged) -> None:
    await merged.imports(MERGED)
    await merged.tells(date(2021, 2, 28))
    await merged.imports(NOT_MERGED)
    assert len(await merged.tells(date(2021, 3, 1))) == 1
    await merged.writer.run(doing(confirm, merged.old, merged.waiting, STANDARD))
    async with merged.writer.engine.connect() as connection:
        rows = (await connection.execute(select(table_of(Membership)))).all()
    assert [row.state for row in rows] == [MembershipState.ACTIVE]  # where they waited, and nowhere else


async def test_a_day_that_is_corrected_tells_it_anew(merged: Merged) -> None:
    await merged.imports(MERGED)
    await merged.tells(date(2021, 2, 28))
    await merged.imports(NOT_MERGED)
    await merged.imports(LATER)
    assert len(await merged.tells(date(2021, 3, 14))) == 1
    told = await merged.tells(date(2021, 3, 15))
    assert ["từ 28/02/2021" in told[0][1], "từ 15/3/2021" in told[1][1]] == [True, True]
