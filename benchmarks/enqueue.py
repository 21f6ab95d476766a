"""An announcement to a million: begun, its first message out, all of it taken; beside job queues on PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.form_step import MOMENT
from benchmarks.page import Line, Section
from benchmarks.register import FEWER, MANY, Far, announce, fill, make_unit, take_page
from benchmarks.turns import postgres
from bot.channels.rate_limiter import Pacer
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from data.sealing import DataKey, DataKeys
from domain.outbox import Delivery

BATCH = 1000  # as both libraries' pages advise: many in one call
TOO_LONG = 30.0  # seconds for the pages; what is missing is reckoned from those that were taken


@dataclass(frozen=True)
class Enqueued:
    begun: float  # seconds until one commit holds who is meant, and the first page
    first: float  # until the first message is handed to the platform
    taken: float  # until every recipient has a row, reckoned for all
    share: float  # of the recipients of whom that was measured


async def this_program(url: str, members: int) -> Enqueued:
    engine = open_engine(url, DataKeys(DataKey.fresh()))
    await schema.upgrade(engine)
    async with Writer(engine, lambda: MOMENT) as writer:
        unit_id = await make_unit(writer)
        await fill(writer, unit_id, members)
        courier = Far(trip=0.0)
        begin = time.perf_counter()
        announcement = await announce(writer, unit_id)
        begun = time.perf_counter() - begin
        sending = asyncio.ensure_future(Delivery(writer, courier, Pacer(), {courier.channel}).run())
        await courier.first.wait()
        first = time.perf_counter() - begin
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        begin, pages, left = time.perf_counter(), 0, True
        while left and time.perf_counter() - begin < TOO_LONG:
            left = await writer.run(partial(take_page, announcement_id=announcement))
            pages += 1
        spent = time.perf_counter() - begin
    await engine.dispose()
    share = min(1.0, pages * 500 / members) if left else 1.0
    return Enqueued(begun, first, spent / share, share)


async def pgqueuer(url: str, jobs: int) -> float:
    asyncpg, library = import_module("asyncpg"), import_module("pgqueuer")
    connection = await asyncpg.connect(url)
    queries = library.Queries(library.AsyncpgDriver(connection))
    await queries.install()
    begin = time.perf_counter()
    for start in range(0, jobs, BATCH):
        payloads = [str(chat).encode() for chat in range(start, start + BATCH)]
        await queries.enqueue(["send"] * BATCH, payloads, [0] * BATCH)
    spent = time.perf_counter() - begin
    await connection.close()
    return spent


async def procrastinate(url: str, jobs: int) -> float:
    library = import_module("procrastinate")
    app = library.App(connector=library.PsycopgConnector(conninfo=url))

    @app.task(name="send")  # type: ignore[untyped-decorator]  # the library is imported when it is asked for
    async def send(chat: int) -> None:
        """Never run: only deferred."""

    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        begin = time.perf_counter()
        for start in range(0, jobs, BATCH):
            await send.batch_defer_async(*({"chat": chat} for chat in range(start, start + BATCH)))
        return time.perf_counter() - begin


LIBRARIES: dict[str, Callable[[str, int], Awaitable[float]]] = {"PgQueuer": pgqueuer, "procrastinate": procrastinate}


async def run(members: int, jobs: int, urls: list[str]) -> tuple[dict[str, Enqueued], dict[str, float]]:
    plain = [url.replace("+asyncpg", "") for url in urls]
    others = {name: await way(url, jobs) for (name, way), url in zip(LIBRARIES.items(), plain, strict=False)}
    with tempfile.TemporaryDirectory() as folder:
        ours = {"SQLite": await this_program(f"sqlite+aiosqlite:///{Path(folder) / 'q.sqlite3'}", members)}
    ours["PostgreSQL"] = await this_program(urls[-1], members)
    return ours, others


def measure(*, quick: bool) -> Section:
    members, jobs, load = (FEWER if quick else MANY), (10_000 if quick else 100_000), os.getloadavg()
    with postgres(3) as urls:
        ours, others = asyncio.run(run(members, jobs, urls))
    best = min(others.values()) / jobs * members
    lines = []
    for name, course in ours.items():
        what = f"**this program**, {name}, {members:,} people"
        begun = f"{best / course.begun:,.0f} x faster than the quicker library"
        reckoned = "" if course.share == 1 else f", reckoned from {course.share:.0%} of them"
        rate = f"{best / course.taken:.1f} x its speed{reckoned}"
        lines += [
            Line(
                f"{what}: enqueued as one row and a cursor", f"{course.begun:.3f} s", begun, "<= 2 s", course.begun <= 2
            ),
            Line(f"{what}: first message out", f"{course.first:.3f} s", "", "<= 0.2 s", course.first <= 0.2),
            Line(f"{what}: a row for each, in pages", f"{course.taken:.0f} s", rate, "<= 2 s", course.taken <= 2),
        ]
    for name, seconds in others.items():
        lines.append(
            Line(f"{name}, PostgreSQL, {jobs:,} jobs", f"{seconds:.1f} s", f"{seconds / jobs * MANY:.0f} s a million")
        )
    why = (
        "The two libraries enqueue a tenth as many, a thousand in a call. Our audience is complete with the first "
        "commit (decision 0010); rows follow while it is sent, 500 people in a page, so that nobody waits long. "
        "So all rows take longer than one statement would: Telegram's pace needs 59 of them in two seconds."
    )
    return Section("enqueue", "A million recipients", lines, why, load=load)
