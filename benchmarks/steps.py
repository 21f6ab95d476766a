"""A step of each kind in an installation that has grown: how long its longest unit of work holds the one writer."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.grown_steps import Step, steps
from benchmarks.grown_town import GrownTown, grown_town
from benchmarks.page import Line, Section
from benchmarks.turns import postgres
from bot.app.run import spare_the_collector

ROWS, FEWER_ROWS = 300_000, 30_000
TIMES, WARM = 20, 2  # so often each step is taken; before that unmeasured, for its statements are compiled once
AIM = 0.02  # seconds

Taken = dict[str, list[float]]
"""By what was done: the seconds of the longest unit of work of each time, or of every unit of what is done once."""


async def _time(grown: GrownTown, step: Step) -> list[float]:
    found: list[float] = []
    for number in range(1 if step.once else WARM + TIMES):
        await step.before(number)
        grown.writer.took.clear()
        await step.act(number)
        took = grown.writer.took[grown.writer.doing]
        found += took if step.once else [max(took)]
    return found if step.once else found[WARM:]


async def taken(url: str, rows: int) -> Taken:
    """Take every step in a town of so many rows."""
    with tempfile.TemporaryDirectory() as name:
        async with grown_town(url.format(folder=name), Path(name), rows) as grown:
            spare_the_collector()  # as the program does at its start
            return {step.what: await _time(grown, step) for step in steps(grown)}


def _line(database: str, what: str, took: list[float]) -> Line:
    longest = max(took)
    return Line(
        f"**this program**, {database}: {what}",
        f"{statistics.median(took) * 1000:.1f} ms",
        f"the longest of {len(took)}: {longest * 1000:.1f} ms",
        "the longest <= 20 ms",
        longest <= AIM,
    )


def measure(*, quick: bool) -> Section:
    rows, load = (FEWER_ROWS if quick else ROWS), os.getloadavg()
    take = partial(taken, rows=rows)
    with postgres() as urls:
        found = {
            "SQLite": asyncio.run(take("sqlite+aiosqlite:///{folder}/grown.sqlite3")),
            "PostgreSQL": asyncio.run(take(urls[0])),
        }
    lines = [_line(database, what, took) for database, all_of in found.items() for what, took in all_of.items()]
    why = (
        f"{rows:,} people, apps, conversations, records, pushes, updates and lines of the audit trail, in a province "
        f"of a hundred unions. Each step is taken {TIMES} times after {WARM} that are not measured; of what is done "
        "once, as a night's forgetting or a day's planning, every unit of work counts. A unit is timed from its begin "
        "to before its commit: for so long nobody else writes."
    )
    return Section("steps", f"A step of each kind over {rows:,} rows", lines, why, load=load)
