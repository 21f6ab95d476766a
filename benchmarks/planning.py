"""Planning a day of reminders over a million members: under one campaign, and under ten that hold for many of them."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select

from benchmarks.form_step import MOMENT
from benchmarks.page import Line, Section
from benchmarks.register import FEWER, MANY, fill, make_unit
from benchmarks.ten_campaigns import UNIONS, make_country, ten_campaigns
from benchmarks.timed_writer import TimedWriter
from benchmarks.took import Took, timed, total
from benchmarks.turns import postgres
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.statements import AnySelect, table_of
from data.engine.unit_of_work import Work, Writer
from data.queries.announcements import audience
from data.queries.members import people
from data.queries.reminders import planning
from data.sealing import DataKey, DataKeys
from data.tables import ReminderSlot
from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import Campaign, load_all
from domain.campaigns.attaching import attach
from domain.reminders import CampaignCalendar, Hours, plan
from domain.reminders.campaign_calendar import Due
from domain.reminders.recipients import whom_of

SHARED = date(2021, 7, 28)  # an anniversary of the nation, which every campaign names
DAYS = (date(2021, 6, 27), SHARED, date(2021, 12, 28))
"""Of each the one rule for members: the end of a phase, the anniversary, the end of another phase."""

WISH = 159  # every 159th wants reminders: 6,290 of a million
NEARLY = 1.2  # times as long
KEYS = 5_000  # of people, in each unit of work of before
AIM = 0.02  # seconds
_slot = table_of(ReminderSlot)


class Case(NamedTuple):
    """`wish`: each so many-th wants reminders; `ten`: under ten campaigns instead of one."""

    name: str
    url: str
    members: int
    wish: int
    ten: bool = False


class Planned(NamedTuple):
    """Planning each day, the slots made, planning all again, and the longest unit of work.

    `before`: planning each day as it was done before, rule by rule through the keys of everybody.
    """

    days: dict[date, Took]
    slots: dict[date, int]
    again: Took
    longest: Took
    before: dict[date, Took]

    def per_slot(self, days: tuple[date, ...]) -> float:
        """Return the CPU seconds of these days for each who is due."""
        return total(self.days[day] for day in days).cpu / sum(self.slots[day] for day in days)


async def planned(case: Case) -> Planned:
    """Plan the days twice, as the program does; and once, without slots again, as it did before."""
    campaigns = ten_campaigns() if case.ten else load_all()
    calendar = CampaignCalendar(campaigns.values(), load_national())
    engine = open_engine(case.url, DataKeys(DataKey.fresh()))
    await schema.upgrade(engine)
    async with TimedWriter(engine, lambda: MOMENT) as writer:
        await _people(writer, case, campaigns)
        before = {day: await timed(case.url, partial(_rule_by_rule, writer, calendar, day)) for day in DAYS}
        await writer.run(_forget)
        writer.took.clear()
        writer.spent.clear()
        first = {day: await timed(case.url, partial(plan, writer, calendar, day, Hours())) for day in DAYS}
        again = [await timed(case.url, partial(plan, writer, calendar, day, Hours())) for day in DAYS]
        longest = Took(max(writer.took[writer.doing]), max(writer.spent[writer.doing]))
        slots = {day: await writer.run(partial(_slots, day=day)) for day in DAYS}
    await engine.dispose()
    assert all(slots.values())  # noqa: S101 - else the figure is of something else
    return Planned(first, slots, total(again), longest, before)


async def _rule_by_rule(writer: Writer, calendar: CampaignCalendar, day: date) -> None:
    """Plan a day as it was done before: for each rule everybody is gone through, by their keys."""
    moment = datetime.combine(day, Hours().officers, HANOI)
    async with writer.engine.connect() as connection:
        last = await people.last(connection)
        found = await whom_of(connection, calendar.due(day, Hours()), moment, 0)
    for whom in found:
        pairs = whom.pairs
        for after in range(0, last, KEYS):
            page = audience.among(pairs, (after, after + KEYS))
            await writer.run(partial(_page, due=whom.due, day=day, page=page))


async def _page(work: Work, due: Due, day: date, page: AnySelect) -> None:
    insert = planning.insert_of(work.connection.dialect.name, page, as_officers=due.officers)
    await planning.plan(work.connection, insert, due.entry.ref, day)


async def _forget(work: Work) -> None:
    await work.connection.execute(_slot.delete())


async def _people(writer: TimedWriter, case: Case, campaigns: Mapping[str, Campaign]) -> None:
    if case.ten:
        first = await make_country(writer, campaigns)
        await fill(writer, first, case.members, case.wish, units=UNIONS)
        return
    unit = await make_unit(writer)
    for slug in campaigns:
        await writer.run(partial(attach, slug=slug, unit_id=unit))
    await fill(writer, unit, case.members, case.wish)


async def _slots(work: Work, day: date) -> int:
    found = select(func.count()).select_from(_slot).where(_slot.c.day == day, _slot.c.unit_id.is_(None))
    return int(await work.connection.scalar(found) or 0)


def _line(case: Case, found: Planned) -> Line:
    took, before = total(found.days.values()), total(found.before.values())
    return Line(
        f"**this program**, {case.name}: {case.members:,} members x {len(DAYS)} rules, "
        f"{case.members // case.wish:,} of them due for each",
        f"{took.wall:.2f} s, {took.cpu:.2f} s of CPU",
        f"{took.cpu / before.cpu:.2f} x the CPU of before; again, nothing new: {found.again.wall:.2f} s; "
        f"{_longest(found.longest)}",
        "a unit <= 20 ms",
        _is_short(case, found.longest),
    )


def _longest(unit: Took) -> str:
    return f"the longest unit of work {unit.wall * 1000:.0f} ms, {unit.cpu * 1000:.0f} ms of the program's CPU"


def _is_short(case: Case, unit: Took) -> bool:
    """Judge a unit of SQLite, which is in the program, by its CPU; a server's cannot be told for each unit."""
    return (unit.cpu if case.name == "SQLite" else unit.wall) <= AIM


def _ten_lines(case: Case, found: Planned, one: Planned) -> list[Line]:
    """Compare with one campaign by CPU: a day that all name in all, days on which each ends a phase by the slot."""
    who = f"**this program**, {case.name}: {case.members:,} members under 10 campaigns"
    own = tuple(day for day in DAYS if day != SHARED)
    shared, slot = found.days[SHARED].cpu / one.days[SHARED].cpu, found.per_slot(own) / one.per_slot(own)
    due, times = sum(found.slots[day] for day in own), total(found.days[day] for day in own)
    in_all = times.cpu / total(one.days[day] for day in own).cpu
    before = times.cpu / total(found.before[day] for day in own).cpu
    of_one = times.cpu / total(one.before[day] for day in own).cpu
    return [
        Line(
            f"{who}, a day that all of them name, {found.slots[SHARED]:,} due",
            f"{found.days[SHARED].wall:.2f} s, {found.days[SHARED].cpu:.2f} s of CPU",
            f"{shared:.2f} x one campaign's CPU, with as many due",
            f"<= {NEARLY} x one campaign's",
            shared <= NEARLY,
        ),
        Line(
            f"{who}, two days on which each of them ends a phase, {due:,} due",
            f"{times.wall:.2f} s, {times.cpu:.2f} s of CPU",
            f"{slot:.2f} x one campaign's CPU for each who is due, of whom there are "
            f"{due / sum(one.slots[day] for day in own):.2f} x as many; {in_all:.2f} x in all",
            f"<= {NEARLY} x one campaign's for each",
            slot <= NEARLY,
        ),
        Line(
            "the same two days, all their work",
            f"{times.cpu:.2f} s of CPU",
            f"{before:.2f} x that of before for the same ten; {of_one:.2f} x that of before for one campaign; "
            f"{_longest(found.longest)}",
            f"<= {NEARLY} x before; a unit <= 20 ms",
            before <= NEARLY and _is_short(case, found.longest),
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
        "Ratios are of CPU seconds, of the program and of the database's server, for others may run beside it. Before: "
        "the same in the same run, each rule through the keys of everybody by 5,000, whoever of them wants it. Now "
        "each unit of work is for so many who want it, and what several campaigns name for members of their own units "
        "goes through them once: a statement reads where they belong, another for each campaign writes the slots. "
        "Of each who is due it is asked whether they still belong, are confirmed, are registered and can be reached: "
        "about five places in three tables, and five indexes for each slot. Where everybody wants reminders, as "
        "people do who switch nothing off, a slot for each is written, and that is what it costs."
    )
    return Section("planning", "One day of reminders", lines, why, load=load)
