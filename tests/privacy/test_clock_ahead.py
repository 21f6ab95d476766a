"""Nothing is erased or deleted because the clock ran ahead; what was promised is kept once the clock is believed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from bot.files.media_store import FolderMediaStore
from data.engine.unit_of_work import Work, Writer
from data.enums import RecordState
from data.queries.reminders import reminders
from data.tables import InboxUpdate, Person, Record
from data.types import HANOI
from domain.privacy import ask_to_erase
from scheduler.caution import COUNTS, RETAINED
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.nights import add_person, read, ticks
from tests.support.pushes import Post
from tests.support.standard import ESCALATE_DAYS, STANDARD

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
NOON = datetime(2021, 3, 1, 12, tzinfo=HANOI)
NIGHT = datetime(2021, 3, 2, 3, 30, tzinfo=HANOI)

Begin = Callable[[], Awaitable[Ticks]]


@pytest.fixture
def begin(both: Writer, store: FolderMediaStore, clock: TestClock) -> Begin:
    """Somebody asked an hour ago to be erased, an update was handled today, and last night's work is done."""

    async def begun() -> Ticks:
        clock.moment = NOON - HOUR
        who = await both.run(lambda work: add_person(work, store))
        await both.run(lambda work: ask_to_erase(work, who, "xoa"))
        update = InboxUpdate(channel="x", external_id="9", lane="9", raw={"x": 1}, received_at=NOON, handled_at=NOON)
        await both.run(lambda work: work.add(update))
        await both.run(lambda work: reminders.set_mark(work.connection, RETAINED, NOON.date()))
        clock.moment = NOON
        return ticks(both, clock, Post(), store)

    return begun


async def forgotten(writer: Writer, of: Ticks, now: datetime) -> tuple[bool, bool]:
    """Let the minute and the night's work be done; tell whether the person is erased, and the update emptied."""
    assert isinstance(of.clock, TestClock)
    of.clock.moment = now
    await of.erase(now)
    await of.retain(now)
    return (await read(writer, Person, "name"))[0] is None, (await read(writer, InboxUpdate, "raw"))[-1] is None


@pytest.mark.parametrize("step", [400 * DAY, 3 * DAY], ids=["years", "days"])
async def test_two_nights_only_count_after_a_jump_ahead(
    both: Writer, begin: Begin, step: timedelta, caplog: pytest.LogCaptureFixture
) -> None:
    living = await begin()
    living.clock.moment = NOON + step  # type: ignore[attr-defined]  # the clock of the tests
    await living.clock_moved(step.total_seconds())
    assert await forgotten(both, living, NOON + step) == (False, False)
    nights = [NIGHT + step + night * DAY for night in range(3)]
    told = [await forgotten(both, living, night) for night in nights]
    assert told == [(False, False), (False, False), (True, step > 7 * DAY)]
    assert "nothing is forgotten yet" in caplog.text


async def test_a_new_process_remembers_the_jump(
    both: Writer, begin: Begin, store: FolderMediaStore, clock: TestClock
) -> None:
    living = await begin()
    clock.moment = NOON + 3 * DAY
    await living.clock_moved((3 * DAY).total_seconds())
    assert await forgotten(both, ticks(both, clock, Post(), store), NOON + 3 * DAY + HOUR) == (False, False)


async def test_a_clock_that_comes_back_is_believed_at_once(both: Writer, begin: Begin, clock: TestClock) -> None:
    """What was asked for before is done when it was promised, and no mark of the wrong time stays."""
    living = await begin()
    for step in (400 * DAY, -400 * DAY):
        clock.moment += step
        await living.clock_moved(step.total_seconds())
    assert await forgotten(both, living, NOON + 22 * HOUR) == (False, False)
    assert await forgotten(both, living, NOON + 23 * HOUR + MINUTE) == (True, False)


@pytest.mark.parametrize("seconds", [1, 59, -1, -61, -7 * 3600], ids=str)
async def test_small_steps_and_steps_back_put_nothing_off(
    both: Writer, begin: Begin, clock: TestClock, seconds: int
) -> None:
    living = await begin()
    clock.moment += timedelta(seconds=seconds)
    await living.clock_moved(seconds)
    assert await forgotten(both, living, NOON + 24 * HOUR) == (True, False)


@pytest.mark.parametrize(("days", "nights"), [(6, 0), (7, 0), (8, 2), (400, 2)])
async def test_a_program_that_was_off_for_more_than_a_week_counts_first(
    both: Writer, begin: Begin, days: int, nights: int
) -> None:
    woken = await begin()
    for number in range(3):
        woken = Ticks(
            both,
            woken.clock,
            woken.couriers,
            woken.pacers,
            woken.campaigns,
            store=woken.store,
            settings=STANDARD,
            escalate_days=ESCALATE_DAYS,
        )
        erased, _ = await forgotten(both, woken, NIGHT + timedelta(days=days - 1 + number))
        assert erased == (number >= nights), number


async def test_a_mark_of_a_day_to_come_is_none(both: Writer, begin: Begin) -> None:
    living = await begin()

    async def ahead(work: Work) -> None:
        for name in (RETAINED, COUNTS):
            await reminders.set_mark(work.connection, name, NOON.date() + timedelta(days=400))

    await both.run(ahead)
    assert await forgotten(both, living, NIGHT + 8 * DAY) == (True, True)


async def test_nobody_loses_the_days_for_mending(both: Writer, begin: Begin, clock: TestClock) -> None:
    living = await begin()

    async def returned(work: Work) -> None:
        record = await work.session.get_one(Record, 1)
        record.state, record.mend_until = RecordState.RETURNED, NOON.date() + timedelta(days=5)
        await work.settle()

    await both.run(returned)
    clock.moment = NOON + 30 * DAY
    await living.clock_moved((30 * DAY).total_seconds())
    await living.look_after_records(clock.moment)
    assert await read(both, Record, "state") == [RecordState.RETURNED]
