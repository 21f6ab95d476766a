"""A night's backup is written once, after the forgetting, and tried again when the disk took none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.engine.unit_of_work import Writer
from data.types import HANOI
from domain.calendar import load_national
from domain.reminders import CampaignCalendar
from scheduler.ticks import BACK_UP_AT, Ticks
from tests.support.clock import TestClock
from tests.support.standard import ESCALATE_DAYS, STANDARD

DAY = timedelta(days=1)


def ticks(writer: Writer, clock: TestClock, nightly: object) -> Ticks:
    almanac = CampaignCalendar([], load_national())
    return Ticks(
        writer=writer,
        clock=clock,
        couriers={},
        pacers={},
        campaigns=almanac,
        nightly=nightly,  # type: ignore[arg-type]  # a stand-in
        settings=STANDARD,
        escalate_days=ESCALATE_DAYS,
    )


async def test_once_a_night_also_by_another_process(writer: Writer, clock: TestClock) -> None:
    done: list[date] = []

    async def write(day: date) -> None:
        done.append(day)

    one, other = ticks(writer, clock, write), ticks(writer, clock, write)
    night = clock.now().replace(hour=BACK_UP_AT.hour, minute=BACK_UP_AT.minute).astimezone(HANOI)
    await one.back_up(night - timedelta(minutes=1))
    assert done == []
    for each in (one, one, other):
        await each.back_up(night)
    await other.back_up(night + DAY)
    assert done == [night.date(), night.date() + DAY]


async def test_a_night_that_failed_is_tried_again(writer: Writer, clock: TestClock) -> None:
    done: list[date] = []

    async def write(day: date) -> None:
        if not done:
            done.append(day)
            raise OSError("no room")
        done.append(day)

    own, night = ticks(writer, clock, write), clock.now()
    with pytest.raises(OSError, match="no room"):
        await own.back_up(night)
    await own.back_up(night)
    await own.back_up(night)
    assert done == [night.date()] * 2
