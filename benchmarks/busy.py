"""From an update to its answer at 200 a second, in the quiet and while an announcement to a million goes out."""

from __future__ import annotations

import asyncio
import gc
import os
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path

from sqlalchemy import select

from benchmarks.form_step import MOMENT, UNIT, Crowd, crowd
from benchmarks.latency import PEOPLE, RATE, WatchedSession, paced, part
from benchmarks.page import Line, Section
from benchmarks.register import FEWER, MANY, Far, announce, fill
from benchmarks.updates import FIRST_PERSON
from bot.channels.rate_limiter import Pacer
from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import Unit
from domain.announcements import tick
from domain.outbox import Delivery
from domain.quiet_hours import Hours

OFFICER = FIRST_PERSON + PEOPLE  # the key behind those who tap
TICK = 1.0  # seconds, as the program's clock ticks


async def run(made: Crowd, session: WatchedSession, taps_each: int) -> list[float]:
    taps = made.taps(taps_each)
    session.waits.clear()
    gc.collect()
    await paced(taps, session, lambda raw: made.inbox.take(made.channel, [(str(raw["update_id"]), raw)]))
    await made.inbox.idle()
    await made.check(taps_each)
    made.seq += taps_each
    return list(session.waits)


async def conduct(made: Crowd) -> None:
    """Take the audience page by page, as the program's ticks do."""
    while True:
        await tick.conduct(made.writer, MOMENT, Hours())
        await asyncio.sleep(TICK)


async def deliver(made: Crowd, courier: Far) -> None:
    delivery = Delivery(made.writer, courier, Pacer(), {courier.channel})
    while True:
        await delivery.run()
        await asyncio.sleep(0.05)


async def both(members: int, taps_each: int) -> tuple[list[float], list[float], int]:
    session, courier = WatchedSession(), Far()
    with tempfile.TemporaryDirectory() as name:
        async with crowd(f"sqlite+aiosqlite:///{name}/bench.sqlite3", Path(name), PEOPLE, session) as made:
            unit_id = await made.writer.run(_unit)
            await fill(made.writer, unit_id, members, officer=OFFICER)
            quiet = await run(made, session, taps_each)
            beside = [asyncio.ensure_future(job) for job in (conduct(made), deliver(made, courier))]
            announcing = asyncio.ensure_future(announce(made.writer, unit_id, OFFICER))
            busy = await run(made, session, taps_each)
            await announcing
            for task in beside:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
    return quiet, busy, courier.sent


async def _unit(work: Work) -> int:
    table = table_of(Unit)
    return int(await work.connection.scalar(select(table.c.id).where(table.c.code == UNIT)) or 0)


def measure(*, quick: bool) -> Section:
    members, taps_each, load = (FEWER if quick else MANY), (10 if quick else 20), os.getloadavg()
    quiet, busy, sent = asyncio.run(partial(both, members, taps_each)())
    ratio = part(busy, 0.99) / part(quiet, 0.99)
    kept_up = part(quiet, 0.5) < 50  # else it is the queue that is measured: the machine has not enough left for 200/s
    figure = "p50 {:.1f} ms, p99 {:.1f} ms"
    lines = [
        Line(
            f"**this program**: {len(busy)} updates at {RATE}/s while {members:,} people are announced to",
            figure.format(part(busy, 0.5), part(busy, 0.99)),
            f"p99 {ratio:.1f} x the quiet run's",
            "<= 5 x the quiet run",
            ratio <= 5 if kept_up else None,
        ),
        Line("the same in the quiet, just before", figure.format(part(quiet, 0.5), part(quiet, 0.99)), "1"),
    ]
    why = (
        f"{sent} messages of the announcement left meanwhile at Telegram's free pace, and pages of its audience were "
        "taken: 4,000 people wait for their turn at most. Pages hold the one writer for a moment each."
    )
    if not kept_up:
        why += " The machine was too busy for 200 updates a second even in the quiet, so nothing is said of the aim."
    return Section("busy", "Answers while an announcement goes out", lines, why, load=load)
