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
from data import schema
from data.database import open_engine
from data.queries import reminders
from data.types import HANOI
from data.work import Work, Writer
from domain.calendar import load_national
from domain.campaigns import load_all
from domain.reminders import Almanac, Hours
from domain.reminders.almanac import Due
from domain.reminders.meant import meant

DAYS = (date(2021, 6, 27), date(2021, 7, 28), date(2021, 12, 28))
"""Of each the one rule for members: the end of a phase, an anniversary, the end of another phase."""

WISH = 159  # every 159th wants reminders: 6,290 of a million


def rules() -> list[Due]:
    almanac = Almanac(load_all().values(), load_national())
    return [due for day in DAYS for due in almanac.due(day, Hours()) if not due.officers]


async def plan(work: Work, found: list[Due]) -> None:
    moment = datetime(2021, 7, 28, 8, tzinfo=HANOI)
    for due in found:
        audience = meant(due, moment)
        await reminders.plan(work.connection, due.entry.ref, moment.date(), audience, as_officers=due.officers)


async def planned(members: int) -> list[float]:
    """Seconds of the planning, and of planning the same again."""
    found, times = rules(), []
    assert len(found) == len(DAYS)  # noqa: S101 - else the figure is of something else
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite+aiosqlite:///{Path(folder) / 'plan.sqlite3'}")
        await schema.upgrade(engine)
        async with Writer(engine, lambda: MOMENT) as writer:
            await fill(writer, await make_unit(writer), members, WISH)
            for _ in range(2):
                begin = time.perf_counter()
                await writer.run(partial(plan, found=found))
                times.append(time.perf_counter() - begin)
        await engine.dispose()
    return times


def measure(*, quick: bool) -> Section:
    members, load = (FEWER if quick else MANY), os.getloadavg()
    first, again = asyncio.run(planned(members))
    lines = [
        Line(
            f"**this program**: {members:,} members x {len(DAYS)} rules, {members // WISH:,} of them due for each",
            f"{first:.2f} s",
            f"again, nothing new: {again:.2f} s",
            "<= 0.1 s",
            first <= 0.1,
        ),
    ]
    why = (
        "One statement for each rule, in a thread, once a day before anybody is awake. It asks of every member whether "
        "they still belong, are confirmed, want it, are registered and can be reached. An index of who wants reminders "
        "would bring it to the size of the answer; here nearly everybody wants them, so it would stand in the way."
    )
    return Section("planning", "One day of reminders", lines, why, load=load)
