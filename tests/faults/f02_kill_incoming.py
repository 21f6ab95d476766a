"""F2: kill -9 at any instant while updates wait: none is lost, each has one effect, each person's come in order.

They are fetched, or Telegram brings them; it brings again what was not acknowledged.
"""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import Callable
from typing import Any

import pytest

from bot.channels.telegram.wire import WEBHOOK_PATH
from sandbox.telegram.deliver import Webhook
from tests.support.amounts import seeds
from tests.support.crowd import until_count
from tests.support.launcher import BOTH, Launcher, Street
from tests.support.users import BOT
from tests.support.watching import free_port

pytestmark = [pytest.mark.kill, BOTH]

KILLS = 3
CROWD, SAID = 40, 3  # people, and what each of them says
Job = dict[str, Any]


def fetched(street: Street) -> Job:
    return street.job


def brought(street: Street) -> Job:
    """Post to a port where now and then nobody listens: a program that is killed and begins anew."""
    port, world = free_port(), street.world

    async def pause(_: float) -> None:
        await asyncio.sleep(0.1)  # Telegram waits for seconds

    world.pause = pause
    job = {**street.job, "updates": "webhook", "parts": ["web", "work"], "port": port}
    world.webhooks.set(world.bot(BOT), Webhook(f"http://127.0.0.1:{port}{WEBHOOK_PATH}", job["secret"], 40))
    return job


@pytest.mark.parametrize("way", [fetched, brought])
@pytest.mark.parametrize("seed", seeds(1, 34))
async def test_kills_in_a_crowd_lose_nobody(
    street: Street, launcher: Launcher, seed: int, way: Callable[[Street], Job]
) -> None:
    """The program is killed at random moments while forty people say three things each."""
    chance = random.Random(seed)  # noqa: S311 - it guards nothing, it repeats a test
    crowd = [street.person() for _ in range(CROWD)]
    for person in crowd:
        street.world.starts(person.number, BOT, "u-MAY0123")
        for _ in range(SAID - 1):
            street.world.says(person.number, BOT, "menu")
    job, waiting = way(street), street.world.bot(BOT).updates.pending
    for _ in range(KILLS):
        until = street.shown() + chance.randint(1, 20)
        pid = await launcher.start(job)
        await street.until(lambda until=until: street.shown() >= until or not waiting)  # type: ignore[misc]  # a bound default
        await asyncio.sleep(chance.random() / 20)  # at any instant, not only when an answer has just come
        await launcher.end(pid, signal.SIGKILL)
    last = await launcher.start(job)
    answered = f"SELECT count(*) FROM conversation WHERE seq - hour_seq = {SAID} AND answered = seq"  # noqa: S608 - a number
    await until_count(street, answered, CROWD)
    await until_count(street, "SELECT count(*) FROM inbox WHERE worker IS NOT NULL", 0)
    await street.acknowledged()
    assert await launcher.end(last) == 0
    done = "SELECT count(*) FROM inbox WHERE handled_at IS NOT NULL AND problem IS NULL"
    assert await street.count(done) == SAID * CROWD
    # a second handling would have made a screen more
    assert await street.rows("SELECT DISTINCT seq - hour_seq, answered - hour_seq FROM conversation") == [(SAID, SAID)]
    for person in crowd:
        assert "Tham gia" in " ".join(person.buttons())
        assert street.shown(person.number) <= SAID + KILLS  # at most one more for each kill
