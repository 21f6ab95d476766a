"""F7: the clock jumps, goes back, sleeps for days: nobody hears a thing twice, and nothing comes on another day."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from apscheduler.schedulers import base
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.leases import Leases
from data.engine.unit_of_work import Writer
from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import get
from domain.ports import Outcome, Parcel
from domain.reminders import CampaignCalendar, Hours
from scheduler.clock import TickingClock
from scheduler.clock_watch import ClockWatch
from scheduler.ticks import Ticks
from tests.support.amounts import DEADLINE, amount, seeds
from tests.support.clock import TestClock
from tests.support.pushes import Post, doing, notice, pacer, person
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.unit_tree import plant

MINUTES, HOURS, DAYS = (timedelta(minutes=1), timedelta(hours=1), timedelta(days=1))
STEPS = [MINUTES, 7 * MINUTES, HOURS, HOURS, 5 * HOURS, -HOURS, -DAYS, DAYS, 3 * DAYS, timedelta(0)]
AWAKE = Hours(quiet_from=time(0), quiet_until=time(0))
"""No quiet hours, for what runs by this machine's clock, whatever hour it is."""
BERLIN, LORD_HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")


@dataclass
class Dated(Post):
    """A courier that notes when each message left."""

    clock: TestClock = field(default_factory=TestClock)
    left: list[tuple[str, str, date]] = field(default_factory=list)  # kind, address, day

    async def send(self, parcel: Parcel) -> Outcome:
        self.left.append((parcel.kind, parcel.address, self.clock.moment.astimezone(HANOI).date()))
        return await super().send(parcel)


async def world(writer: Writer, clock: TestClock) -> tuple[Dated, Ticks]:
    keys = await writer.run(plant)
    for number, unit in enumerate(("LDLD-TH", "KKT", "MAY", "BV")):
        await writer.run(doing(person, f"Cán bộ {number}", officer_of=[keys[unit]]))
    await writer.run(doing(person, "Lê Thị Hạnh", member_of=keys["MAY"]))
    post = Dated(clock=clock)
    almanac = CampaignCalendar([get("thanh-hoa-2021")], load_national())
    return post, Ticks(writer, clock, {"telegram": post}, {"telegram": pacer()}, almanac, STANDARD, ESCALATE_DAYS)


async def look(engine: AsyncEngine, statement: str) -> list[tuple[object, ...]]:
    async with engine.connect() as connection:
        return [tuple(row) for row in await connection.execute(text(statement))]


async def judge(post: Dated, engine: AsyncEngine) -> None:
    """By the courier's own list: once for each kind, person and day; the day is the slot's, or the summary's own."""
    assert [pair for pair, times in Counter(post.left).items() if times > 1] == []
    slots = await look(
        engine,
        "SELECT slot.person_id, slot.day FROM reminder_slot AS slot JOIN outbox ON outbox.id = slot.push_id "
        "WHERE slot.state = 'sent' AND outbox.state = 'sent'",
    )
    meant = {("reminder", f"telegram-{row[0]}", date.fromisoformat(str(row[1]))) for row in slots}
    for (key,) in await look(engine, "SELECT key FROM outbox WHERE kind = 'digest' AND state = 'sent'"):
        _, person_id, day = str(key).split(":")
        meant.add(("digest", f"telegram-{person_id}", date.fromisoformat(day)))
    assert set(post.left) == meant
    assert await look(engine, "SELECT key FROM outbox WHERE state IN ('sending', 'in_doubt')") == []


@pytest.mark.parametrize("seed", seeds(2, 80))
async def test_a_clock_that_jumps(writer: Writer, engine: AsyncEngine, clock: TestClock, seed: int) -> None:
    """Also across both nights of summer time, of a server that keeps another country's time."""
    chance = random.Random(seed)  # noqa: S311 - repeatable
    post, ticks = await world(writer, clock)
    clock.moment = datetime(2021, 2, 26, 9, tzinfo=HANOI)
    await ticks.drain(clock.moment)
    assert post.left  # a week before the plan has to be sent
    for _ in range(amount(40, 300)):
        moved = clock.moment + chance.choice(STEPS)
        clock.moment = moved.astimezone(chance.choice([HANOI, HANOI, BERLIN, LORD_HOWE]))
        await ticks.drain(clock.moment)
        if chance.random() < 0.1:  # a new process, which remembers nothing
            ticks = Ticks(writer, clock, ticks.couriers, ticks.pacers, ticks.campaigns, STANDARD, ESCALATE_DAYS)
    await judge(post, engine)


async def test_three_days_asleep(writer: Writer, engine: AsyncEngine, clock: TestClock) -> None:
    """What belonged to those days is listed as missed, and is not sent late."""
    post, ticks = await world(writer, clock)
    clock.moment = datetime(2021, 2, 26, 20, 30, tzinfo=HANOI)
    await ticks.drain(clock.moment)
    clock.moment = datetime(2021, 3, 3, 12, tzinfo=HANOI)
    await ticks.drain(clock.moment)
    missed = await look(engine, "SELECT day FROM reminder_slot WHERE state = 'missed'")
    assert missed
    assert {date.fromisoformat(str(row[0])) for row in missed} <= {date(2021, 2, day) for day in (26, 27, 28)} | {
        date(2021, 3, 1),
        date(2021, 3, 2),
    }
    await judge(post, engine)


@pytest.mark.parametrize("day", [datetime(2024, 2, 28, 23, 59), datetime(2024, 12, 31, 23, 59)])  # noqa: DTZ001 - see below
async def test_midnight_of_a_leap_day_and_of_a_year(
    writer: Writer, engine: AsyncEngine, clock: TestClock, day: datetime
) -> None:
    """Minute by minute over midnight and the next: every day is planned once."""
    post, ticks = await world(writer, clock)
    for start in (day, day + DAYS):
        clock.moment = start.replace(tzinfo=HANOI)
        for _ in range(3):
            await ticks.drain(clock.moment)
            clock.moment += MINUTES
        clock.moment += 9 * HOURS
        await ticks.drain(clock.moment)
    await judge(post, engine)
    marks = await look(engine, "SELECT day FROM tick_mark WHERE name = 'plan'")
    assert [date.fromisoformat(str(row[0])) for row in marks] == [(day + DAYS + timedelta(minutes=3)).date()]


class Machine:
    """The wall clock of this machine, which somebody moves; what has passed cannot be moved."""

    def __init__(self) -> None:
        self.step = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(HANOI) + self.step


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """APScheduler sees this clock too."""
    moved = Machine()

    class Wall(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # as APScheduler calls it
            assert tz is not None
            return moved.now()

    monkeypatch.setattr(base, "datetime", Wall)
    return moved


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(DEADLINE):
        while not condition():  # noqa: ASYNC110 - the clock itself is asked
            await asyncio.sleep(0.02)


SECOND, YEARS = timedelta(seconds=1), timedelta(days=400)
STEPPED = {
    "a second back": [-SECOND],
    "seven hours back": [-7 * HOURS],
    "years ahead and back again": [YEARS, -YEARS],
    "ahead again and again": [61 * SECOND, 7 * HOURS, YEARS],
}


@pytest.mark.parametrize("steps", STEPPED.values(), ids=STEPPED)
async def test_the_ticks_go_on_whatever_the_wall_clock_does(
    engine: AsyncEngine, machine: Machine, steps: list[timedelta]
) -> None:
    """The second goes on within seconds, the minute's work is asked for at once, and what becomes due is sent."""
    post, beats = Post(), Counter[str]()
    async with Writer(engine, machine.now) as writer:
        who = await writer.run(doing(person, "Hạnh"))
        almanac = CampaignCalendar([], load_national())
        ticks = Ticks(writer, machine, {"telegram": post}, {"telegram": pacer()}, almanac, AWAKE, ESCALATE_DAYS)
        watch = ClockWatch(machine.now)
        clock = TickingClock(ticks, Leases(writer), watch=watch)
        beat = clock.heartbeat.beat
        clock.heartbeat.beat = lambda name: (beats.update([name]), beat(name))[1]  # type: ignore[method-assign]  # the test counts
        async with clock:
            await until(lambda: watch._apart is not None)  # it has looked once
            for number, step in enumerate(steps):
                machine.step += step
                beats.clear()
                await until(lambda: beats["second"])
                due = machine.now() + timedelta(seconds=0.5)
                await writer.run(doing(notice, who, f"Tin {number}", due_at=due))
            await until(lambda: len(post.texts) >= len(steps))
            if -7 * HOURS in steps:
                await until(lambda: beats["minute"])  # else its hour would come in seven hours
    assert post.texts == [f"Tin {number}" for number in range(len(steps))]
