"""F12: the power goes at any instant: whatever was committed before is there, and nothing is half there.

The writing process is stopped (SIGSTOP) between any two instructions, its files are copied, it goes on. The end of the
log is torn as well, for a disk may have written half of what nobody was promised.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from data.engine.connect import open_engine, writing
from tests.support.amounts import amount, seeds
from tests.support.keys import KEYS

WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from sqlalchemy import text
from data.engine.connect import open_engine
from tests.support.keys import KEYS
from data.engine.unit_of_work import Writer

async def main():
    engine = open_engine(sys.argv[1], KEYS)
    async with Writer(engine, lambda: datetime.now(UTC)) as writer:
        async def job(work):
            await work.connection.execute(text("INSERT INTO tick_mark (name, day) VALUES (:n, '2021-01-01')"), [
                {"n": f"{number}-{half}"} for half in ("a", "b")])
        number = 0
        while True:
            number += 1
            await writer.run(job)
            print(number, flush=True)

asyncio.run(main())
"""


def survivors(copy: Path) -> tuple[set[int], set[int]]:
    """Read which numbers have their first and which their second half, after a look at the file's own order."""
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        names = [row[0].split("-") for row in connection.execute("SELECT name FROM tick_mark")]
    connection.close()
    return {int(number) for number, half in names if half == "a"}, {
        int(number) for number, half in names if half == "b"
    }


def tear(copy: Path, chance: random.Random) -> None:
    """Half a page more at the end of the log, of what was being written."""
    log = copy.with_name(f"{copy.name}-wal")
    if log.exists():
        with log.open("ab") as file:
            file.write(chance.randbytes(chance.randint(1, 4000)))


@pytest.mark.kill
@pytest.mark.parametrize("seed", seeds(1, 5))
async def test_the_power_goes(empty_sqlite: Path, tmp_path: Path, seed: int) -> None:
    chance, path = random.Random(seed), tmp_path / "power.sqlite3"  # noqa: S311 - repeatable
    shutil.copy(empty_sqlite, path)
    victim = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        WRITER,
        f"sqlite+aiosqlite:///{path}",
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
    )
    assert victim.stdout is not None
    told = 0
    for outage in range(amount(8, 100)):
        for _ in range(chance.randint(1, 40)):
            told = int(await victim.stdout.readline())
        os.kill(victim.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, victim.pid, os.WSTOPPED)  # noqa: ASYNC222 - at once, and nothing else goes on here
        copy = tmp_path / f"outage{outage}.sqlite3"
        for end in ("", "-wal"):  # the -shm is memory, and memory is gone
            if (part := Path(f"{path}{end}")).exists():
                shutil.copy(part, f"{copy}{end}")
        os.kill(victim.pid, signal.SIGCONT)
        tear(copy, chance)
        first, second = survivors(copy)
        assert first == second  # two rows of one unit of work
        assert first == set(range(1, len(first) + 1))
        assert len(first) >= told
    victim.kill()
    await victim.communicate()


async def test_a_commit_waits_for_the_disk(tmp_path: Path) -> None:
    """On the connection that writes: 2 is FULL, which no cut of the power can undo."""
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'full.sqlite3'}", KEYS)
    writes = writing(engine)
    async with writes.connect() as connection:
        assert await connection.scalar(text("PRAGMA synchronous")) == 2
        assert await connection.scalar(text("PRAGMA journal_mode")) == "wal"
    await writes.dispose()
    await engine.dispose()
