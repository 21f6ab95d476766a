"""python -m benchmarks: one page of figures, each beside what it is compared with in the same run."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.echo import AT_ONCE, run_echo
from benchmarks.form_step import crowd
from benchmarks.updates import FIRST_PERSON, written

RUNS = 3
PEOPLE = 200
EACH = 16  # taps of each person


@dataclass(frozen=True)
class Figure:
    per_second: float
    cpu: float  # microseconds for each update, all threads
    calls: int


async def measure(work: Callable[[], Awaitable[int]], updates: int) -> Figure:
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    calls = await work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return Figure(updates / wall, cpu / updates * 1e6, calls)


async def one_run() -> dict[str, Figure]:
    """Measure the three of them one after the other."""
    words = [written(number, FIRST_PERSON + number % PEOPLE, "Giảm hàng lỗi") for number in range(1, PEOPLE * EACH + 1)]
    with tempfile.TemporaryDirectory() as folder:
        async with crowd(Path(folder), PEOPLE) as made:
            taps = made.taps(EACH)
            form = await measure(lambda: made.run(taps), len(taps))
            await made.check(EACH)
    echo = await measure(lambda: run_echo(words), len(words))
    bare = await measure(lambda: run_echo(taps), len(taps))
    return {"form": form, "echo": echo, "bare": bare}


def median(runs: list[dict[str, Figure]], name: str) -> Figure:
    found = [run[name] for run in runs]
    return Figure(
        statistics.median(each.per_second for each in found),
        statistics.median(each.cpu for each in found),
        found[0].calls,
    )


def ratio(runs: list[dict[str, Figure]], below: str) -> float:
    """The median of the ratios: both sides of each were measured in the same run."""
    return statistics.median(run["form"].per_second / run[below].per_second for run in runs)


def line(name: str, figure: Figure, updates: int) -> str:
    return f"  {name:<68} {figure.per_second:>7,.0f}/s {figure.cpu:>7,.0f} µs {figure.calls / updates:>5.1f}"


def page(runs: list[dict[str, Figure]]) -> str:
    updates = PEOPLE * EACH
    form, echo, bare = (median(runs, name) for name in ("form", "echo", "bare"))
    first = (
        f"form step with durable commit: {form.per_second:,.0f} updates/s = {ratio(runs, 'echo'):.2f} of bare aiogram's"
        f" echo, {ratio(runs, 'bare'):.2f} of bare aiogram doing the same two calls"
    )
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    lines = [
        first,
        "",
        f"  {'':<68} {'updates':>9} {'CPU':>10} {'calls':>5}",
        line("this program: a tap on a form, SQLite synchronous=FULL", form, updates),
        line(f"bare aiogram, {AT_ONCE} tasks, no database: a text is echoed", echo, updates),
        line(f"bare aiogram, {AT_ONCE} tasks, no database: a tap, acknowledged and edited", bare, updates),
        "",
        f"{PEOPLE} people, {EACH} taps each; medians of {len(runs)} runs in turns, ratios within each run.",
        "Both sides use the same Telegram: in this process, it prepares requests and checks answers as aiogram's",
        "session does and answers at once. CPU counts all threads; calls are Bot API calls for each update.",
        f"{machine}; command: python -m benchmarks",
    ]
    return "\n".join(lines)


async def main() -> list[dict[str, Figure]]:
    return [await one_run() for _ in range(RUNS)]


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    sys.stdout.write(page(asyncio.run(main())) + "\n")
