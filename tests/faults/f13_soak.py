"""F13: every fault at one call in a hundred while people talk and pushes go out: the counts stay right, memory flat.

The program is a process of its own; the referee is the sandbox's log, and what the faults have really done.
"""

from __future__ import annotations

import asyncio
import random
import signal
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sandbox.telegram import Fault
from sandbox.telegram.faults import (
    bot_blocked,
    chat_not_found,
    late,
    refused,
    reset,
    retry_after,
    server_error,
    truncated,
    user_deactivated,
)
from sandbox.telegram.log import chat_id
from sandbox.telegram.plan import Faults, Planned
from tests.support.amounts import LONG, amount, seeds
from tests.support.kill_announcing import BOUND, audience
from tests.support.launcher import BOTH_WHEN_LONG, Launcher, Street
from tests.support.users import BOT

pytestmark = [pytest.mark.kill, BOTH_WHEN_LONG]

AMBIGUOUS = (
    server_error(500),
    server_error(502, accepted=True),
    reset(),
    reset(accepted=True),
    truncated(),
)
HARMLESS = (late(0.2), retry_after(1))
GONE = (bot_blocked(), user_deactivated(), chat_not_found())
FAILED = (refused(400, "Bad Request: message is too long"),)
ONE_IN = 100
TALKERS = 10
WAL = 16 * 2**20  # bytes; SQLite begins to empty it at 4 MB
GROWTH = 1.05 if LONG else 1.15  # a short run ends before all that is kept once has been
UNSETTLED = "SELECT count(*) FROM outbox WHERE state IN ('queued', 'later', 'sending')"
UNHANDLED = "SELECT count(*) FROM inbox WHERE handled_at IS NULL OR worker IS NOT NULL"


class NowAndThen(Faults):
    """Every kind of fault in its turn, at about one call in a hundred; what ends a contact hits the audience only."""

    def __init__(self, seed: int, readers: list[int]) -> None:
        super().__init__()
        self.chance, self.readers = random.Random(seed), set(readers)  # noqa: S311 - it repeats a test
        self.done: list[tuple[Fault, int | None]] = []

    def take(self, bot: str, method: str, params: Any) -> Planned | None:  # noqa: ARG002 - as the world calls it
        if method not in {"sendmessage", "getupdates"} or self.chance.randrange(ONE_IN):
            return None
        chat = chat_id(params)
        kinds: tuple[Fault, ...] = (*AMBIGUOUS, *HARMLESS)
        if method == "getupdates":
            kinds = (server_error(502), reset(), truncated())
        elif chat in self.readers:
            kinds += (*GONE, *FAILED)
        fault = self.chance.choice(kinds)
        self.done.append((fault, chat))
        return Planned(fault, None, None, None, 1, used=1)

    def on_readers(self, *kinds: Fault) -> int:
        return sum(chat in self.readers and fault in kinds for fault, chat in self.done)


def memory(pid: int) -> int:
    """Pages that the process really has."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1])


def size_of_wal(street: Street) -> int:
    if street.engine.dialect.name != "sqlite":
        return 0  # the server's own affair
    return Path(f"{street.engine.url.database}-wal").stat().st_size


async def talk(street: Street, talkers: list[int], times: int) -> None:
    for _ in range(times):
        for number in talkers:
            street.world.says(number, BOT, "menu")
        await street.acknowledged()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read where Linux tells it")
@pytest.mark.parametrize("seed", seeds(1, 1))
async def test_a_day_of_small_faults(street: Street, launcher: Launcher, seed: int) -> None:
    talkers = [street.person().number for _ in range(TALKERS)]
    readers = [street.person().number for _ in range(amount(60, 6000))]
    for number in readers:
        street.world.starts(number, BOT)
    street.world.take_updates(BOT)  # they read and say nothing
    for number in talkers:
        street.world.starts(number, BOT, "u-MAY0123")
    async with street.open() as app:
        await app.writer.run(lambda work: audience(work, readers))
    faults = NowAndThen(seed, readers)
    street.world.faults = faults
    job = {**street.job, "delivers": True}
    doomed = await launcher.start(job)
    await street.until(lambda: street.shown() > TALKERS)
    await launcher.end(doomed, signal.SIGKILL)

    pid, rounds, sizes, wal = await launcher.start(job), amount(5, 600), [], 0
    for _ in range(rounds):
        await talk(street, talkers, 5)
        sizes.append(memory(pid))
        wal = max(wal, size_of_wal(street))
    async with asyncio.timeout(60 + len(readers) / 10):
        while await street.count(UNSETTLED) or await street.count(UNHANDLED):  # noqa: ASYNC110 - another process does it
            await asyncio.sleep(0.05)
    sizes.append(memory(pid))
    await launcher.end(pid)

    said = TALKERS * (1 + 5 * rounds)
    assert await street.count("SELECT count(*) FROM inbox WHERE problem IS NULL") == said
    assert await street.rows("SELECT DISTINCT seq - hour_seq, answered - hour_seq FROM conversation") == [
        (said // TALKERS,) * 2
    ]
    arrived = Counter(entry.chat for entry in street.world.log.accepted("sendMessage") if entry.chat in readers)
    states = Counter(row[0] for row in await street.rows("SELECT state FROM outbox"))
    assert max(arrived.values()) == 1
    assert states["gone"] == faults.on_readers(*GONE)
    assert states["failed"] == faults.on_readers(*FAILED)
    ambiguous = faults.on_readers(*AMBIGUOUS)
    assert states["in_doubt"] <= ambiguous + BOUND
    assert states["sent"] == len(readers) - states["gone"] - states["failed"] - states["in_doubt"]
    assert set(readers) - set(arrived) <= await settled_without(street)
    assert wal <= WAL
    assert max(sizes[len(sizes) // 3 :]) <= GROWTH * sizes[len(sizes) // 3]


async def settled_without(street: Street) -> set[int]:
    """Who is listed as not having got it, or perhaps not."""
    rows = await street.rows("SELECT key FROM outbox WHERE state IN ('in_doubt', 'gone', 'failed')")
    return {int(row[0].partition(":")[2]) for row in rows}
