"""The clock only ticks. No test here waits for time to pass."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.rate_limiter import Pacer
from data.engine.leases import Leases
from data.engine.unit_of_work import Writer
from data.enums import PushState
from domain.calendar import load_national
from domain.outbox.claiming import claim
from domain.ports import Outcome, Parcel
from domain.reminders import CampaignCalendar
from scheduler.clock import TickingClock
from scheduler.ticks import Ticks
from tests.support.amounts import DEADLINE
from tests.support.clock import TestClock
from tests.support.pushes import FakeTime, Post, doing, notice, pacer, person, rows, states
from tests.support.standard import ESCALATE_DAYS, STANDARD


class Waiting(Post):
    """A courier that tells when it was given something, and answers when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.given, self.may_answer = asyncio.Event(), asyncio.Event()

    async def send(self, parcel: Parcel) -> Outcome:
        self.given.set()
        await self.may_answer.wait()
        return await super().send(parcel)


def ticks(writer: Writer, clock: TestClock, *posts: Post) -> Ticks:
    couriers = {post.channel: post for post in posts}
    return Ticks(
        writer,
        clock,
        couriers,
        {name: pacer() for name in couriers},
        CampaignCalendar([], load_national()),
        STANDARD,
        ESCALATE_DAYS,
    )


async def test_it_only_calls_and_never_decides(writer: Writer, clock: TestClock) -> None:
    async with TickingClock(ticks(writer, clock, Post()), Leases(writer)) as ticking:
        jobs = {job.id: job for job in ticking._jobs.get_jobs()}
        assert {name: job.trigger.interval for name, job in jobs.items()} == {
            "minute": timedelta(minutes=1),
            "second": timedelta(seconds=1),
        }
        for job in jobs.values():
            assert asyncio.iscoroutinefunction(job.func)
            assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)


async def test_what_is_queued_wakes_the_delivery(writer: Writer, clock: TestClock) -> None:
    hanh = await writer.run(doing(person, "Hạnh"))
    post = Waiting()
    async with TickingClock(ticks(writer, clock, post), Leases(writer)), asyncio.timeout(DEADLINE):
        await writer.run(doing(notice, hanh))
        await post.given.wait()
        post.may_answer.set()
    assert post.texts == ["Chào"]


async def test_closing_settles_what_is_in_flight(writer: Writer, clock: TestClock, engine: AsyncEngine) -> None:
    hanh = await writer.run(doing(person, "Hạnh"))
    post = Waiting()
    async with asyncio.timeout(DEADLINE):
        async with TickingClock(ticks(writer, clock, post), Leases(writer)):
            await writer.run(doing(notice, hanh))
            await post.given.wait()
            asyncio.get_running_loop().call_soon(post.may_answer.set)
        assert await states(engine) == [PushState.SENT]


async def test_a_new_process_puts_what_the_old_one_was_sending_into_doubt(
    writer: Writer, clock: TestClock, engine: AsyncEngine
) -> None:
    hanh = await writer.run(doing(person, "Hạnh"))
    await writer.run(doing(notice, hanh))
    await writer.run(doing(claim, "telegram", {"telegram"}, 5))
    post = Post()
    async with asyncio.timeout(DEADLINE), TickingClock(ticks(writer, clock, post), Leases(writer)):
        while await states(engine) != [PushState.IN_DOUBT]:  # noqa: ASYNC110 - the table is asked
            await asyncio.sleep(0)
    assert post.carried == []


async def test_a_tick_that_fails_leaves_the_others_to_their_work(
    writer: Writer, clock: TestClock, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Ticks):
        async def remind(self, now: object) -> None:
            raise LookupError(str(now))

    whole = ticks(writer, clock, Post())
    broken = Broken(writer, clock, whole.couriers, whole.pacers, whole.campaigns, STANDARD, ESCALATE_DAYS)
    await TickingClock(broken, Leases(writer)).work_of_a_minute()
    assert "the tick remind failed" in caplog.text


async def test_a_channel_that_fails_does_not_stop_the_others(
    writer: Writer, clock: TestClock, engine: AsyncEngine, caplog: pytest.LogCaptureFixture
) -> None:
    hanh = await writer.run(doing(person, "Hạnh"))
    hoa = await writer.run(doing(person, "Hoa", channels=("zalo",)))
    for who in (hanh, hoa):
        await writer.run(doing(notice, who))

    class Broken(Pacer):
        async def ready(self) -> bool:
            raise LookupError

    both = ticks(writer, clock, Post("telegram"), Post("zalo"))
    both.pacers = {"telegram": pacer(), "zalo": Broken()}
    assert await both.deliver() == 1
    assert await states(engine) == [PushState.SENT, PushState.QUEUED]
    assert "the delivery of zalo failed" in caplog.text


async def test_a_delivery_that_is_stopped_while_it_claims_gives_back_what_it_claimed(
    writer: Writer, clock: TestClock, engine: AsyncEngine
) -> None:
    hanh = await writer.run(doing(person, "Hạnh"))
    await writer.run(doing(notice, hanh))
    whole = ticks(writer, clock, Post())
    delivering = asyncio.create_task(whole.deliver())
    while "claim" not in {task.get_name() for task in asyncio.all_tasks()}:  # noqa: ASYNC110 - the loop itself is asked
        await asyncio.sleep(0)
    delivering.cancel()
    await asyncio.gather(delivering, return_exceptions=True)
    assert await rows(engine, "state", "tries") == [(PushState.LATER, 0)]


async def test_a_broadcast_keeps_the_pace_and_few_in_flight(writer: Writer, clock: TestClock) -> None:
    time = FakeTime()
    for number in range(90):
        who = await writer.run(doing(person, f"Người {number}"))
        await writer.run(doing(notice, who))
    flying: list[int] = []

    class Counting(Post):
        now = 0

        async def send(self, parcel: Parcel) -> Outcome:
            self.now += 1
            flying.append(self.now)
            await time.sleep(0.06)  # a round trip
            self.now -= 1
            return await super().send(parcel)

    whole = ticks(writer, clock, Counting())
    whole.pacers = {"telegram": pacer(time)}
    begin = time()
    assert await whole.deliver() == 90
    assert 90 / (time() - begin) <= 29.6
    assert max(flying) <= 6
