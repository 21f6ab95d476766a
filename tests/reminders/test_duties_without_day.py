"""Duties that the document leaves without a day are given one, or a rhythm: then they remind and are chased."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.enums import Rhythm, SlotState
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey, Held
from domain.calendar.duties import duty_events
from domain.campaigns.years import years_of
from domain.duties import DutyState, below, chasing, mark_done, owed
from domain.duties.late import below_officers
from domain.duties.receiving import confirm, handed_to, received
from domain.errors import Problem, Refused
from domain.year.choosing import choose_day, choose_rhythm
from tests.support.pushes import doing
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.year_office import Office, office

__all__ = ["office"]

SLOGAN, DEEDS = "th21-duty-slogan", "th21-duty-outstanding"
DAY = date(2021, 11, 15)
OCTOBER, NOVEMBER, DECEMBER = date(2021, 10, 31), date(2021, 11, 30), date(2021, 12, 31)


@pytest.fixture
async def once(office: Office) -> Office:
    """Slogans are to be put up, and no day is written for it."""
    office.key = DayKey(THANH_HOA.slug, SLOGAN, 2021)
    return office


@pytest.fixture
async def always(office: Office) -> Office:
    """Good deeds are to be found and told all the time."""
    office.key = DayKey(THANH_HOA.slug, DEEDS, 2021)
    return office


async def falls_due(office: Office, rhythm: Rhythm, seen: int | None = None, officer: int | None = None) -> int:
    given = {"seen": seen, "rhythm": rhythm}
    await office.writer.run(doing(choose_rhythm, officer or office.issuer, THANH_HOA, office.key, **given))
    return await office.last()


async def states(office: Office) -> list[tuple[date | None, DutyState]]:
    """Say when the zone's union owes this, and how far it is."""
    campaigns = (await office.calendar()).campaigns.values()
    found = await office.reads(owed, office.keys["KKT"], campaigns, office.clock.now().date())
    return [(duty.day, duty.state) for duty in found if duty.code == office.key.code]


async def test_a_duty_without_a_day_reminds_and_is_late_once_it_was_given_one(once: Office) -> None:
    assert await states(once) == [(None, DutyState.OPEN)]
    await once.chooses(DAY)
    await once.morning(DAY - timedelta(7))
    assert await once.slots() == [(DAY, SlotState.SENT)]
    await once.morning(DAY + timedelta(1))
    assert await states(once) == [(DAY, DutyState.LATE)]
    campaigns = (await once.calendar()).campaigns
    above = await once.reads(below_officers, campaigns, once.clock.now())
    assert {this.duty for unit, this in above[once.issuer].owed if unit == once.keys["KKT"]} == {SLOGAN}


async def test_undone_it_is_without_a_day_again(once: Office) -> None:
    first = await once.chooses(DAY)
    await once.morning(DAY - timedelta(7), hour=5)
    await once.undoes(first)
    assert await once.slots() == [(DAY, SlotState.DROPPED)]
    assert await states(once) == [(None, DutyState.OPEN)]


async def test_what_was_done_before_it_had_a_day_stays_done(once: Office) -> None:
    done = {"campaign": THANH_HOA, "duty": SLOGAN, "occurrence": "once", "done_on": date(2021, 9, 1)}
    await once.writer.run(doing(mark_done, once.below, once.keys["KKT"], **done))
    await once.chooses(DAY)
    await once.morning(DAY - timedelta(7))
    assert (await states(once), await once.slots()) == ([(DAY, DutyState.DONE)], [])


async def test_a_duty_of_all_the_time_falls_due_in_its_rhythm_from_the_day_of_the_choice(always: Office) -> None:
    await falls_due(always, Rhythm.MONTH)
    assert await states(always) == [(day, DutyState.OPEN) for day in (OCTOBER, NOVEMBER, DECEMBER)]
    await always.morning(NOVEMBER - timedelta(7))
    assert (NOVEMBER, SlotState.SENT) in await always.slots()


async def test_one_time_is_done_and_the_next_is_owed(always: Office) -> None:
    await falls_due(always, Rhythm.MONTH)
    held = (await always.calendar()).campaigns[THANH_HOA.slug]
    assert [one.key for one in duty_events(held) if one.code == DEEDS and one.day] == [
        f"{DEEDS}@2021-{month}" for month in (10, 11, 12)
    ]
    done = {"campaign": held, "duty": DEEDS, "occurrence": "2021-10", "done_on": date(2021, 10, 1)}
    await always.writer.run(doing(mark_done, always.below, always.keys["KKT"], **done))
    assert [state for _, state in await states(always)] == [DutyState.DONE, DutyState.OPEN, DutyState.OPEN]


async def test_another_rhythm_drops_the_days_of_the_one_before_but_what_they_share(always: Office) -> None:
    first = await falls_due(always, Rhythm.MONTH)
    await always.morning(NOVEMBER - timedelta(7), hour=5)
    assert await always.slots() == [(NOVEMBER, SlotState.PLANNED)]
    second = await falls_due(always, Rhythm.QUARTER, first)
    assert await always.slots() == [(NOVEMBER, SlotState.DROPPED)]
    assert await states(always) == [(DECEMBER, DutyState.OPEN)]
    await always.undoes(second)
    assert await always.slots() == [(NOVEMBER, SlotState.PLANNED)]
    today = always.clock.now().date()
    assert await always.reads(chosen_days.holding) == {always.key: Held(today, "month")}


@pytest.mark.parametrize("chosen", [2021, 2022])
async def test_a_year_without_a_rhythm_still_has_the_duty_without_a_day(always: Office, chosen: int) -> None:
    """A rhythm of one year says nothing of the others, neither of those after it nor of those before."""
    always.key = always.key._replace(year=chosen)
    await falls_due(always, Rhythm.QUARTER)
    always.clock.moment = at(10, 4, 9, 4043 - chosen)
    assert [state for day, state in await states(always) if day is None] == [DutyState.OPEN]
    campaigns = (await always.calendar()).campaigns
    counted = await always.writer.run(doing(below.standings, always.issuer, campaigns))
    assert [one.event.day for one in counted if one.this.duty == DEEDS and one.event.day is None] == [None]


async def test_in_a_year_with_a_rhythm_it_is_not_without_a_day_too(always: Office) -> None:
    await falls_due(always, Rhythm.MONTH)
    campaigns = (await always.calendar()).campaigns
    counted = await always.writer.run(doing(below.standings, always.issuer, campaigns))
    assert [one.event.day for one in counted if one.this.duty == DEEDS] == [OCTOBER, NOVEMBER, DECEMBER]


async def test_what_was_handed_up_before_a_rhythm_is_still_received(always: Office) -> None:
    """Every year has a rhythm by then, so nothing is owed once any more."""
    await always.writer.run(chasing.began)
    done = {"campaign": THANH_HOA, "duty": DEEDS, "occurrence": "once", "done_on": date(2021, 10, 1)}
    await always.writer.run(doing(mark_done, always.below, always.keys["KKT"], **done))
    for year in years_of(THANH_HOA):
        always.key = always.key._replace(year=year)
        await falls_due(always, Rhythm.MONTH)
    campaigns = (await always.calendar()).campaigns
    waits = await always.writer.run(doing(received, always.issuer, campaigns))
    assert [(one.name, one.day) for one in waits] == [
        (duty.name, None) for duty in THANH_HOA.duties if duty.code == DEEDS
    ]
    await always.writer.run(doing(confirm, always.issuer, campaigns, [one.row.id for one in waits]))
    hours = [None, STANDARD.digest]
    assert await always.reads(handed_to, campaigns, always.clock.now(), hours) == {}


async def test_only_officers_of_the_issuing_unit_give_days_and_rhythms(always: Office) -> None:
    with pytest.raises(Refused):
        await falls_due(always, Rhythm.MONTH, officer=always.below)
    with pytest.raises(Problem, match="day_elsewhere"):
        await always.writer.run(doing(choose_day, always.issuer, THANH_HOA, always.key, seen=None, day=DAY))
    always.key = always.key._replace(code=SLOGAN)
    with pytest.raises(Problem, match="duty_unknown"):
        await falls_due(always, Rhythm.MONTH)
    assert await always.reads(chosen_days.holding) == {}


async def test_a_rhythm_of_a_year_that_is_over_is_not_chosen(always: Office) -> None:
    always.clock.moment = at(1, 4, 9, 2022)
    with pytest.raises(Problem, match="day_is_over"):
        await falls_due(always, Rhythm.MONTH)


async def test_a_rhythm_of_a_year_that_is_over_is_not_brought_back(always: Office) -> None:
    """A screen left open over New Year undoes nothing: a day of the new year would stand under the old one."""
    second = await falls_due(always, Rhythm.QUARTER, await falls_due(always, Rhythm.MONTH))
    held = await always.reads(chosen_days.holding)
    always.clock.moment = at(1, 4, 9, 2022)
    with pytest.raises(Problem, match="day_is_over"):
        await always.undoes(second)
    assert await always.reads(chosen_days.holding) == held
