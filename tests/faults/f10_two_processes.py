"""F10: real processes side by side on one database: each part once at a time, each person's updates in order."""

from __future__ import annotations

import asyncio
import signal
from typing import Any

import pytest

from tests.support.amounts import amount
from tests.support.crowd import arrived, queue_for, states, until_count
from tests.support.launcher import BOTH, Launcher, Street
from tests.support.users import BOT
from tests.support.watching import free_port, ready

pytestmark = [pytest.mark.kill, BOTH]

MANY = 12  # people
SAID = ("menu", "menu")
SOON = amount(30, 5)  # seconds: the lease, and one more; on a machine of its own
# pushes: a tenth of a second at the pace, and the round trip; a busy machine is slow with commits
IN_FLIGHT = amount(30, 7)
EVERYTHING = ("web", "poll", "work", "deliver", "tick")


def parts(street: Street, *names: str) -> dict[str, Any]:
    return {**street.job, "parts": list(names)}


def crowd(street: Street) -> None:
    """People who say three things each without waiting for an answer."""
    numbers = [street.person().number for _ in range(MANY)]
    for number in numbers:
        street.world.starts(number, BOT, "u-MAY0123")
    for word in SAID:
        for number in numbers:
            street.world.says(number, BOT, word)


async def test_one_fetches_and_two_work(street: Street, launcher: Launcher) -> None:
    """One worker dies in the middle; everybody gets what they asked for, once and in order."""
    crowd(street)
    doomed = await launcher.start({**parts(street, "work"), "point": "inside the unit, before its commit", "times": 5})
    poller = await launcher.start(parts(street, "poll"))
    assert await launcher.end(doomed, signal.SIGCONT) == signal.SIGKILL  # by its own hand
    worker = await launcher.start(parts(street, "work"))
    await until_count(street, "SELECT count(*) FROM conversation WHERE seq - hour_seq = 3 AND answered = seq", MANY)
    await until_count(street, "SELECT count(*) FROM inbox WHERE worker IS NOT NULL OR handled_at IS NULL", 0)
    for pid in (poller, worker):
        assert await launcher.end(pid) == 0
    # a second handling would have made a fourth screen
    assert await street.rows("SELECT DISTINCT seq - hour_seq, answered - hour_seq FROM conversation") == [(3, 3)]
    assert await street.count("SELECT count(*) FROM inbox WHERE problem IS NOT NULL") == 0
    assert await street.count("SELECT count(*) FROM lease WHERE holder <> ''") == 0


async def test_a_program_started_twice_polls_once_and_the_other_takes_over(street: Street, launcher: Launcher) -> None:
    """The web port too: whoever waits for it has it when the other one ends, killed or stopped."""
    everything = {**parts(street, *EVERYTHING), "port": free_port()}
    first = await launcher.start(everything)
    await until_count(street, "SELECT count(*) FROM lease WHERE name = 'poller:telegram' AND holder <> ''", 1)
    before = await street.rows("SELECT holder FROM lease WHERE name = 'poller:telegram'")
    await ready(everything["port"])
    second = await launcher.start(everything)
    hanh = street.person()
    await hanh.opens("u-MAY0123")
    assert await street.rows("SELECT holder FROM lease WHERE name = 'poller:telegram'") == before
    assert await launcher.end(first, signal.SIGKILL) == signal.SIGKILL
    begun = asyncio.get_running_loop().time()
    await hanh.taps("Đúng, tiếp tục")
    assert asyncio.get_running_loop().time() - begun < SOON
    assert street.shown(hanh.number) == 2
    await ready(everything["port"])
    third = await launcher.start(everything)
    await until_count(street, "SELECT count(*) FROM lease WHERE name LIKE 'worker:%' AND holder <> ''", 2)
    assert await launcher.end(second) == 0
    await ready(everything["port"])
    assert await launcher.end(third) == 0


async def test_two_deliver_and_each_push_arrives_once(street: Street, launcher: Launcher) -> None:
    numbers = await queue_for(street, MANY)
    two = [await launcher.start(parts(street, "deliver")) for _ in range(2)]
    await until_count(street, "SELECT count(*) FROM outbox WHERE state = 'sent'", MANY)
    for pid in two:
        assert await launcher.end(pid) == 0
    assert arrived(street) == dict.fromkeys(numbers, 1)
    assert await states(street) == {"sent": MANY}


async def test_a_killed_courier_leaves_doubts_to_the_next_one_only(street: Street, launcher: Launcher) -> None:
    """The second waits while the first delivers, so it never touches what is in flight; after the kill it does."""
    numbers = await queue_for(street, 6 * MANY)
    first = await launcher.start(parts(street, "deliver"))
    second = await launcher.start(parts(street, "deliver"))
    await street.until(lambda: len(arrived(street)) >= MANY)
    assert await street.count("SELECT count(*) FROM outbox WHERE state = 'in_doubt'") == 0
    assert await launcher.end(first, signal.SIGKILL) == signal.SIGKILL
    await until_count(street, "SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'in_doubt')", 0)
    assert await launcher.end(second) == 0
    found = await states(street)
    sent, doubtful = found["sent"], found.get("in_doubt", 0)
    assert max(arrived(street).values()) == 1
    assert sent + doubtful == len(numbers)
    assert doubtful <= IN_FLIGHT
    assert sent <= len(arrived(street)) <= sent + doubtful
