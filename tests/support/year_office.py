"""The federation's office in the tests: its officer chooses days of the year, and what becomes of the reminders."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.enums import SlotState
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey
from data.tables import ReminderSlot
from domain.calendar import load_national
from domain.campaigns import Campaign
from domain.reminders import CampaignCalendar, calendar_as_chosen, close_days, plan, release
from domain.year.choosing import choose_day, undo_choice
from tests.support.clock import TestClock
from tests.support.pushes import doing, person
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

NOMINEES = DayKey("thanh-hoa-2021", "th21-duty-nominees", 2021)
_slot = table_of(ReminderSlot)


@dataclass
class Office:
    """The federation with an officer of its own, and one of a unit below who owes the duty; a clock that is moved."""

    writer: Writer
    clock: TestClock
    keys: Keys
    issuer: int
    below: int
    key: DayKey = NOMINEES

    async def chooses(self, day: date, seen: int | None = None, officer: int | None = None) -> int:
        """Choose a day; returns the key of the choice."""
        given = {"seen": seen, "day": day}
        await self.writer.run(doing(choose_day, officer or self.issuer, THANH_HOA, self.key, **given))
        return await self.last()

    async def undoes(self, seen: int) -> int:
        await self.writer.run(doing(undo_choice, self.issuer, THANH_HOA, self.key, seen=seen))
        return await self.last()

    async def last(self) -> int:
        row = await self.reads(chosen_days.last, self.key)
        assert row is not None
        return int(row.id)

    async def reads(self, query: Callable[..., Awaitable[Any]], *given: Any) -> Any:
        async with self.writer.engine.connect() as connection:
            return await query(connection, *given)

    async def calendar(self, *others: Campaign) -> CampaignCalendar:
        files = {one.slug: one for one in (THANH_HOA, *others)}
        async with self.writer.engine.connect() as connection:
            return await calendar_as_chosen(connection, files, load_national())

    async def morning(self, day: date, hour: int = 9) -> int:
        """Plan a day and release what is due, as a tick does; returns how many people were looked at."""
        calendar = await self.calendar()
        await plan(self.writer, calendar, day, STANDARD)
        return await self.releases(calendar, day, hour)

    async def releases(self, calendar: CampaignCalendar, day: date, hour: int = 9) -> int:
        self.clock.moment = at(day.month, day.day, hour)
        await self.writer.run(partial(close_days, now=self.clock.now()))
        release_now = partial(release, calendar=calendar, now=self.clock.now(), hours=STANDARD)
        return await self.writer.run(release_now)

    async def slots(self) -> list[tuple[date, SlotState]]:
        """List the days before which the officer below is reminded of this, with the state of each."""
        return await self.slots_of(self.below)

    async def slots_of(self, person_id: int) -> list[tuple[date, SlotState]]:
        found = select(_slot.c.event_day, _slot.c.state).where(
            _slot.c.event == self.key.code, _slot.c.person_id == person_id
        )
        return [tuple(row) for row in await self.rows(found.order_by(_slot.c.id))]

    async def rows(self, statement: Any) -> Any:
        async with self.writer.engine.connect() as connection:
            return (await connection.execute(statement)).all()


@pytest.fixture
async def office(both: Writer, tree: Keys, clock: TestClock) -> Office:
    clock.moment = at(10, 1, 9)
    issuer = await both.run(doing(person, "Hùng", officer_of=[tree["LDLD-TH"]]))
    below = await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    return Office(both, clock, tree, issuer, below)
