"""Planning a day of reminders over a million members: under one campaign, and under ten that hold for many of them."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select

from benchmarks.form_step import MOMENT
from benchmarks.page import Line, Section
from benchmarks.register import FEWER, MANY, fill, make_unit
from benchmarks.ten_campaigns import UNIONS, make_country, ten_campaigns
from benchmarks.timed_writer import TimedWriter
from benchmarks.turns import postgres
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.sealing import DataKey, DataKeys
from data.tables import ReminderSlot
from domain.calendar import load_national
from domain.campaigns import Campaign, load_all
from domain.campaigns.attaching import attach
from domain.reminders import CampaignCalendar, Hours, plan

SHARED = date(2021, 7, 28)  # an anniversary of the nation, which every campaign names
DAYS = (date(2021, 6, 27), SHARED, date(2021, 12, 28))
"""Of each the one rule for members: the end of a phase, the anniversary, the end of another phase."""

WISH = 159  # every 159th wants reminders: 6,290 of a million
NEARLY = 1.2  # times as long as under one campaign
_slot = table_of(ReminderSlot)


class Case(NamedTuple):
    """`wish`: each so many-th wants reminders; `ten`: under ten campaigns instead of one."""

    name: str
    url: str
    members: int
    wish: int
    ten: bool = False


class Planned(NamedTuple):
    """Seconds of planning each day and the slots made, of planning all again, and of the longest unit of work."""

    days: dict[date, float]
    slots: dict[date, int]
    again: float
    longest: float

    @property
    def first(self) -> float:
        return sum(self.days.values())

    def per_slot(self, days: tuple[date, ...]) -> float:
        return sum(self.days[day] for day in days) / sum(self.slots[day] for day in days)


async def planned(case: Case) -> Planned:
    """Plan the days twice, as the program does."""
    campaigns = ten_campaigns() if case.ten else load_all()
    calendar = CampaignCalendar(campaigns.values(), load_national())
    engine = open_engine(case.url, DataKeys(DataKey.fresh()))
    await schema.upgrade(engine)
    async with TimedWriter(engine, lambda: MOMENT) as writer:
        await _people(writer, case, campaigns)
        writer.took.clear()
        first = {day: await _timed(writer, calendar, day) for day in DAYS}
        again = [await _timed(writer, calendar, day) for day in DAYS]
        longest = max(writer.took[writer.doing])
        slots = {day: await writer.run(partial(_slots, day=day)) for day in DAYS}
    await engine.dispose()
    assert all(slots.values())  # noqa: S101 - else the figure is of something else
    return Planned(first, slots, sum(again), longest)


async def _people(writer: TimedWriter, case: Case, campaigns: Mapping[str, Campaign]) -> None:
    if case.ten:
        first = await make_country(writer, campaigns)
        await fill(writer, first, case.members, case.wish, units=UNIONS)
        return
    unit = await make_unit(writer)
    for slug in campaigns:
        await writer.run(partial(attach, slug=slug, unit_id=unit))
    await fill(writer, unit, case.members, case.wish)


async def _timed(writer: TimedWriter, calendar: CampaignCalendar, day: date) -> float:
    begin = time.perf_counter()
    await plan(writer, calendar, day, Hours())
    return time.perf_counter() - begin


async def _slots(work: Work, day: date) -> int:
    found = select(func.count()).select_from(_slot).where(_slot.c.day == day, _slot.c.unit_id.is_(None))
    return int(await work.connection.scalar(found) or 0)


def _line(case: Case, found: Planned) -> Line:
    return Line(
        f"**this program**, {case.name}: {case.members:,} members x {len(DAYS)} rules, "
        f"{case.members // case.wish:,} of them due for each",
        f"{found.first:.2f} s",
        f"again, nothing new: {found.again:.2f} s; the longest unit of work {found.longest * 1000:.0f} ms",
        "a unit <= 20 ms",
        found.longest <= 0.02,
    )


def _ten_lines(case: Case, found: Planned, one: Planned) -> list[Line]:
    """Compare with one campaign: a day that all name by its seconds, days on which each ends a phase by the slot."""
    who = f"**this program**, {case.name}: {case.members:,} members under 10 campaigns"
    own = tuple(day for day in DAYS if day != SHARED)
    shared, slot = found.days[SHARED] / one.days[SHARED], found.per_slot(own) / one.per_slot(own)
    due, times = sum(found.slots[day] for day in own), sum(found.days[day] for day in own)
    return [
        Line(
            f"{who}, a day that all of them name, {found.slots[SHARED]:,} due",
            f"{found.days[SHARED]:.2f} s",
            f"{shared:.2f} x one campaign's",
            f"<= {NEARLY} x one campaign's",
            shared <= NEARLY,
        ),
        Line(
            f"{who}, two days on which each of them ends a phase, {due:,} due",
            f"{times:.2f} s",
            f"{slot:.2f} x one campaign's for each who is due; {times / sum(one.days[day] for day in own):.2f} x in "
            f"all; the longest unit of work {found.longest * 1000:.0f} ms",
            f"<= {NEARLY} x one campaign's for each",
            slot <= NEARLY,
        ),
    ]


def measure(*, quick: bool) -> Section:
    members, load = (FEWER if quick else MANY), os.getloadavg()
    with tempfile.TemporaryDirectory() as folder, postgres(2) as urls:
        file = f"sqlite+aiosqlite:///{Path(folder)}"
        few = (Case("SQLite", f"{file}/few.sqlite3", members, WISH), Case("PostgreSQL", urls[0], members, WISH))
        everybody = Case("SQLite", f"{file}/all.sqlite3", members // 10, 1)
        ten = (
            Case("SQLite", f"{file}/ten.sqlite3", members, WISH, ten=True),
            Case("PostgreSQL", urls[1], members, WISH, ten=True),
            Case("SQLite", f"{file}/ten_all.sqlite3", members // 10, 1, ten=True),
        )
        found = {case: asyncio.run(planned(case)) for case in (*few, everybody, *ten)}
    lines = [_line(case, found[case]) for case in (*few, everybody)]
    for case, one in zip(ten, (*few, everybody), strict=True):
        lines += _ten_lines(case, found[case], found[one])
    why = (
        "One statement for each rule and 5,000 people, each a unit of work of its own, once a day before anybody is "
        "awake: nobody waits for more than one of them. It begins with an index of who "
        "wants wishes or reminders, and asks of each of them whether they still belong, are confirmed, are registered "
        "and can be reached: about five places in three tables and five indexes for each slot. The last step would be "
        "one index of memberships that holds all of that, paid for whenever somebody joins. Where everybody wants "
        "them, as people do who switch nothing off, a slot for each is written, and that is what it costs."
    )
    return Section("planning", "One day of reminders", lines, why, load=load)
