"""Days off that a year swaps are confirmed by officers, and then offices are off or work on them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.enums import OfficeDay
from data.queries.campaigns import chosen_days
from domain.calendar.swaps import swap_key
from domain.errors import Problem, Refused
from domain.year.swapping import swap_day, undo_swap
from tests.support.pushes import doing
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.year_office import Office, office

__all__ = ["office"]

CAMPAIGNS = {THANH_HOA.slug: THANH_HOA}
MONDAY, SATURDAY = date(2021, 11, 15), date(2021, 11, 20)
DUE = date(2021, 11, 22)


async def swaps(office: Office, day: date, to: OfficeDay, seen: int | None = None, officer: int | None = None) -> int:
    """Confirm what a day is; returns the key of the choice."""
    swapping = doing(swap_day, officer or office.issuer, CAMPAIGNS, day, seen=seen, to=to, hours=STANDARD)
    await office.writer.run(swapping)
    row = await office.reads(chosen_days.last, swap_key(day))
    return int(row.id)


async def test_a_swapped_day_is_off_and_the_one_it_was_swapped_for_is_worked(office: Office) -> None:
    await swaps(office, MONDAY, OfficeDay.OFF)
    await swaps(office, SATURDAY, OfficeDay.WORKED)
    hours = (await office.calendar()).hours(STANDARD)
    assert [hours.is_working_day(day) for day in (MONDAY, SATURDAY)] == [False, True]
    assert hours.day_for_officers(MONDAY) == MONDAY - timedelta(3)
    assert hours.working_day_from(MONDAY) == MONDAY + timedelta(1)


async def test_officers_are_reminded_on_the_working_day_before(office: Office) -> None:
    """The duty is due on Monday, 22/11; a week before it, 15/11, offices are off."""
    await office.chooses(DUE)
    await swaps(office, MONDAY, OfficeDay.OFF)
    calendar = await office.calendar()
    friday = MONDAY - timedelta(3)
    codes = [one.entry.event.code for one in calendar.due(friday, calendar.hours(STANDARD))]
    assert office.key.code in codes
    assert calendar.due(MONDAY, calendar.hours(STANDARD)) == []


async def test_undone_the_week_and_the_law_hold_again(office: Office) -> None:
    first = await swaps(office, MONDAY, OfficeDay.OFF)
    await office.writer.run(doing(undo_swap, office.issuer, CAMPAIGNS, MONDAY, seen=first))
    assert (await office.calendar()).hours(STANDARD).is_working_day(MONDAY)
    row = await office.reads(chosen_days.last, swap_key(MONDAY))
    assert (row.value_before, row.value_after, row.name) == ("off", None, "Hùng")


async def test_the_second_officer_sees_what_the_first_confirmed(office: Office) -> None:
    await swaps(office, MONDAY, OfficeDay.OFF)
    with pytest.raises(Problem, match="day_chosen_meanwhile"):
        await swaps(office, MONDAY, OfficeDay.WORKED)


async def test_only_officers_of_an_issuing_unit_swap_days_and_only_days_to_come(office: Office) -> None:
    with pytest.raises(Refused):
        await swaps(office, MONDAY, OfficeDay.OFF, officer=office.below)
    with pytest.raises(Refused):
        await office.writer.run(doing(swap_day, office.issuer, {}, MONDAY, seen=None, to=OfficeDay.OFF, hours=STANDARD))
    office.clock.moment = at(11, 15, 7)
    with pytest.raises(Problem, match="day_begun"):
        await swaps(office, MONDAY, OfficeDay.OFF)
    assert await office.reads(chosen_days.holding) == {}


async def test_a_day_of_the_pause_at_tet_is_not_made_a_working_day(office: Office) -> None:
    """The program sends officers nothing on it, whatever is confirmed: 29 tháng Chạp of 2022 is 31/01."""
    tet = date(2022, 1, 31)
    with pytest.raises(Problem, match="day_in_pause"):
        await swaps(office, tet, OfficeDay.WORKED)
    assert await office.reads(chosen_days.holding) == {}
    await swaps(office, tet, OfficeDay.OFF)
    assert not (await office.calendar()).hours(STANDARD).is_working_day(tet)
