"""What is late is chased: on the next working day, then weekly, four times at most, and never what was late before."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.enums import SlotState
from domain.duties import mark_done, undo
from domain.duties.chasing import is_chased, late_days
from tests.support.life import Life, slots
from tests.support.pushes import rows
from tests.support.reminders import PLAN, THANH_HOA, at
from tests.support.standard import STANDARD

LATE = "Quá hạn {} ngày: gửi Kế hoạch hành động về LĐLĐ tỉnh trước ngày 06/3/2021 (hết ngày thứ Sáu, 05/3)."


async def test_who_is_late_hears_of_it_on_monday_then_weekly_and_after_four_times_no_more(life: Life) -> None:
    """The last day is Friday, 05/3."""
    life.clock.moment = at(3, 4, 23)
    zone = await life.person("Sơn", "KKT")
    arrived = [one for one in await life.mornings(at(4, 6, 8)) if "Kế hoạch hành động" in one[2]]
    assert {address for _, address, _ in arrived} == {f"telegram-{zone}"}
    assert [moment for moment, _, _ in arrived] == [at(3, 5, 8), at(3, 8, 8), at(3, 15, 8), at(3, 22, 8), at(3, 29, 8)]
    assert arrived[1][2].startswith(LATE.format(3))


async def test_marked_done_everything_stops_and_sent_back_it_goes_on(life: Life) -> None:
    life.clock.moment = at(3, 4, 23)
    zone = await life.person("Sơn", "KKT")
    await life.mornings(at(3, 8, 8))
    await life.does(mark_done, zone, life.keys["KKT"], **PLAN, done_on=date(2021, 3, 8))
    assert await life.mornings(at(3, 16, 8)) == []
    await life.does(undo, zone, life.keys["KKT"], **PLAN)
    assert [moment for moment, _, _ in await life.mornings(at(3, 23, 8))] == [at(3, 22, 8)]


async def test_marked_done_between_midnight_and_the_hour(life: Life, engine: AsyncEngine) -> None:
    life.clock.moment = at(3, 7, 23)
    zone = await life.person("Sơn", "KKT")
    await life.sleeps_until(at(3, 8, 6))
    assert await life.until(at(3, 8, 7)) == []
    await life.does(mark_done, zone, life.keys["KKT"], **PLAN, done_on=date(2021, 3, 8))
    assert await life.until(at(3, 9)) == []
    assert SlotState.SENT not in await slots(engine, "state")


async def test_what_was_late_before_the_program_chased_is_not_urged(life: Life, engine: AsyncEngine) -> None:
    """The program comes on the day after the last day."""
    life.clock.moment = at(3, 5, 23)
    await life.person("Sơn", "KKT")
    await life.mornings(at(4, 1, 8))
    assert [text for text in await rows(engine, "text") if "Kế hoạch" in text] == []


async def test_a_clock_that_ran_ahead_silences_nothing(life: Life) -> None:
    life.clock.moment = at(3, 4, 22)
    await life.person("Sơn", "KKT")
    await life.sleeps_until(at(3, 4, 23, year=2031))
    await life.until(at(3, 5, 1, year=2031))
    await life.sleeps_until(at(3, 5, 7))
    assert at(3, 8, 8) in [moment for moment, _, _ in await life.until(at(3, 9))]


@pytest.mark.parametrize(
    ("last_day", "days"),
    [
        (date(2021, 3, 5), [(3, 8), (3, 15), (3, 22), (3, 29)]),
        (date(2021, 4, 29), [(5, 4), (5, 11), (5, 18), (5, 25)]),  # 30/4, 1/5, and the Monday for that Saturday
        (date(2021, 2, 5), [(2, 8), (2, 17), (2, 22), (3, 1)]),  # the second would fall into Tết
    ],
)
def test_working_days_after_the_last_day(last_day: date, days: list[tuple[int, int]]) -> None:
    assert [(day.month, day.day) for day in late_days(last_day, STANDARD)] == days


@pytest.mark.parametrize(
    ("last_day", "since", "chased"),
    [
        (date(2021, 3, 5), date(2021, 3, 5), True),
        (date(2021, 3, 5), date(2021, 3, 6), False),
        (date(2031, 1, 15), date(2030, 12, 31), True),  # a final report falls due after the period
        (date(2031, 1, 15), date(2031, 1, 1), False),
    ],
)
def test_what_is_chased(last_day: date, since: date, chased: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_chased(last_day, THANH_HOA, since) is chased
