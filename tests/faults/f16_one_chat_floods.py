"""F16: people who write hundreds of lines and whose answers are refused take nobody's room.

The program is a process of its own, fetching or called. The referee: who wrote and who was answered, what is lost or
double, the order in which lines were handled, how long a neighbour waits, lines of log, and the process's peak.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx2
import pytest

from bot.channels.telegram.webhook import SECRET_HEADER
from bot.channels.telegram.wire import WEBHOOK_PATH
from bot.inbox.ownership import EACH
from sandbox.telegram.faults import retry_after
from tests.support.amounts import DEADLINE, LONG, amount
from tests.support.crowd import until_count
from tests.support.launcher import SECRET, Launcher, Street
from tests.support.own_time import OwnTime
from tests.support.users import BOT
from tests.support.watching import free_port, ready

pytestmark = [
    pytest.mark.kill,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read where Linux tells it"),
]

FLOODERS = amount(1, 60)  # sixty could hold what a process has room for, ten each
LINES = 620
AN_HOUR = 60  # answers to a stranger
NEIGHBOURS = 5
SOON = amount(60, 1)  # seconds; on a busy machine it counts that they are answered before the flood is through
GROWTH = amount(40, 100)  # megabytes
OPEN = "SELECT count(*) FROM inbox WHERE handled_at IS NULL OR worker IS NOT NULL"
OUT_OF_ORDER = """SELECT count(*) FROM (
    SELECT handled_at, lag(handled_at) OVER (PARTITION BY lane ORDER BY id) AS before FROM inbox
) AS line WHERE handled_at < before"""


def peak(pid: int) -> int:
    """Megabytes that the process had at most."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) // 1024


async def post(street: Street, port: int) -> None:
    """Call as Telegram does: up to forty at once."""
    places = asyncio.Semaphore(40)
    address, headers = f"http://127.0.0.1:{port}{WEBHOOK_PATH}", {SECRET_HEADER: SECRET}

    async def one(client: httpx2.AsyncClient, update: Any) -> None:
        async with places:
            while True:
                with suppress(httpx2.TransportError):  # a connection that was just closed: it comes again
                    assert (await client.post(address, json=update, headers=headers)).status_code == httpx2.codes.OK
                    return

    async with httpx2.AsyncClient(timeout=60) as client:
        await asyncio.gather(*(one(client, update) for update in street.world.take_updates(BOT)))


async def start(street: Street, launcher: Launcher, way: str, log: Path) -> tuple[int, int]:
    """Start the program; returns the process, and the port on which it is called or 0."""
    job = {**street.job, "log": str(log), "answers": AN_HOUR}
    if way == "polling":
        return await launcher.start(job), 0
    port = free_port()
    pid = await launcher.start({**job, "updates": "webhook", "parts": ["web", "work"], "port": port})
    await ready(port)
    return pid, port


async def waits(street: Street, port: int, pid: int, number: int) -> tuple[float, float]:
    """Let somebody write; returns how long they wait for their answer, in own time and by the clock on the wall."""
    watch, before = OwnTime(os.getpid(), pid), street.shown(number)
    street.world.says(number, BOT, "menu")
    if port:
        await post(street, port)
    await street.until(lambda: street.shown(number) > before)
    return watch.seconds, watch.wall


POSTGRES = pytest.mark.postgres
WAYS = [("polling", "sqlite"), pytest.param("webhook", "postgres", marks=POSTGRES)]
if LONG:
    WAYS += [("webhook", "sqlite"), pytest.param("polling", "postgres", marks=POSTGRES)]


@pytest.mark.parametrize(("way", "database"), WAYS, indirect=["database"])
async def test_whoever_floods_leaves_the_others_their_answers(
    street: Street, launcher: Launcher, way: str, tmp_path: Path
) -> None:
    flooders, neighbours = [[street.person().number for _ in range(many)] for many in (FLOODERS, NEIGHBOURS)]
    lines = LINES if LONG or way == "polling" else LINES // 3
    pid, port = await start(street, launcher, way, tmp_path / "log")
    for number in neighbours:
        await waits(street, port, pid, number)
    before, logged = peak(pid), len((tmp_path / "log").read_text("utf-8").splitlines())

    for number in flooders:
        street.world.faults.add(retry_after(1), method="sendMessage", chat=number, times=None)
        for _ in range(lines):
            street.world.says(number, BOT, "menu")
    if port:
        flooding = asyncio.create_task(post(street, port))
        await until_some(street)
    else:
        await street.acknowledged(5 * DEADLINE)  # Telegram hands out in order: who writes later waits for all of this
    waited = [await waits(street, port, pid, number) for number in neighbours for _ in range(2)]
    if port:
        await flooding
    longest, wall = (max(seconds) for seconds in zip(*waited, strict=True))
    assert longest < SOON
    await street.acknowledged()
    assert await street.count(OPEN) > 0  # or nothing was shown
    assert (
        await street.count(
            "SELECT max(n) FROM (SELECT count(*) AS n FROM inbox WHERE worker IS NOT NULL AND "
            "handled_at IS NULL GROUP BY lane) AS held"
        )
        <= EACH
    )
    noise = len((tmp_path / "log").read_text("utf-8").splitlines()) - logged

    street.world.faults.clear()
    await until_count(street, OPEN, 0, 10 * DEADLINE)
    grown = peak(pid) - before
    assert await launcher.end(pid) == 0
    print(f"{way}: waited {longest:.2f} s ({wall:.2f} on the wall), {noise} lines of log, {grown} MB more")  # noqa: T201 - the referee's

    wrote = {str(number) for number in [*flooders, *neighbours]}
    answered = await street.rows(
        "SELECT external_id FROM contact JOIN conversation ON contact_id = contact.id WHERE answered = seq AND seq > 0"
    )
    assert {row[0] for row in answered} == wrote
    assert await street.count("SELECT count(*) FROM inbox WHERE problem IS NULL") == lines * FLOODERS + 3 * NEIGHBOURS
    assert await street.count(OUT_OF_ORDER) == 0
    assert [street.shown(number) for number in neighbours] == [3] * NEIGHBOURS
    assert all(1 <= street.shown(number) <= AN_HOUR + 1 for number in flooders)
    assert (
        await street.count("SELECT max(seq - hour_seq) FROM conversation") == AN_HOUR + 1
    )  # told once; the rest has no effect
    assert noise <= lines // 4 * FLOODERS
    assert grown <= GROWTH


async def until_some(street: Street) -> None:
    """Wait until more of the flood is stored than one person has places for."""
    async with asyncio.timeout(DEADLINE):
        while await street.count(OPEN) < EACH:  # noqa: ASYNC110 - the table is asked
            await asyncio.sleep(0.01)
