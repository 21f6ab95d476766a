"""For whom a day of every year is: officers of the issuing unit confirm it, give it to members, or switch it off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.enums import DayFor, SlotState
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey, Held
from domain.campaigns import get
from domain.campaigns.attaching import attach
from domain.errors import Problem, Refused
from domain.reminders import plan
from domain.year.choosing import choose_day, give_day
from tests.support.pushes import doing, person
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.year_office import Office, office

__all__ = ["office"]

WOMEN = date(2021, 10, 20)
NOON, DAWN = 12, 5


@pytest.fixture
async def day(office: Office) -> Office:
    """The day of women, which no document states: nobody is reminded of it until an officer confirms it."""
    office.key = DayKey(THANH_HOA.slug, "vn-women", 2021)
    return office


async def gives(office: Office, whom: DayFor, seen: int | None = None, officer: int | None = None) -> int:
    given = {"seen": seen, "whom": whom}
    await office.writer.run(doing(give_day, officer or office.issuer, THANH_HOA, office.key, **given))
    return await office.last()


async def member(office: Office, name: str = "Hạnh", unit: str = "MAY") -> int:
    key: int = await office.writer.run(doing(person, name, member_of=office.keys[unit]))
    return key


async def test_a_day_that_is_given_to_members_greets_them_and_reminds_officers_before(day: Office) -> None:
    hanh = await member(day)
    await day.morning(WOMEN, NOON)
    assert (await day.slots_of(hanh), await day.slots()) == ([], [])
    await gives(day, DayFor.MEMBERS)
    await day.morning(WOMEN - timedelta(7))
    assert await day.slots() == [(WOMEN, SlotState.SENT)]
    await day.morning(WOMEN, NOON)
    assert await day.slots_of(hanh) == [(WOMEN, SlotState.SENT)]


async def test_a_day_for_officers_greets_no_member(day: Office) -> None:
    hanh = await member(day)
    await gives(day, DayFor.OFFICERS)
    await day.morning(WOMEN - timedelta(7))
    assert await day.slots() == [(WOMEN, SlotState.SENT)]
    await day.morning(WOMEN, NOON)
    assert await day.slots_of(hanh) == []


async def test_a_day_that_is_switched_off_before_the_hour_is_not_sent_and_undone_it_is(day: Office) -> None:
    hanh = await member(day)
    first = await gives(day, DayFor.MEMBERS)
    await day.morning(WOMEN, DAWN)
    assert await day.slots_of(hanh) == [(WOMEN, SlotState.PLANNED)]
    second = await gives(day, DayFor.NOBODY, first)
    await day.releases(await day.calendar(), WOMEN, NOON)
    assert await day.slots_of(hanh) == [(WOMEN, SlotState.DROPPED)]
    await day.undoes(second)
    await day.morning(WOMEN, NOON)
    assert await day.slots_of(hanh) == [(WOMEN, SlotState.SENT)]
    assert await day.reads(chosen_days.holding) == {day.key: Held(WOMEN, "members")}


async def test_what_one_campaign_switches_off_reaches_the_people_of_another(day: Office) -> None:
    """The zone's union runs a campaign of its own; the day stands once for both."""
    other = get("phu-yen-2021")
    await day.writer.run(doing(attach, other.slug, day.keys["KKT"]))
    hanh, lan = await member(day), await member(day, "Lan", "BV")
    own = day.key._replace(campaign=other.slug)
    zone = await day.writer.run(doing(person, "Tâm", officer_of=[day.keys["KKT"]]))
    await day.writer.run(doing(give_day, zone, other, own, seen=None, whom=DayFor.MEMBERS))
    first = await gives(day, DayFor.MEMBERS)
    await plan(day.writer, await day.calendar(other), WOMEN, STANDARD)
    assert [await day.slots_of(one) for one in (hanh, lan)] == [[(WOMEN, SlotState.PLANNED)]] * 2
    await gives(day, DayFor.NOBODY, first)
    await day.releases(await day.calendar(other), WOMEN, NOON)
    assert await day.slots_of(hanh) == [(WOMEN, SlotState.SENT)]
    assert await day.slots_of(lan) == [(WOMEN, SlotState.DROPPED)]


async def test_only_the_issuing_unit_gives_days_and_only_those_that_are_to_come(day: Office) -> None:
    with pytest.raises(Refused):
        await gives(day, DayFor.MEMBERS, officer=day.below)
    day.clock.moment = at(10, 21, 9)
    with pytest.raises(Problem, match="day_is_over"):
        await gives(day, DayFor.MEMBERS)
    assert await day.reads(chosen_days.holding) == {}


async def test_the_second_of_two_officers_sees_for_whom_the_first_gave_it(day: Office) -> None:
    await gives(day, DayFor.MEMBERS)
    with pytest.raises(Problem, match="day_chosen_meanwhile"):
        await gives(day, DayFor.NOBODY)


async def test_a_day_of_every_year_stays_on_its_day_and_a_duty_is_given_to_nobody(day: Office) -> None:
    with pytest.raises(Problem, match="day_elsewhere"):
        await day.writer.run(doing(choose_day, day.issuer, THANH_HOA, day.key, seen=None, day=WOMEN + timedelta(1)))
    day.key = day.key._replace(code="th21-duty-nominees")
    with pytest.raises(Problem, match="duty_unknown"):
        await gives(day, DayFor.MEMBERS)
