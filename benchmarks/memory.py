"""Memory of an announcement to a million people, beside one to a thousand: each begun, taken and sent in a process."""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.form_step import MOMENT
from benchmarks.pace import answer_of, child
from benchmarks.page import Line, Section
from benchmarks.register import FEWER, MANY, Far, announce, fill, make_unit
from bot.channels.rate_limiter import Pacer
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from data.sealing import DataKey, DataKeys
from domain.announcements import tick
from domain.outbox import Delivery
from domain.quiet_hours import Hours

FEW = 1000
SENT = 600


async def plant(url: str, members: int) -> dict[str, Any]:
    engine = open_engine(url, DataKeys(DataKey.fresh()))
    await schema.upgrade(engine)
    async with Writer(engine, lambda: MOMENT) as writer:
        unit_id = await make_unit(writer)
        await fill(writer, unit_id, members)
    await engine.dispose()
    return {"unit": unit_id}


async def announced(url: str, unit_id: int) -> dict[str, Any]:
    """Announce, conduct and send the first few hundred; returns how far the peak lies above the start, in MB."""
    engine = open_engine(url, DataKeys(DataKey.fresh()))
    async with Writer(engine, lambda: MOMENT) as writer:
        gc.collect()
        before = resident()
        await announce(writer, unit_id)
        courier = Far(trip=0.0)
        delivery = Delivery(writer, courier, Pacer(rate=1000), {courier.channel})
        sending = asyncio.ensure_future(delivery.run())
        await tick.conduct(writer, MOMENT, Hours())
        while courier.sent < SENT and not sending.done():  # noqa: ASYNC110 - a courier does not tell
            await asyncio.sleep(0.05)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
    await engine.dispose()
    return {"mb": max(0.0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before), "sent": courier.sent}


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 / 1.048576


def in_child(work: Any) -> dict[str, Any]:
    return answer_of(child(lambda: asyncio.run(work())))


def measure(*, quick: bool) -> Section:
    members, load = (FEWER if quick else MANY), os.getloadavg()
    peaks = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in (FEW, members):
            url = f"sqlite+aiosqlite:///{Path(folder) / f'{size}.sqlite3'}"
            unit_id = in_child(partial(plant, url, size))["unit"]
            peaks[size] = in_child(partial(announced, url, unit_id))["mb"]
    extra = peaks[members] - peaks[FEW]
    lines = [
        Line(
            f"**this program**: an announcement to {members:,} begun, taken ahead and being sent",
            f"peak {peaks[members]:.1f} MB above idle",
            f"{extra:+.1f} MB beside {FEW} people",
            "<= 5 MB",
            extra <= 5,
        ),
        Line(f"the same to {FEW}", f"peak {peaks[FEW]:.1f} MB above idle"),
    ]
    return Section("memory", "Extra memory with a large audience", lines, load=load)
