"""The founding day of a unit is added with its year: that unit and all below are congratulated, and nobody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.enums import SlotState
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import Held, founding_key
from domain import campaigns
from domain.calendar import events, load_national
from domain.campaigns.attaching import attach
from domain.errors import Problem, Refused
from domain.reminders import plan
from domain.year.founding import founding_of, set_founding
from tests.support.pushes import doing, person
from tests.support.reminders import THANH_HOA
from tests.support.standard import STANDARD
from tests.support.year_office import Office, office

__all__ = ["office"]

FOUNDED, DAY = date(1987, 11, 12), date(2021, 11, 12)
CAMPAIGNS = {THANH_HOA.slug: THANH_HOA}
NOON, DAWN = 12, 5


@pytest.fixture
async def zone(office: Office) -> Office:
    """The union of the industrial zone, with the sewing company below it."""
    office.key = founding_key(THANH_HOA.slug, office.keys["KKT"])
    return office


async def sets(office: Office, founded: date = FOUNDED, seen: int | None = None, officer: int | None = None) -> int:
    setting = doing(set_founding, officer or office.issuer, THANH_HOA, office.key, seen=seen, founded=founded)
    await office.writer.run(setting)
    return await office.last()


async def member(office: Office, name: str, unit: str) -> int:
    key: int = await office.writer.run(doing(person, name, member_of=office.keys[unit]))
    return key


async def test_the_unit_and_all_below_are_congratulated_and_nobody_else(zone: Office) -> None:
    hanh, lan = await member(zone, "Hạnh", "MAY"), await member(zone, "Lan", "BV")
    await sets(zone)
    await zone.morning(DAY - timedelta(7))
    assert await zone.slots() == [(DAY, SlotState.SENT)]
    await zone.morning(DAY, NOON)
    assert [await zone.slots_of(one) for one in (hanh, lan)] == [[(DAY, SlotState.SENT)], []]


async def test_the_calendar_counts_its_years_and_shows_it_where_it_holds(zone: Office) -> None:
    await sets(zone)
    calendar = await zone.calendar()
    campaign = calendar.campaigns[THANH_HOA.slug]
    (listed,) = (one for one in events(campaign, load_national(), DAY, DAY) if one.unit)
    name = "Ngày thành lập Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp"
    assert (listed.name, listed.years, listed.unit) == (name, 34, zone.keys["KKT"])
    for line, shown in (([zone.keys["KKT"], zone.keys["LDLD-TH"]], True), ([zone.keys["LDLD-TH"]], False)):
        held = calendar.held({campaign.slug: campaign}, DAY, DAY, [line])
        assert any(one.unit for one in held) is shown


async def test_another_day_takes_the_place_of_the_first_and_undo_brings_it_back(zone: Office) -> None:
    hanh = await member(zone, "Hạnh", "MAY")
    first = await sets(zone)
    await plan(zone.writer, await zone.calendar(), DAY, STANDARD)
    second = await sets(zone, date(1987, 11, 25), first)
    assert await zone.slots_of(hanh) == [(DAY, SlotState.DROPPED)]
    await zone.undoes(second)
    assert await zone.slots_of(hanh) == [(DAY, SlotState.PLANNED)]
    name = "Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp"
    assert await zone.reads(chosen_days.holding) == {zone.key: Held(FOUNDED, None, name)}
    await zone.undoes(await zone.undoes(await zone.last()))
    assert (await zone.reads(chosen_days.holding))[zone.key].name == name


async def test_only_the_issuing_unit_adds_it_for_its_own_units_and_it_is_not_to_come(zone: Office) -> None:
    with pytest.raises(Refused):
        await sets(zone, officer=zone.below)
    with pytest.raises(Refused):
        await zone.writer.run(doing(founding_of, zone.below, CAMPAIGNS, zone.keys["KKT"]))
    with pytest.raises(Problem, match="day_not_yet"):
        await sets(zone, date(2021, 11, 12))
    zone.key = founding_key(THANH_HOA.slug, 999)
    with pytest.raises(Problem, match="campaign_elsewhere"):
        await sets(zone)
    assert await zone.reads(chosen_days.holding) == {}


async def test_it_is_kept_under_a_campaign_in_whose_period_today_lies(zone: Office) -> None:
    """Another document of the same unit is over: a day kept there would congratulate nobody."""
    over = campaigns.get("dak-lak-2020")
    await zone.writer.run(doing(attach, over.slug, zone.keys["LDLD-TH"]))
    both = {over.slug: over, **CAMPAIGNS}
    key, _ = await zone.writer.run(doing(founding_of, zone.issuer, both, zone.keys["KKT"]))
    assert key == zone.key
    setting = doing(
        set_founding, zone.issuer, over, founding_key(over.slug, zone.keys["KKT"]), seen=None, founded=FOUNDED
    )
    with pytest.raises(Problem, match="campaign_over"):
        await zone.writer.run(setting)


async def test_the_second_of_two_officers_is_stopped(zone: Office) -> None:
    await sets(zone)
    with pytest.raises(Problem, match="day_chosen_meanwhile"):
        await sets(zone, date(1988, 1, 1))
