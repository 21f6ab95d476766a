"""From the start of the process to the first update handled, beside the import of aiogram alone."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

from benchmarks.page import Line, Section

ALONE = "import aiogram"
HANDLED = """
import asyncio, tempfile
from pathlib import Path
from bot.cli.lazy import load
crowd = load("benchmarks.form_step").crowd
async def main():
    with tempfile.TemporaryDirectory() as name:
        async with crowd(f"sqlite+aiosqlite:///{name}/b.sqlite3", Path(name), 1):
            pass
asyncio.run(main())
"""
OPENED = "from bot.cli.lazy import load; load('bot.app.run')"


def seconds(code: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - the texts above
    return time.perf_counter() - begin


def measure(*, quick: bool) -> Section:
    times, load = (1 if quick else 5), os.getloadavg()
    seconds(HANDLED)  # the files are in the cache, as after any first start
    runs = [(seconds(ALONE), seconds(OPENED), seconds(HANDLED)) for _ in range(times)]
    alone, opened, handled = (statistics.median(run[at] for run in runs) for at in range(3))
    ratio = statistics.median(run[2] / run[0] for run in runs)
    lines = [
        Line(
            "**this program**: new database, first updates handled",
            f"{handled:.2f} s",
            f"{ratio:.2f}",
            "<= 1.4",
            ratio <= 1.4,
        ),
        Line("this program: imports only", f"{opened:.2f} s", f"{opened / alone:.2f}"),
        Line("import aiogram", f"{alone:.2f} s", "1"),
    ]
    why = (
        "The first includes the making of all tables, reading the campaigns and seven updates of a first conversation. "
        "Most of it is the building of pydantic's models, aiogram's and SQLModel's; nothing is lost meanwhile: "
        "Telegram keeps the updates. The last step would be to poll and store before aiogram is imported."
    )
    return Section("starting", "From the start to the first update handled", lines, why, load=load)
