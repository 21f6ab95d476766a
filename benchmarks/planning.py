"""Planning one day of reminders: three rules over a million members, 6,300 of whom want them."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from datetime import date, datetime
from functools import partial
from pathlib import Path

from benchmarks.form_step import MOMENT
from benchmarks.page import Line, Section
from benchmarks.register import FEWER, MANY, fill, make_unit
from benchmarks.turns import postgres
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.statements import AnySelect
from data.engine.unit_of_work import Work, Writer
from data.queries.announcements import audience
from data.queries.reminders import reminders
from data.sealing import DataKey, DataKeys
from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import load_all
from domain.campaigns.attaching import attach
from domain.reminders import CampaignCalendar, Hours
from domain.reminders.campaign_calendar import Due
from domain.reminders.plan import SPAN, whom_of

DAYS = (date(2021, 6, 27), date(2021, 7, 28), date(2021, 12, 28))
"""Of each the one rule for members: the end of a phase, an anniversary, the end of another phase."""

WISH = 159  # every 159th wants reminders: 6,290 of a million


def rules() -> list[Due]:
    calendar = CampaignCalendar(load_all().values(), load_national())
    return [due for day in DAYS for due in calendar.due(day, Hours()) if not due.officers]


async def plan(writer: Writer, found: list[Due], members: int) -> float:
    """Plan a few thousand people in each unit of work, as the program does; returns the seconds of the longest unit."""
    moment, longest = datetime(2021, 7, 28, 8, tzinfo=HANOI), 0.0
    async with writer.engine.connect() as connection:
        whom = await whom_of(connection, found, moment)
    for due, pairs, _ in whom:
        for after in range(0, members, SPAN):
            some = audience.among(pairs, (after, after + SPAN))

            async def job(work: Work, due: Due = due, some: AnySelect = some) -> None:
                await reminders.plan(work.connection, due.entry.ref, moment.date(), some, as_officers=due.officers)

            begin = time.perf_counter()
            await writer.run(job)
            longest = max(longest, time.perf_counter() - begin)
    return longest


async def planned(url: str, members: int, wish: int) -> tuple[float, float, float]:
    """Seconds of the planning, of planning the same again, and of the longest unit of both."""
    found, times, longest = rules(), [], 0.0
    assert len(found) == len(DAYS)  # noqa: S101 - else the figure is of something else
    engine = open_engine(url, DataKeys(DataKey.fresh()))
    await schema.upgrade(engine)
    async with Writer(engine, lambda: MOMENT) as writer:
        unit = await make_unit(writer)
        for slug in load_all():
            await writer.run(partial(attach, slug=slug, unit_id=unit))
        await fill(writer, unit, members, wish)
        for _ in range(2):
            begin = time.perf_counter()
            longest = max(longest, await plan(writer, found, members))
            times.append(time.perf_counter() - begin)
    await engine.dispose()
    return times[0], times[1], longest


def measure(*, quick: bool) -> Section:
    members, load = (FEWER if quick else MANY), os.getloadavg()
    with tempfile.TemporaryDirectory() as folder, postgres() as urls:
        file = f"sqlite+aiosqlite:///{Path(folder)}"
        cases = (
            ("SQLite", f"{file}/few.sqlite3", members, WISH),
            ("PostgreSQL", urls[0], members, WISH),
            ("SQLite", f"{file}/all.sqlite3", members // 10, 1),
        )
        times = [asyncio.run(planned(url, many, wish)) for _, url, many, wish in cases]
    lines = [
        Line(
            f"**this program**, {name}: {many:,} members x {len(DAYS)} rules, {many // wish:,} of them due for each",
            f"{first:.2f} s",
            f"again, nothing new: {again:.2f} s; the longest unit of work {longest * 1000:.0f} ms",
            "a unit <= 20 ms",
            longest <= 0.02,
        )
        for (name, _, many, wish), (first, again, longest) in zip(cases, times, strict=True)
    ]
    why = (
        "One statement for each rule and 5,000 people, each a unit of work of its own, once a day before anybody is "
        "awake: nobody waits for more than one of them. It begins with an index of who "
        "wants wishes or reminders, and asks of each of them whether they still belong, are confirmed, are registered "
        "and can be reached: about five places in three tables and five indexes for each slot. The last step would be "
        "one index of memberships that holds all of that, paid for whenever somebody joins. Where everybody wants "
        "them, as people do who switch nothing off, a slot for each is written, and that is what it costs."
    )
    return Section("planning", "One day of reminders", lines, why, load=load)
