from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import MembershipState
from data.tables import Membership, Person
from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import get
from domain.reminders import CampaignCalendar
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import Post, pacer, person
from tests.support.standard import ESCALATE_DAYS, STANDARD


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2021, month, day, hour, minute, tzinfo=HANOI)


def ticks(writer: Writer, clock: TestClock, post: Post) -> Ticks:
    almanac = CampaignCalendar([get("thanh-hoa-2021")], load_national())
    return Ticks(writer, clock, {"telegram": post}, {"telegram": pacer()}, almanac, STANDARD, ESCALATE_DAYS)


async def chooses(writer: Writer, person_id: int, **values: Any) -> None:
    table = table_of(Person)

    async def choose(work: Work) -> None:
        await work.connection.execute(update(table).where(table.c.id == person_id).values(**values))

    await writer.run(choose)


async def asks(work: Work, unit_id: int) -> None:
    who = await person(work, "Hạnh")
    await work.add(Membership(person_id=who, unit_id=unit_id, state=MembershipState.WAITING, since=work.now))
