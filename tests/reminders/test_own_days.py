"""A unit gives itself and all below a day where the document has none: the nearest holds, never later than for all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.enums import PushState, Rhythm, SlotState
from data.queries.campaigns import chosen_days
from data.queries.reminders.duties import Occurrence
from data.tables import Push
from domain.duties import DutyState, below, chasing, mark_done, undo, urging_all
from domain.duties.late import below_officers
from domain.duties.owing import find_event
from domain.errors import Problem, Refused
from domain.units import ancestor_ids
from domain.year.choosing import choose_day, undo_choice
from tests.support.own_days import DEEDS, POSTERS, Province, province
from tests.support.pushes import doing
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.year_office import office

pytestmark = pytest.mark.long

__all__ = ["office", "province"]

EARLY, DAY, LATER = date(2021, 11, 8), date(2021, 11, 15), date(2021, 11, 22)
ONCE = Occurrence(THANH_HOA.slug, POSTERS, "once")
OCTOBER, NOVEMBER, DECEMBER = date(2021, 10, 31), date(2021, 11, 30), date(2021, 12, 31)
_push = table_of(Push)


async def test_the_zone_chooses_and_its_companies_are_reminded_and_chased_by_it_but_no_sibling(
    province: Province,
) -> None:
    await province.chooses("KKT", DAY)
    mine = {key: [DAY] for key in ("KKT", "MAY", "GIAY")}
    assert await province.days() == mine | {"CDVC": [None], "DAM": [None]}
    office = province.office
    await office.morning(DAY - timedelta(7))
    assert await province.slots() == {unit: [(DAY, SlotState.SENT)] for unit in mine}
    done = {"campaign": THANH_HOA, "duty": POSTERS, "occurrence": "once", "done_on": date(2021, 10, 1)}
    await office.writer.run(doing(mark_done, province.officers["GIAY"], office.keys["GIAY"], **done))
    await office.morning(DAY + timedelta(1))
    chased = {unit for unit, slots in (await province.slots()).items() if slots[-1] == (DAY, SlotState.SENT)}
    assert chased == {"KKT", "MAY"}
    campaigns = (await office.calendar()).campaigns
    told = await office.reads(below_officers, campaigns, office.clock.now())
    late = {office.keys[unit] for unit in ("KKT", "MAY", "GIAY", "CDVC", "DAM")}
    named = {person_id: {unit for unit, this in one.owed if this.duty == POSTERS} for person_id, one in told.items()}
    assert named[office.below] & late == {office.keys["MAY"]}
    assert named[office.issuer] & late == {office.keys["KKT"]}
    assert not named.get(province.officers["CDVC"])


async def test_the_federation_counts_each_unit_by_its_own_day(province: Province) -> None:
    await province.chooses("KKT", DAY)
    office = province.office
    office.clock.moment = at(11, 16, 9)
    campaigns = (await office.calendar()).campaigns
    counted = await office.writer.run(doing(below.standings, office.issuer, campaigns))
    (posters,) = (one for one in counted if one.this.duty == POSTERS)
    assert (posters.late, posters.done) == (3, 0)
    lines = await office.writer.run(doing(below.owing, office.issuer, campaigns, posters.this))
    assert posters.total == len(lines)
    late = {line.unit.id for line in lines if line.state is DutyState.LATE}
    assert late == {office.keys[unit] for unit in ("KKT", "MAY", "GIAY")}
    assert {line.event.day for line in lines if line.unit.id not in late} == {None}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"KKT": DAY}, {"KKT": DAY, "MAY": DAY, "CDVC": None, "DAM": None}),
        ({"KKT": DAY, "MAY": EARLY}, {"KKT": DAY, "MAY": EARLY, "GIAY": DAY}),
        ({"KKT": DAY, "MAY": LATER}, {"KKT": DAY, "MAY": LATER, "GIAY": DAY}),  # the nearest one, not the earliest
        ({None: LATER, "KKT": DAY}, {"KKT": DAY, "MAY": DAY, "CDVC": LATER, "DAM": LATER}),
        ({"KKT": DAY, None: EARLY}, {"KKT": EARLY, "MAY": EARLY, "CDVC": EARLY}),  # the earlier one of the issuer
        ({"KKT": EARLY, "MAY": LATER, None: DAY}, {"KKT": EARLY, "MAY": DAY, "GIAY": EARLY, "DAM": DAY}),
        ({"KKT": DAY, "CDVC": DAY, "MAY": EARLY}, {"KKT": DAY, "DAM": DAY, "MAY": EARLY, "GIAY": DAY}),
        ({None: DAY, "KKT": DAY}, {"KKT": DAY, "MAY": DAY, "DAM": DAY}),
    ],
)
async def test_the_nearest_unit_at_or_above_decides_and_never_later_than_the_issuing_one(
    province: Province, chosen: dict[str | None, date], expected: dict[str, date | None]
) -> None:
    for unit, day in chosen.items():
        await province.chooses(unit, day)
    found = await province.days()
    assert {unit: found[unit] for unit in expected} == {unit: [day] for unit, day in expected.items()}
    calendar = await province.office.calendar()
    named = {unit: find_event(calendar.campaigns, ONCE, await _line(province, unit)) for unit in expected}
    assert {unit: event and event.day for unit, event in named.items()} == expected


async def _line(province: Province, unit: str) -> list[int]:
    key, day = province.office.keys[unit], province.office.clock.now().date()
    return list(await province.office.reads(ancestor_ids, key, day))


async def test_a_later_day_than_the_issuing_units_is_refused(province: Province) -> None:
    await province.chooses(None, DAY)
    with pytest.raises(Problem, match="day_after_issuers"):
        await province.chooses("KKT", LATER)
    await province.chooses("KKT", DAY)


async def test_a_rhythm_of_a_unit_stands_beside_that_of_the_issuing_one(province: Province) -> None:
    await province.chooses("KKT", Rhythm.MONTH)
    months, none = [OCTOBER, NOVEMBER, DECEMBER], [None]
    assert await province.days(DEEDS) == {
        **dict.fromkeys(("KKT", "MAY", "GIAY"), months),
        **dict.fromkeys(("CDVC", "DAM"), none),
    }
    await province.chooses(None, Rhythm.QUARTER)
    assert (await province.days(DEEDS))["MAY"] == months
    assert (await province.days(DEEDS))["DAM"] == [DECEMBER]
    office = province.office
    await office.morning(NOVEMBER - timedelta(7))
    assert {unit for unit, slots in (await province.slots(DEEDS)).items() if (NOVEMBER, SlotState.SENT) in slots} == {
        "KKT",
        "MAY",
        "GIAY",
    }


async def test_a_rarer_rhythm_than_the_issuing_units_is_refused_and_the_shorter_one_holds(province: Province) -> None:
    await province.chooses("KKT", Rhythm.QUARTER)
    await province.chooses(None, Rhythm.MONTH)
    assert set(map(tuple, (await province.days(DEEDS)).values())) == {(OCTOBER, NOVEMBER, DECEMBER)}
    with pytest.raises(Problem, match="rhythm_after_issuers"):
        await province.chooses("CDVC", Rhythm.QUARTER)


async def test_undone_what_waits_is_taken_back_and_the_issuing_units_day_holds_again(province: Province) -> None:
    await province.chooses(None, LATER)
    office = province.office
    await office.morning(LATER - timedelta(7), hour=5)
    planned = {key: [(LATER, SlotState.PLANNED)] for key in ("KKT", "MAY", "GIAY", "CDVC", "DAM")}
    assert await province.slots() == planned
    first = await province.chooses("KKT", DAY)
    mine = {key: [(LATER, SlotState.DROPPED)] for key in ("KKT", "MAY", "GIAY")}
    assert await province.slots() == planned | mine
    given = {"seen": first}
    await office.writer.run(doing(undo_choice, office.below, THANH_HOA, province.key("KKT"), **given))
    assert await province.slots() == planned
    assert (await province.days())["MAY"] == [LATER]


async def test_a_message_that_waits_with_the_day_of_before_is_taken_back_only_where_it_is_none_more(
    province: Province,
) -> None:
    await province.chooses(None, LATER)
    office = province.office
    await office.morning(LATER - timedelta(7))
    await province.chooses("KKT", LATER - timedelta(1))
    rows = await office.rows(select(_push.c.person_id, _push.c.state).where(_push.c.person_id.is_not(None)))
    cancelled = {person_id for person_id, state in rows if state is PushState.CANCELLED}
    assert cancelled == {province.officers[unit] for unit in ("KKT", "MAY", "GIAY")}


async def test_of_two_officers_the_second_is_told_of_the_first_ones_change(province: Province) -> None:
    await province.chooses("KKT", DAY)
    with pytest.raises(Problem, match="day_chosen_meanwhile"):
        await province.chooses("KKT", EARLY)


@pytest.mark.parametrize(
    ("unit", "officer"), [("KKT", "MAY"), ("KKT", "CDVC"), ("KKT", "LDLD-TH"), ("LDLD-TH", "LDLD-TH"), (None, "KKT")]
)
async def test_nobody_chooses_but_officers_of_the_unit_itself_and_the_issuing_unit_for_all(
    province: Province, unit: str | None, officer: str
) -> None:
    with pytest.raises(Refused):
        await province.chooses(unit, DAY, officer=officer)
    assert await province.office.reads(chosen_days.holding) == {}


async def test_a_unit_chooses_nothing_for_which_the_document_has_a_rule(province: Province) -> None:
    """Of a yearly duty the issuing unit alone chooses the day; of one with a day nobody does."""
    for code in ("th21-duty-nominees", "th21-duty-plan", "founding@2", "2021@closing"):
        key = province.key("KKT", code)
        with pytest.raises(Problem, match="duty_unknown"):
            await province.office.writer.run(
                doing(choose_day, province.office.below, THANH_HOA, key, seen=None, day=DAY)
            )


async def test_who_is_late_by_the_day_of_the_zone_is_reminded_by_its_officer(province: Province) -> None:
    office = province.office
    await office.writer.run(chasing.began)
    await province.chooses("KKT", DAY)
    office.clock.moment = at(11, 17, 9)
    campaigns, zone = (await office.calendar()).campaigns, province.officers["KKT"]
    assert await office.writer.run(doing(urging_all.ask, zone, ONCE, STANDARD))
    await urging_all.send(office.writer, campaigns, office.clock.now())
    rows = await office.rows(select(_push.c.person_id, _push.c.text).where(_push.c.key.like("dut%_urged:%")))
    assert {row.person_id for row in rows} == {province.officers["MAY"], province.officers["GIAY"]}
    assert all("15/11" in row.text for row in rows)


async def test_a_plan_of_the_zone_for_its_own_day_goes_as_any_other_once_it_is_done(province: Province) -> None:
    """It is marked under the day of the zone, is not late, and is opened again with that day when it is taken back."""
    office = province.office
    await province.chooses("KKT", DAY)
    await office.morning(DAY - timedelta(7), hour=5)
    of_may = {"campaign": (await office.calendar()).campaigns[THANH_HOA.slug], "duty": POSTERS, "occurrence": "once"}
    may = (province.officers["MAY"], office.keys["MAY"])
    await office.writer.run(doing(mark_done, *may, done_on=date(2021, 10, 1), **of_may))
    assert (await province.slots())["MAY"] == [(DAY, SlotState.DROPPED)]
    await office.writer.run(doing(undo, *may, **of_may))
    assert (await province.slots())["MAY"] == [(DAY, SlotState.PLANNED)]
    assert (await province.slots())["GIAY"] == [(DAY, SlotState.PLANNED)]
