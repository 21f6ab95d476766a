"""A world in which hours pass, with the reminders of document 002."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.queries.outbox import outbox
from data.tables import Grant, ReminderSlot
from domain.calendar import load_national
from domain.reminders import CampaignCalendar
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import Post, doing, pacer, person
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.unit_tree import Keys

HOUR = timedelta(hours=1)


@dataclass
class Life:
    """A world in which hours pass."""

    ticks: Ticks
    clock: TestClock
    post: Post
    writer: Writer
    keys: Keys

    async def mornings(self, last: datetime) -> list[tuple[datetime, str, str]]:
        """Live the hour of the officers' reminders alone, of each day up to `last`."""
        eight = self.clock.moment.replace(hour=8)
        self.clock.moment = eight if eight > self.clock.moment else eight + timedelta(days=1)
        return await self._live(last, timedelta(days=1))

    async def until(self, moment: datetime) -> list[tuple[datetime, str, str]]:
        """Live every hour up to `moment`; tell what arrived when, where and in what words."""
        self.clock.moment += HOUR
        return await self._live(moment, HOUR)

    async def _live(self, last: datetime, step: timedelta) -> list[tuple[datetime, str, str]]:
        arrived = []
        while self.clock.moment <= last:
            before = len(self.post.carried)
            await self.ticks.drain(self.clock.moment)
            arrived += [(self.clock.moment, one.address, one.text) for one in self.post.carried[before:]]
            self.clock.moment += step
        self.clock.moment -= step
        return arrived

    async def sleeps_until(self, moment: datetime) -> None:
        """The program is off; a new process wakes up at `moment`."""
        self.clock.moment = moment
        self.ticks = Ticks(
            self.writer,
            self.clock,
            self.ticks.couriers,
            self.ticks.pacers,
            self.ticks.campaigns,
            self.ticks.settings,
            ESCALATE_DAYS,
        )
        await self.writer.run(lambda work: outbox.recover(work.connection, work.now))

    async def person(self, name: str, *units: str, member_of: str | None = None, **more: Any) -> int:
        officer_of = [self.keys[unit] for unit in units]
        member = self.keys[member_of] if member_of else None
        return int(await self.writer.run(doing(person, name, officer_of=officer_of, member_of=member, **more)))

    async def ends_roles(self, person_id: int) -> None:
        """Let every role of somebody end now."""
        grant = table_of(Grant)
        ended = update(grant).where(grant.c.person_id == person_id).values(until=self.clock.moment)
        await self.writer.run(lambda work: work.connection.execute(ended))

    async def does(self, job: Any, *given: Any, **more: Any) -> Any:
        return await self.writer.run(doing(job, *given, **more))


@pytest.fixture
async def life(writer: Writer, clock: TestClock, keys: Keys) -> Life:
    clock.moment = at(2, 25, 23)
    post, almanac = Post(), CampaignCalendar([THANH_HOA], load_national())
    return Life(
        Ticks(writer, clock, {"telegram": post}, {"telegram": pacer()}, almanac, STANDARD, ESCALATE_DAYS),
        clock,
        post,
        writer,
        keys,
    )


async def slots(engine: AsyncEngine, *wanted: str) -> list[Any]:
    table = table_of(ReminderSlot)
    async with engine.connect() as connection:
        found = await connection.execute(select(*(table.c[name] for name in wanted)).order_by(table.c.day, table.c.id))
        return [tuple(row) if len(wanted) > 1 else row[0] for row in found]
