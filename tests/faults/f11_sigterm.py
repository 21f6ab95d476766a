"""F11: SIGTERM at any moment, and again: the program ends within five seconds and knows what became of everything."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from sandbox.telegram.faults import hang, late
from tests.support.amounts import DEADLINE, amount
from tests.support.crowd import arrived, queue_for, states
from tests.support.launcher import BOTH, Launcher, Street
from tests.support.users import BOT
from tests.support.watching import free_port

pytestmark = [pytest.mark.kill, BOTH]

PATIENCE = amount(10, 1)  # times: five seconds on a machine of its own
LIMIT = 5.0 * PATIENCE  # seconds
MANY = 40
ROUND_TRIP = 0.2  # seconds: about six pushes are in flight at the pace
UNANSWERED = "SELECT count(*) FROM conversation WHERE answered < seq"


@asynccontextmanager
async def within(seconds: float) -> AsyncIterator[None]:
    begun = asyncio.get_running_loop().time()
    yield
    assert asyncio.get_running_loop().time() - begun < seconds


def say_something(street: Street, numbers: list[int]) -> None:
    for number in numbers:
        street.world.says(number, BOT, "menu")


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_it_drains_and_nothing_is_in_doubt(street: Street, launcher: Launcher, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - it guards nothing, it repeats a test
    numbers = await queue_for(street, MANY)
    street.world.faults.add(late(ROUND_TRIP), method="sendMessage", times=None)
    everything = {"parts": ["web", "poll", "work", "deliver", "tick"], "port": free_port()}
    pid = await launcher.start({**street.job, **everything, "drain": PATIENCE})
    wanted = chance.randint(1, 15)
    await street.until(lambda: sum(arrived(street).values()) >= wanted)
    say_something(street, numbers)
    await asyncio.sleep(chance.random() / 5)
    async with within(LIMIT):
        os.kill(pid, signal.SIGTERM)
        await asyncio.sleep(0.05)
        assert await launcher.end(pid) == 0  # the second one
    found = await states(street)
    assert set(found) <= {"sent", "queued", "later"}
    assert found["sent"] == sum(arrived(street).values()) == len(arrived(street))
    assert await street.count(UNANSWERED) == 0
    assert await street.count("SELECT count(*) FROM lease WHERE holder <> ''") == 0


async def test_a_platform_that_hangs_does_not_hold_it_up(street: Street, launcher: Launcher) -> None:
    """Then nobody knows what became of a few, and each is listed; what had not left stays queued."""
    await queue_for(street, MANY)
    planned = street.world.faults.add(hang(), method="sendMessage", times=None)
    pid = await launcher.start({**street.job, "parts": ["deliver"]})
    async with asyncio.timeout(DEADLINE):
        while planned.used < 3:  # noqa: ASYNC110 - the other side is another process
            await asyncio.sleep(0.01)
    async with within(LIMIT):
        assert await launcher.end(pid) == 0
    found = await states(street)
    assert 3 <= found["in_doubt"] <= 64
    assert sum(found.values()) == MANY
    assert set(found) <= {"in_doubt", "queued", "later"}
    assert await street.count("SELECT count(*) FROM outbox WHERE problem = 'stopped'") == found["in_doubt"]
