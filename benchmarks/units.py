"""The longest unit of work of each tick, over a register of a million: nobody waits longer behind it."""

from __future__ import annotations

import asyncio
import os
import tempfile
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.page import Line, Section
from benchmarks.register import FEWER, MANY, announce, fill, make_unit
from benchmarks.timed_writer import TimedWriter
from bot.files.media_store import FolderMediaStore
from data.engine import schema
from data.engine.connect import open_engine
from data.sealing import DataKey, DataKeys
from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import load_all
from domain.campaigns.attaching import attach
from domain.reminders import CampaignCalendar, Hours
from scheduler.ticks import Ticks

WISH = 159  # every 159th wants reminders
AIM = 0.02  # seconds
DAY = datetime(2021, 7, 28, tzinfo=HANOI)
HOURS = (timedelta(hours=7, minutes=30), timedelta(hours=11, minutes=30), timedelta(hours=19), timedelta(hours=27))
"""The summary of the morning, the members' reminders, the recalling of drafts, the forgetting of the night."""

TICKS = (
    "erase",
    "retain",
    "remind",
    "digest",
    "sum_up",
    "release",
    "look_after_records",
    "look_after_roles",
    "announce",
)
MOST = 50  # pages of an announcement that are looked at


class Clock:
    """The time of day that is looked at."""

    moment = DAY

    def now(self) -> datetime:
        return self.moment


async def _tick(ticks: Ticks, name: str, now: datetime) -> None:
    tick = getattr(ticks, name)
    for _ in range(MOST if name == "announce" else 1):
        await tick(now)


async def units_of_ticks(members: int) -> dict[str, list[float]]:
    """Let every tick of a day run; returns the seconds of each unit of work, by tick."""
    clock, campaigns = Clock(), load_all()
    calendar = CampaignCalendar(campaigns.values(), load_national())
    with tempfile.TemporaryDirectory() as name:
        engine = open_engine(f"sqlite+aiosqlite:///{name}/bench.sqlite3", DataKeys(DataKey.fresh()))
        await schema.upgrade(engine)
        async with TimedWriter(engine, clock.now) as writer:
            unit_id = await make_unit(writer)
            for slug in campaigns:  # else they are nobody's, and nobody is reminded of anything
                await writer.run(partial(attach, slug=slug, unit_id=unit_id))
            await fill(writer, unit_id, members, WISH)
            clock.moment = DAY + HOURS[0]
            await announce(writer, unit_id)
            writer.took.clear()
            store = FolderMediaStore(Path(name) / "media")
            ticks = Ticks(writer, clock, {}, {}, calendar, Hours(), 7, store=store)
            for hour in HOURS:
                clock.moment = DAY + hour
                for tick in TICKS:
                    writer.doing = tick
                    await _tick(ticks, tick, clock.moment)
        await engine.dispose()
    return writer.took


def measure(*, quick: bool) -> Section:
    members, load = (FEWER if quick else MANY), os.getloadavg()
    found = asyncio.run(units_of_ticks(members))
    lines = [
        Line(
            f"**this program**: `{tick}` over {members:,} members",
            f"{max(units) * 1000:.1f} ms",
            f"the longest of {len(units)} units of work",
            "<= 20 ms",
            max(units) <= AIM,
        )
        for tick, units in sorted(found.items(), key=lambda item: -max(item[1]))
    ]
    why = (
        "Every tick of one day, from the summary of the morning to the forgetting of the night, on SQLite, with an "
        f"announcement to everybody of which {MOST} looks are taken. A unit is timed from its begin to before its "
        "commit: for so long nobody else writes."
    )
    return Section("units", "The longest unit of work", lines, why, load=load)
