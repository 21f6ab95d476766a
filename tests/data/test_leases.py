"""Leases: one process at a time, the next one soon after, and nothing more of one who lost it; on both databases."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.inbox.ownership import WORKER, Ownership
from data.engine import lease_statements as table
from data.engine import leases as module
from data.engine.failures import UnreachableError
from data.engine.leases import Lease, Leases
from data.engine.processes import has_ended, name_this_process
from data.engine.unit_of_work import Work, Writer
from data.enums import PushState
from data.tables import LeaseRow
from domain.outbox import Delivery
from domain.outbox.claiming import claim, recover
from domain.ports import Outcome, Parcel
from tests.support.amounts import DEADLINE
from tests.support.pushes import Post, doing, notice, pacer, person, rows, states
from tests.support.unit_tree import Keys

NAME = "courier:telegram"


@dataclass
class Process:
    """One of several programs on the same database."""

    leases: Leases
    begun: list[Lease] = field(default_factory=list)
    running: bool = False

    async def run(self, lease: Lease) -> None:
        self.begun.append(lease)
        self.running = True
        try:
            await asyncio.Event().wait()
        finally:
            self.running = False

    @asynccontextmanager
    async def alive(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.leases.holding(NAME, self.run))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


def process(writer: Writer, term: float = 4.0, holder: str | None = None) -> Process:
    return Process(Leases(writer, term, look=0.01, holder=holder or name_this_process()))


async def take(writer: Writer, term: float = 4.0) -> Lease:
    """Hold the lease without renewing it: a process that was stopped, or whose machine went."""
    lease = await Leases(writer, term)._try(NAME)
    assert lease is not None
    return lease


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(DEADLINE):
        while not condition():  # noqa: ASYNC110 - the others are other processes
            await asyncio.sleep(0.005)


async def test_a_second_process_waits_and_says_so_once(both: Writer, caplog: pytest.LogCaptureFixture) -> None:
    first, second = process(both), process(both)
    async with first.alive():
        await until(lambda: first.running)
        async with second.alive():
            await until(lambda: "waiting for" in caplog.text)
            await asyncio.sleep(0.1)  # ten more looks
            assert (first.running, second.begun) == (True, [])
            assert caplog.text.count("waiting for courier:telegram: another process holds it") == 1


async def test_a_clean_end_lets_the_next_one_begin_at_once(both: Writer) -> None:
    first, second = process(both), process(both)
    async with second.alive():
        await until(lambda: second.running)
    async with first.alive():
        await until(lambda: first.running)
    assert [lease.fence for lease in (*second.begun, *first.begun)] == [1, 2]
    assert not first.begun[0].held


async def test_a_silent_holder_is_followed_when_its_lease_has_run_out(both: Writer) -> None:
    lease = await take(both, term=0.3)
    follower = process(both)
    async with follower.alive():
        await until(lambda: follower.running)
        assert not lease.held  # it knew by itself, before anybody could follow
        assert follower.begun[0].fence == lease.fence + 1


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> float:
    """Let a lease be renewed every tenth of a second, and last so long that no busy machine lets it run out."""
    monkeypatch.setattr(module, "TRIES", 10 * DEADLINE)
    return DEADLINE


async def renewed(engine: AsyncEngine) -> None:
    """Wait until the lease that is there has been renewed some times."""
    seen: set[float] = set()
    async with asyncio.timeout(DEADLINE):
        while len(seen) < 4:
            async with engine.connect() as connection:
                seen.add(await connection.scalar(text("SELECT until FROM lease")) or 0.0)
            await asyncio.sleep(0.005)


async def test_a_holder_renews_for_as_long_as_it_runs(both: Writer, either: AsyncEngine, often: float) -> None:
    holder, other = process(both, term=often), process(both)
    async with holder.alive():
        await until(lambda: holder.running)
        async with other.alive():
            await renewed(either)
            assert (holder.running, other.begun, len(holder.begun)) == (True, [], 1)


async def test_a_run_that_is_ended_keeps_the_lease_until_it_has_settled(
    both: Writer, either: AsyncEngine, often: float
) -> None:
    """In flight at the end: nobody may follow before it is settled."""
    settled = asyncio.Event()

    begun = asyncio.Event()

    async def run(_: Lease) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await settled.wait()

    holder, follower = Leases(both, often), process(both)
    task = asyncio.create_task(holder.holding(NAME, run))
    await begun.wait()
    async with follower.alive():
        task.cancel()
        await renewed(either)
        assert not follower.begun
        settled.set()
        await until(lambda: follower.running)
    await asyncio.gather(task, return_exceptions=True)


async def test_who_lost_it_stops_and_waits_like_everybody(both: Writer, either: AsyncEngine, often: float) -> None:
    first, second = process(both, term=often), process(both)
    async with first.alive():
        await until(lambda: first.running)
        async with second.alive():
            while not second.running:  # as if the first had been asleep for longer than its lease, and not renewed it
                async with either.begin() as connection:
                    asleep = text("UPDATE lease SET until = 0 WHERE holder = :holder")
                    await connection.execute(asleep, {"holder": first.leases.holder})
                await asyncio.sleep(0.01)
            await until(lambda: not first.running)
            assert not first.begun[0].held
        await until(lambda: first.running)
        assert [lease.fence for lease in (*first.begun, *second.begun)] == [1, 3, 2]


async def test_who_takes_up_its_own_again_gets_another_number(both: Writer) -> None:
    """Else what it had claimed before would be its own for ever, and nobody's to settle."""
    mine = Leases(both, 0.01)
    first, again = await mine._wait_for(NAME), await mine._wait_for(NAME)
    assert (first.fence, again.fence) == (1, 2)


async def test_a_process_of_this_machine_that_was_killed_need_not_be_waited_out(both: Writer) -> None:
    name = "from data.engine.processes import name_this_process as n; print(n(), flush=True); input()"
    pipe = asyncio.subprocess.PIPE
    victim = await asyncio.create_subprocess_exec(sys.executable, "-c", name, stdin=pipe, stdout=pipe)
    assert victim.stdout is not None
    ended = (await victim.stdout.readline()).decode().strip()
    assert not has_ended(ended)
    assert await Leases(both, 3600, holder=ended)._try(NAME) is not None
    assert await process(both).leases._try(NAME) is None
    victim.kill()
    follower = process(both)
    async with follower.alive():
        await until(lambda: follower.running)
    await victim.communicate()


def test_only_what_is_known_to_have_ended_counts_as_ended() -> None:
    elsewhere = f"elsewhere/{os.getpid()}/1/x"
    for name in ("", "x", "///", "/1/2/3", elsewhere, "elsewhere/999999/1/x", name_this_process()):
        assert not has_ended(name), name


def test_a_process_id_that_another_one_has_by_now_has_ended() -> None:
    machine, pid, began, letters = name_this_process().split("/")
    if machine and began:  # else the system does not say
        assert has_ended("/".join((machine, pid, str(int(began) - 1), letters)))


async def test_without_a_database_it_waits_says_so_once_and_goes_on(
    both: Writer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def refuse(*_: object) -> None:
        raise UnreachableError from ConnectionRefusedError()

    one = process(both)
    with monkeypatch.context() as patch:
        patch.setattr(table, "holders", refuse)
        waiting = asyncio.create_task(one.leases._wait_for(NAME))
        await until(lambda: "waiting for" in caplog.text)
        await asyncio.sleep(0.1)  # ten more looks
    assert (await waiting).held
    assert caplog.text.count("the database does not work, it cannot be reached (ConnectionRefusedError)") == 1


@pytest.fixture
async def hanh(both: Writer, tree: Keys) -> int:
    assert tree
    return int(await both.run(doing(person, "Lê Thị Hạnh")))


async def test_only_what_earlier_holders_left_is_put_into_doubt(both: Writer, hanh: int, either: AsyncEngine) -> None:
    """Three rows under way: of nobody's lease, of the one before, and of this one."""
    fences = []
    for number in range(3):
        await both.run(doing(notice, hanh, f"Tin {number}"))
        lease = await take(both, term=0.0) if number else None
        fences.append(lease.fence if lease else None)
        if lease:
            lease.kept(float("inf"))
        assert len(await both.run(doing(claim, "telegram", {"telegram"}, 1, lease))) == 1
    assert lease is not None
    assert await both.run(doing(recover, "telegram", lease)) == 2
    assert await rows(either, "fence", "state") == [
        (None, PushState.IN_DOUBT),
        (1, PushState.IN_DOUBT),
        (2, PushState.SENDING),
    ]


async def test_another_channel_is_not_ones_business(both: Writer, hanh: int, either: AsyncEngine) -> None:
    await both.run(doing(notice, hanh))
    await both.run(doing(claim, "telegram", {"telegram"}, 1))
    zalo = await Leases(both)._try("courier:zalo")
    assert zalo is not None
    assert await both.run(doing(recover, "zalo", zalo)) == 0
    assert await states(either) == [PushState.SENDING]


async def test_whoever_lost_the_lease_claims_nothing_and_recovers_nothing(
    both: Writer, hanh: int, either: AsyncEngine
) -> None:
    """Its own clock says that all is well: the table knows better."""
    await both.run(doing(notice, hanh))
    lost = await take(both, term=0.0)
    lost.kept(float("inf"))
    now = await take(both)
    assert await both.run(doing(claim, "telegram", {"telegram"}, 1, lost)) == []
    assert len(await both.run(doing(claim, "telegram", {"telegram"}, 1, now))) == 1
    assert await both.run(doing(recover, "telegram", lost)) == 0
    assert await states(either) == [PushState.SENDING]


async def test_what_was_claimed_and_has_not_left_when_the_lease_is_lost_stays_here(
    both: Writer, hanh: int, either: AsyncEngine
) -> None:
    """Two people's are claimed; while the first is on its way the lease is lost."""
    for who in (hanh, await both.run(doing(person, "Trần Văn Sơn"))):
        await both.run(doing(notice, who))
    lease = await take(both)

    class Losing(Post):
        async def send(self, parcel: Parcel) -> Outcome:
            lease.kept(0.0)
            return await super().send(parcel)

    post = Losing()
    await Delivery(both, post, pacer(), {"telegram"}, lease).run()
    assert len(post.carried) == 1
    assert await rows(either, "state", "tries") == [(PushState.SENT, 1), (PushState.LATER, 0)]


async def test_an_answer_that_comes_after_another_holder_claimed_the_row_settles_nothing(
    both: Writer, hanh: int, either: AsyncEngine
) -> None:
    await both.run(doing(notice, hanh))
    lease = await take(both, term=0.0)

    class Late(Post):
        async def send(self, parcel: Parcel) -> Outcome:
            async def claimed_again(work: Work) -> None:
                await work.connection.execute(text("UPDATE outbox SET fence = 7"))

            await both.run(claimed_again)
            return await super().send(parcel)

    lease.kept(float("inf"))
    await Delivery(both, Late(), pacer(), {"telegram"}, lease).run()
    assert await states(either) == [PushState.SENDING]


AHEAD = 365 * 24 * 3600.0


async def lease_ahead(work: Work) -> None:
    """A process of a machine that is gone held it, and its clock ran a year ahead."""
    await work.add(LeaseRow(name=NAME, holder="elsewhere/7/7/x", until=time.time() + AHEAD, fence=5))


async def test_a_lease_that_ends_in_a_year_is_taken_when_nobody_renews_it(both: Writer) -> None:
    await both.run(lease_ahead)
    follower = process(both, term=0.3)
    async with follower.alive():
        await until(lambda: follower.running)
    assert [lease.fence for lease in follower.begun] == [6]


def counted_looks(follower: Process, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Awaitable[None]]:
    """Return what waits until the follower has looked at the table as it is now."""
    looks, real = [0], follower.leases.unrenewed.is_left

    def counted(*given: Any) -> bool:
        looks[0] += 1
        return real(*given)

    async def looked() -> None:
        known = looks[0]
        await until(lambda: looks[0] > known + 1 or follower.begun)  # the first may have read before

    monkeypatch.setattr(follower.leases.unrenewed, "is_left", counted)
    return looked


async def test_whoever_renews_a_lease_that_ends_in_a_year_keeps_it(
    both: Writer, either: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database's clock has just gone back: the holder lives, and says so each time, for six terms."""
    time_passed = 0.0
    monkeypatch.setattr(module, "passed", lambda: time_passed)
    await both.run(lease_ahead)
    follower = process(both, term=0.3)
    looked = counted_looks(follower, monkeypatch)
    async with follower.alive():
        for number in range(10):
            async with either.begin() as connection:
                await connection.execute(text("UPDATE lease SET until = until + 1"))
            await looked()
            time_passed += 0.2
            await looked()
            assert not follower.begun, number
        time_passed += 0.2  # and now nobody has renewed it for longer than a term
        await until(lambda: follower.running)


async def test_what_a_worker_left_whose_lease_ends_in_a_year_is_taken_up(both: Writer) -> None:
    lease = await take(both)
    claims = Ownership(both, "mine", lease=lease, unrenewed=module.Unrenewed(term=0.05))
    left = table.Lapsed(f"{WORKER}gone", "elsewhere/7/7/x", over=False, until=time.time() + AHEAD, left=AHEAD)
    lease._since -= 60  # this one has been there for long
    assert claims._ended([left]) == {}
    await asyncio.sleep(0.1)
    assert claims._ended([left]) == {"gone": left}
