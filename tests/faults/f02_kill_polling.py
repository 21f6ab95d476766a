"""F2: kill -9 at any instant while updates wait: none is lost, each has one effect, each person's come in order."""

from __future__ import annotations

import random
import signal

import pytest

from tests.amounts import seeds
from tests.faults.street import BOTH, Launcher, Street
from tests.users import BOT

pytestmark = [pytest.mark.kill, BOTH]


@pytest.mark.parametrize("seed", seeds(1, 34))
async def test_kills_in_a_crowd_lose_nobody(street: Street, launcher: Launcher, seed: int) -> None:
    """The program is killed at random moments while forty people say two things each."""
    chance = random.Random(seed)  # noqa: S311 - it guards nothing, it repeats a test
    crowd = [street.person() for _ in range(40)]
    for person in crowd:
        street.world.starts(person.number, BOT, "u-MAY0123")
        street.world.says(person.number, BOT, "menu")
    for _ in range(3):
        until = street.shown() + chance.randint(1, 20)
        pid = await launcher.start(street.job)
        await street.until(lambda until=until: street.shown() >= until)  # type: ignore[misc]  # a bound default
        await launcher.end(pid, signal.SIGKILL)
    async with street.running() as app:
        await street.acknowledged()
        await app.lanes.idle()
    assert await street.count("SELECT count(*) FROM inbox WHERE handled_at IS NOT NULL AND problem IS NULL") == 80
    assert await street.count("SELECT count(*) FROM conversation WHERE seq = 2 AND answered = 2") == 40
    assert await street.count("SELECT count(*) FROM inbox WHERE worker IS NOT NULL") == 0
    for person in crowd:
        assert "Tham gia" in " ".join(person.buttons())
        assert street.shown(person.number) <= 2 + 3  # at most one more for each kill
