"""Several workers on one inbox: whole lanes, in order, one worker each, and nothing left behind; on both databases."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.inbox import ownership as module
from bot.inbox.ownership import EACH, WORKER, Ownership, sharing
from data.engine.leases import Leases, Unrenewed
from data.engine.unit_of_work import Work, Writer
from data.queries.inbox import conversations
from data.queries.inbox.ownership import Given
from tests.support.amounts import DEADLINE
from tests.support.clock import TestClock
from tests.support.unit_tree import Keys

HOUR = 3600.0  # seconds


def rows(*wanted: tuple[int, str]) -> list[dict[str, object]]:
    return [
        {"channel": "telegram", "external_id": str(number), "lane": lane, "raw": {"n": number}, "problem": None}
        for number, lane in wanted
    ]


async def worker(writer: Writer, letters: str) -> Ownership:
    lease = await Leases(writer, HOUR)._try(f"{WORKER}{letters}")  # nobody renews it here
    assert lease is not None
    return Ownership(writer, letters, lease=lease, unrenewed=Unrenewed(HOUR))


async def ends(claims: Ownership) -> None:
    """It was killed, and its lease is over."""
    assert claims.lease is not None
    await Leases(claims.writer)._let_go(claims.lease)


async def handle(claims: Ownership, update_id: int) -> bool:
    async def job(work: Work) -> bool:
        return await conversations.mark_handled(work.connection, update_id, work.now, worker=claims.worker)

    return bool(await claims.writer.run(job))


async def answer(claims: Ownership, update_id: int) -> None:
    await claims.writer.run(lambda work: claims.let_go(work, [update_id]))


def lanes_of(given: Sequence[Given]) -> list[tuple[int, str]]:
    return [(row.id, row.lane) for row in given]


@pytest.fixture
async def a(both: Writer, tree: Keys) -> Ownership:
    assert tree
    return await worker(both, "a")


@pytest.fixture
async def b(both: Writer) -> Ownership:
    return await worker(both, "b")


async def test_who_stores_has_it_at_once_and_nobody_else(a: Ownership, b: Ownership) -> None:
    assert await a.store("telegram", rows((1, "hanh"), (2, "hoa"))) == {"1": 1, "2": 2}
    assert await a.store("telegram", rows((1, "hanh"))) == {}  # the platform repeats itself
    assert await b.look("telegram") == []


async def test_what_a_person_says_next_goes_to_who_serves_them_whoever_stores_it(a: Ownership, b: Ownership) -> None:
    await a.store("telegram", rows((1, "hanh")))
    assert await b.store("telegram", rows((2, "hanh"), (3, "hoa"))) == {"3": 3}
    assert await b.look("telegram") == []
    assert lanes_of(await a.look("telegram")) == [(2, "hanh")]


async def test_a_lane_is_kept_until_its_answer_is_noted(a: Ownership, b: Ownership) -> None:
    await a.store("telegram", rows((1, "hanh")))
    assert await handle(a, 1)
    assert await b.store("telegram", rows((2, "hanh"))) == {}
    assert await b.look("telegram") == []
    await answer(a, 1)
    assert lanes_of(await b.look("telegram")) == [(2, "hanh")]


async def test_who_only_stores_leaves_it_to_whoever_looks_first(a: Ownership, b: Ownership, both: Writer) -> None:
    web = Ownership(both, "web", serves=False)
    assert await web.store("telegram", rows((1, "hanh"), (2, "hanh"), (3, "hoa"))) == {}
    both_looked = await asyncio.gather(a.look("telegram"), b.look("telegram"), web.look("telegram"))
    assert sorted(lanes_of([row for given in both_looked for row in given])) == [(1, "hanh"), (2, "hanh"), (3, "hoa")]


async def test_what_is_beyond_a_few_of_one_person_waits_its_turn_wherever_it_goes_on(
    a: Ownership, b: Ownership
) -> None:
    """Hanh writes 25 times, Hoa once; one worker ends in the middle of it."""
    mine = await a.store("telegram", rows(*((number, "hanh") for number in range(1, 26)), (26, "hoa")))
    assert sorted(mine.values()) == [*range(1, EACH + 1), 26]
    assert await a.store("telegram", rows((27, "hanh"))) == {}  # it would overtake the fifteen
    assert await b.look("telegram") == await a.look("telegram") == []
    for number in range(1, EACH + 1):
        assert await handle(a, number)
        await answer(a, number)
    assert lanes_of(await b.look("telegram")) == [(number, "hanh") for number in range(11, 21)]
    assert await handle(b, 11)
    await ends(b)
    assert [row.id for row in await a.look("telegram")] == [*range(11, 22)]  # of one only the answer is missing
    assert await a.look("telegram") == []
    for number in range(12, 22):
        assert await handle(a, number)
    assert [row.id for row in await a.look("telegram")] == [22, 23, 24, 25, 27]


async def test_another_channel_is_left_alone(a: Ownership, both: Writer) -> None:
    await Ownership(both, "web", serves=False).store("telegram", rows((1, "hanh")))
    assert await a.look("zalo") == []
    assert len(await a.look("telegram")) == 1


async def test_the_lanes_of_a_worker_that_ended_go_on_elsewhere_in_order(
    a: Ownership, b: Ownership, either: AsyncEngine
) -> None:
    """One update was handled and not answered, two wait."""
    await a.store("telegram", rows((1, "hanh"), (2, "hanh"), (3, "hoa")))
    assert await handle(a, 1)
    await ends(a)
    given = await b.look("telegram")
    assert [(row.id, row.lane, row.handled) for row in given] == [
        (1, "hanh", True),
        (2, "hanh", False),
        (3, "hoa", False),
    ]
    assert not await handle(a, 2)  # it was only asleep: what it does now has no effect
    assert not await a.is_mine(2)
    assert await handle(b, 2)
    async with either.connect() as connection:
        assert list((await connection.execute(text("SELECT name FROM lease"))).scalars()) == [f"{WORKER}b"]


async def test_a_worker_that_ends_well_leaves_what_waits(a: Ownership, b: Ownership) -> None:
    await a.store("telegram", rows((1, "hanh"), (2, "hoa")))
    assert await handle(a, 1)
    await a.close()
    assert lanes_of(await b.look("telegram")) == [(2, "hoa")]  # the first one's answer may still be on its way
    await ends(a)
    assert lanes_of(await b.look("telegram")) == [(1, "hanh")]


async def test_after_a_silence_of_the_database_everybody_renews_before_anybody_takes(
    a: Ownership, b: Ownership, either: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a.store("telegram", rows((1, "hanh")))
    async with either.begin() as connection:
        await connection.execute(text("UPDATE lease SET until = 0"))
    assert await b.look("telegram") == []
    monkeypatch.setattr(module, "SURE", 0.0)
    assert lanes_of(await b.look("telegram")) == [(1, "hanh")]


async def test_without_its_lease_a_process_stores_and_takes_nothing(a: Ownership, b: Ownership) -> None:
    assert a.lease is not None
    a.lease.kept(0.0)
    assert await a.store("telegram", rows((1, "hanh"))) == {}
    assert await a.look("telegram") == []
    assert lanes_of(await b.look("telegram")) == [(1, "hanh")]


async def test_a_worker_is_known_while_it_lives(both: Writer, either: AsyncEngine, tree: Keys) -> None:
    assert tree
    async with sharing(both, Leases(both)) as claims:
        assert await claims.store("telegram", rows((1, "hanh"))) == {"1": 1}
        await claims.close()
    async with sharing(both, Leases(both)) as after:
        assert lanes_of(await after.look("telegram")) == [(1, "hanh")]
        async with either.connect() as connection:
            names = list((await connection.execute(text("SELECT name FROM lease"))).scalars())
        assert names == [f"{WORKER}{after.worker}"]


@pytest.mark.parametrize("seed", [1, 2])
async def test_three_workers_share_a_crowd_and_each_lane_stays_in_order(
    either: AsyncEngine, tree: Keys, clock: TestClock, seed: int
) -> None:
    """The referee knows who has which lane at each moment."""
    assert tree
    chance = random.Random(seed)  # noqa: S311 - it guards nothing, it repeats a test
    updates = [(number, f"lane{chance.randint(1, 7)}") for number in range(1, 61)]
    order: dict[str, list[int]] = defaultdict(list)
    held: dict[str, str] = {}
    count = len(updates)

    async def live(letters: str) -> None:
        async with Writer(either, clock.now) as writer:
            claims = await worker(writer, letters)
            while sum(map(len, order.values())) < count:
                if updates and letters == "a":  # it stores, too
                    batch = [updates.pop(0) for _ in range(min(len(updates), chance.randint(1, 6)))]
                    stored = await claims.store("telegram", rows(*batch))
                    todo = [(key, dict(batch)[int(external_id)]) for external_id, key in stored.items()]
                else:
                    todo = lanes_of(await claims.look("telegram"))
                for update_id, lane in todo:
                    assert held.setdefault(lane, letters) == letters
                    await asyncio.sleep(chance.random() / 500)
                    assert await handle(claims, update_id)
                    order[lane].append(update_id)
                for lane in {lane for _, lane in todo}:
                    del held[lane]
                for update_id, _ in todo:
                    await answer(claims, update_id)
                await asyncio.sleep(0)

    async with asyncio.timeout(DEADLINE):
        await asyncio.gather(*(live(letters) for letters in "abc"))
    assert all(numbers == sorted(numbers) for numbers in order.values())
    assert sum(map(len, order.values())) == count
