"""The pace, on a monotonic clock that only sleepers move."""

from __future__ import annotations

import asyncio
import math
import random
from collections import deque
from itertools import count, pairwise

import pytest

from bot.channels.rate_limiter import Pacer
from sandbox.telegram.pace import Pace
from tests.support.pushes import FakeTime, pacer

MINUTE = 60.0


class Jitter(FakeTime):
    """Sleepers wake late, as on a busy machine."""

    def __init__(self, seed: int, most: float) -> None:
        super().__init__()
        self.random, self.most = random.Random(seed), most  # noqa: S311 - the seed makes it repeatable

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds + self.random.uniform(0, self.most))


async def sent_within(pace: Pacer, time: FakeTime, seconds: float) -> list[float]:
    """Take slots for different chats as fast as they come, and return their times."""
    begin, times, chats = time(), [], count()
    while await pace.slot(str(next(chats))) and time() < begin + seconds - 1e-6:
        times.append(time() - begin)
    return times


def most_in_a_second(times: list[float]) -> int:
    return max(sum(start <= each < start + 1 for each in times[at:]) for at, start in enumerate(times))


@pytest.mark.parametrize("late", [0.0, 0.001, 0.012])
async def test_a_minute_at_full_pace(late: float) -> None:
    time = Jitter(7, late)
    times = await sent_within(pacer(time), time, MINUTE)
    assert 29.0 <= len(times) / MINUTE <= 29.5
    assert most_in_a_second(times) <= 30


async def test_no_opening_burst_after_an_idle_hour() -> None:
    time = FakeTime()
    pace = pacer(time)
    await sent_within(pace, time, 2)
    time.now += 3600
    assert most_in_a_second(await sent_within(pace, time, 5)) <= 30


@pytest.mark.parametrize("late", [0.0, 0.03, 0.2])
async def test_a_slow_machine_keeps_the_pace_and_never_makes_up_for_it_in_a_burst(late: float) -> None:
    time = Jitter(11, late)
    times = await sent_within(pacer(time), time, MINUTE)
    assert most_in_a_second(times) <= 30
    assert min(after - before for before, after in pairwise(times)) > 0.2 / 29.5
    if late < 0.1:
        assert len(times) / MINUTE >= 0.97 * 29.5


@pytest.mark.parametrize(("pause", "made_up"), [(0.3, 0.3), (MINUTE, 0.0)])
async def test_a_program_that_stood_still_makes_up_for_a_moment_and_not_for_a_minute(
    pause: float, made_up: float
) -> None:
    time = FakeTime()
    pace = pacer(time)
    await sent_within(pace, time, 3)
    time.now += pause
    assert len(await sent_within(pace, time, MINUTE)) == pytest.approx((MINUTE + made_up) * 29.5, abs=1)


class Wire(FakeTime):
    """A platform that counts, and whose answers come while others sleep. `trip`: seconds there, for each message."""

    def __init__(self) -> None:
        super().__init__()
        self.server, self.calls, self.refusals = Pace(30), deque[tuple[float, str]](), 0
        self.pace = pacer(self)

    def send(self, chat: str, trip: float) -> None:
        self.calls = deque(sorted([*self.calls, (self.now + trip, chat)]))

    async def sleep(self, seconds: float) -> None:
        end = self.now + seconds
        while self.calls and self.calls[0][0] <= end:
            self.now, chat = self.calls.popleft()
            self.refusals += bool(self.server.refuses(self.now))
            self.pace.arrived(chat)
        await super().sleep(end - self.now)


async def test_messages_that_were_on_their_way_for_long_are_counted_when_they_arrived() -> None:
    """The first ones wait for their connection; those a second later do not, and yet are not one too many."""
    wire = Wire()
    begin, slow = wire(), {0, 1, 2, 99, 180, 181}
    for number in range(300):
        assert await wire.pace.slot(str(number))
        wire.send(str(number), 0.1 if number in slow else 0.03)
    assert wire.refusals == 0
    assert 300 / (wire() - begin) > 28.5


async def test_silence_after_a_refusal_then_slower_then_the_cap_again() -> None:
    time = FakeTime()
    pace = pacer(time)
    assert await pace.slot("1")
    pace.refused(5)
    assert not await pace.slot("2")
    assert not await pace.ready()
    time.now += 4.9
    assert not await pace.ready()
    time.now += 0.2
    assert await pace.ready()
    assert pace.pace() == pytest.approx(0.7 * 29.5, abs=0.2)
    time.now += 100
    assert pace.pace() == 29.5


async def test_refusals_of_one_ban_slow_it_down_once() -> None:
    pace = pacer()
    for _ in range(9):
        pace.refused(5)
    assert pace._refused == 29.5


async def test_a_lowered_cap_is_felt_for() -> None:
    """After being refused at 20 a second it stays just below for most of a minute."""
    time = FakeTime()
    pace = pacer(time, rate=29.5)
    pace._refused, pace._silent_until = 20.0, time()
    seconds = []
    for _ in range(60):
        time.now += 1
        seconds.append(pace.pace())
    assert 19 < sum(seconds) / 60 < 20
    assert max(seconds) < 20


async def test_whoever_waits_for_a_slot_looks_again_after_waking() -> None:
    """Many wait when the ban begins; none of them fires."""
    time = FakeTime()
    pace = pacer(time)
    assert await pace.slot("0")
    waiting = [asyncio.create_task(pace.slot(str(chat))) for chat in range(1, 20)]
    await asyncio.sleep(0)
    pace.refused(3)
    assert not any(await asyncio.gather(*waiting))


async def test_one_message_a_second_to_one_chat_and_nobody_else_waits() -> None:
    time = FakeTime()
    pace = pacer(time)
    begin = time()
    assert await pace.slot("7")
    assert await pace.slot("8")
    assert time() - begin < 0.1
    assert await pace.slot("7")
    assert time() - begin == pytest.approx(1.0)
    time.now += 5
    await pace.slot("9")
    assert list(pace._chats) == ["9"]


async def test_a_pause_is_no_refusal() -> None:
    time = FakeTime()
    pace = pacer(time)
    pace.pause(5)
    assert not await pace.ready()
    time.now += 5
    assert pace.pace() == 29.5


@pytest.mark.parametrize("trip", [0.0, 0.06])
@pytest.mark.parametrize(
    ("cap", "ban", "falls_at"), [(20, 5.0, 0), (20, 0.0, 0), (12, 5.0, 0), (20, 5.0, 30), (30, 5.0, 0)]
)
async def test_a_cap_that_was_lowered_silently_is_found_again(
    cap: int, ban: float, falls_at: float, trip: float
) -> None:
    """Five minutes against a server that bans; only its refusals tell of the cap. `trip`: seconds until an answer."""
    time = Jitter(3, 0.004)
    pace, server = pacer(time), Pace(30, ban=ban)
    begin, accepted, numbers = time(), 0, count()
    answers: deque[tuple[float, str, int]] = deque()
    while time() < begin + 300:
        while answers and answers[0][0] <= time():
            _, chat, seconds = answers.popleft()
            if seconds:
                pace.refused(seconds)
            else:
                pace.arrived(chat)
                accepted += 1
        if time() >= begin + falls_at:
            server.calls = cap
        chat = str(next(numbers))
        if await pace.slot(chat):
            answers.append((time() + trip, chat, server.refuses(time())))
        else:  # answers of the last second come in meanwhile
            time.now = min(time() + pace.silence(), answers[0][0] if answers else math.inf)
    best = falls_at * 29.5 + (300 - falls_at) * min(cap, 29.5)
    assert accepted >= 0.9 * best
    assert (pace.refusals == 0) == (cap == 30)
