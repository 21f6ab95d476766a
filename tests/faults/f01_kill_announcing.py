"""F1: kill -9 at any instant of an announcement: nobody gets it twice, and who may have missed it is listed.

The referee is the sandbox's own log. A killed process leaves in doubt what it had claimed: a tenth of a second, and
what was on the wire.
"""

from __future__ import annotations

import asyncio
import random
import signal
from collections import Counter

import pytest

from tests.support.amounts import DEADLINE, amount, seeds
from tests.support.kill_announcing import BOUND, audience
from tests.support.launcher import BOTH, Launcher, Street
from tests.support.users import BOT

pytestmark = [pytest.mark.kill, BOTH]


@pytest.mark.parametrize("seed", seeds(1, 10))
async def test_an_announcement_that_is_killed_again_and_again(street: Street, launcher: Launcher, seed: int) -> None:
    chance, kills = random.Random(seed), amount(2, 10)  # noqa: S311 - repeatable
    people = [street.person().number for _ in range(30 * (kills + 1))]
    for number in people:
        street.world.starts(number, BOT)
    street.world.take_updates(BOT)
    async with street.open() as app:
        await app.writer.run(lambda work: audience(work, people))
    job = {**street.job, "delivers": True}
    for _ in range(kills):
        until = street.shown() + chance.randint(1, 25)
        pid = await launcher.start(job)
        await street.until(lambda until=until: street.shown() >= until)  # type: ignore[misc]  # a bound default
        await asyncio.sleep(chance.random() / 20)  # at any instant, not only when a push has just come
        assert await launcher.end(pid, signal.SIGKILL) == signal.SIGKILL
    pid = await launcher.start(job)
    async with asyncio.timeout(DEADLINE + len(people) / 20):
        while await waiting(street):  # noqa: ASYNC110 - another process does it
            await asyncio.sleep(0.05)
    await launcher.end(pid)

    copies = Counter(entry.chat for entry in street.world.log.accepted("sendMessage"))
    states: dict[str, list[int]] = {"sent": [], "in_doubt": []}
    for key, state in await street.rows("SELECT key, state FROM outbox"):
        states[state].append(int(key.partition(":")[2]))  # no other state is left
    assert max(copies.values()) == 1
    assert all(copies[chat] == 1 for chat in states["sent"])
    assert len(states["sent"]) + len(states["in_doubt"]) == len(people)
    assert len(states["in_doubt"]) <= kills * BOUND
    assert set(people) - set(copies) <= set(states["in_doubt"])  # who did not get it is listed


async def waiting(street: Street) -> int:
    return await street.count("SELECT count(*) FROM outbox WHERE state IN ('queued', 'later', 'sending')")
