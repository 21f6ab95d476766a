"""Departments and unions that a document names owe what it asks of them: they are reminded, and chased when late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import pytest

from data.engine.unit_of_work import Work
from data.enums import UnitStatusCode
from data.queries.reminders.duties import Occurrence
from domain.calendar import load_national
from domain.duties import DutyState, below, mark_done, owed, urging
from domain.duties.below import Line
from domain.duties.for_officer import not_owed_by_officer, owed_by_officer
from domain.duties.owing import occurrence
from domain.errors import Refused
from domain.reminders import CampaignCalendar
from domain.units import Act, changes
from tests.support.departments import CAMPAIGN, CHOSEN, IN_2021, LAST, REPORT, found_departments
from tests.support.life import Life
from tests.support.reminders import at
from tests.support.standard import STANDARD

NAME = "báo cáo sơ kết hàng năm"
THIS = Occurrence(CAMPAIGN.slug, REPORT, "2021")


@pytest.fixture
async def year(life: Life) -> Life:
    """The year in which the report of the federation's departments has a day, from the evening of 30/11 on."""
    life.keys |= await life.does(found_departments, life.keys["LDLD-TH"])
    life.ticks.campaigns = CampaignCalendar([CAMPAIGN], load_national())
    life.clock.moment = at(11, 30, 23)
    return life


def heard(arrived: Iterable[tuple[datetime, str, str]], person: int, words: str = NAME) -> list[datetime]:
    return [moment for moment, address, text in arrived if address == f"telegram-{person}" and words in text]


async def codes(life: Life, unit: str, day: date = LAST) -> set[str]:
    found = await life.writer.run(lambda work: owed(work.connection, life.keys[unit], [CAMPAIGN], day))
    return {duty.code for duty in found}


@pytest.mark.parametrize(
    ("unit", "owes"),
    [
        ("TG-NC", {REPORT, "th21-duty-guide-communication"}),
        ("CSPL", {REPORT, "th21-duty-inspection", "th21-duty-regulation"}),
        ("TC", set()),
        ("LDLD-TH", set()),
    ],
)
async def test_a_department_owes_what_is_asked_of_it_by_name_and_nothing_of_a_level(
    year: Life, unit: str, owes: set[str]
) -> None:
    assert await codes(year, unit) == owes


async def test_a_named_union_owes_what_its_level_owes_and_what_is_asked_of_it(year: Life) -> None:
    civil, zone = "th21-duty-seminar-civil-servants", "th21-duty-seminar-workers"
    of_level = await codes(year, "CDVC") & await codes(year, "KKT")
    assert "th21-duty-plan" in of_level
    assert await codes(year, "CDVC") == of_level | {civil}
    assert await codes(year, "KKT") == of_level | {zone}


async def test_its_officers_are_reminded_then_chased_and_nobody_else(year: Life) -> None:
    department, other = await year.person("Sơn", "TG-NC"), await year.person("Hoa", "TC")
    province, zone = await year.person("Hùng", "LDLD-TH"), await year.person("Tám", "KKT")
    arrived = await year.mornings(at(1, 20, 8, year=2022))
    before, after = [at(12, day, 8) for day in (1, 8, 14)], [at(12, day, 8) for day in (16, 23, 30)]
    assert heard(arrived, department) == [*before, *after, at(1, 6, 8, year=2022)]
    assert [heard(arrived, person) for person in (other, zone)] == [[], []]
    undated = heard(arrived, province, "Lịch năm 2022 còn")  # whoever chooses days is told each month which are missing
    assert heard(arrived, province) == undated == [at(1, 4, 8, year=2022)]


async def test_the_level_above_hears_of_it_from_the_first_day_late_and_reminds(year: Life) -> None:
    department, province = await year.person("Sơn", "TG-NC"), await year.person("Hùng", "LDLD-TH")
    arrived = await year.mornings(at(12, 16, 8))
    assert heard(arrived, province, "2 việc quá hạn ở 2 đơn vị cấp dưới") == [at(12, 16, 8)]
    await year.does(urging.urge, province, [(year.keys["TG-NC"], THIS)], STANDARD)
    assert heard(await year.until(at(12, 16, 10)), department, "nhắc đồng chí") == [at(12, 16, 9)]


async def test_marked_done_everything_stops_for_this_department_alone(year: Life) -> None:
    department, policy = await year.person("Sơn", "TG-NC"), await year.person("Hoa", "CSPL")
    province = await year.person("Hùng", "LDLD-TH")
    await year.mornings(at(12, 8, 8))
    await year.does(mark_done, department, year.keys["TG-NC"], **IN_2021, done_on=date(2021, 12, 8))
    arrived = await year.mornings(at(12, 16, 8))
    assert heard(arrived, department) == []
    assert heard(arrived, policy) == [at(12, 14, 8), at(12, 16, 8)]
    assert heard(arrived, province, "1 việc quá hạn ở 1 đơn vị cấp dưới") == [at(12, 16, 8)]


@pytest.mark.parametrize("who", ["KKT", "CSPL", "TC"])
async def test_nobody_beside_it_marks_for_it(year: Life, who: str) -> None:
    officer = await year.person("Hoa", who)
    with pytest.raises(Refused):
        await year.does(mark_done, officer, year.keys["TG-NC"], **IN_2021, done_on=date(2021, 11, 30))


async def test_its_officers_see_their_own_duties_and_those_above_see_them_below(year: Life) -> None:
    department, province = await year.person("Sơn", "TG-NC"), await year.person("Hùng", "LDLD-TH")
    own = await year.does(owed_by_officer, department, CHOSEN)
    assert [(one.unit.short_name, one.duty.day) for one in own if one.duty.code == REPORT] == [
        ("Ban Tuyên giáo - Nữ công", LAST)
    ]
    lines = await year.does(below.owing, province, CHOSEN, THIS)
    assert [(line.unit.id, line.state) for line in lines] == [
        (year.keys[code], DutyState.OPEN) for code in ("CSPL", "TG-NC")
    ]


async def test_a_department_that_receives_the_plans_is_not_told_that_it_owes_none(year: Life) -> None:
    receives, other = await year.person("Sơn", "TG-NC"), await year.person("Hoa", "TC")
    year.clock.moment = at(3, 1, 9)
    told = [
        {one.written.code for one in await year.does(not_owed_by_officer, one, CHOSEN)} for one in (receives, other)
    ]
    assert ["th21-duty-plan" in codes for codes in told] == [False, True]


async def test_what_is_counted_below_is_what_is_listed(year: Life) -> None:
    """A named union is of a level that owes the plan too, and is counted once."""
    province, department = await year.person("Hùng", "LDLD-TH"), await year.person("Sơn", "TG-NC")
    await year.does(mark_done, department, year.keys["TG-NC"], **IN_2021, done_on=date(2021, 11, 30))
    counted = {one.this: (one.done, one.late, one.open) for one in await year.does(below.standings, province, CHOSEN)}
    listed: dict[Occurrence, list[DutyState]] = {}

    async def every(work: Work) -> list[tuple[str, Line]]:
        return await below.lines(work.connection, [year.keys["LDLD-TH"]], CHOSEN, work.now)

    for slug, line in await year.does(every):
        listed.setdefault(Occurrence(slug, line.event.code, occurrence(line.event)), []).append(line.state)
    order = (DutyState.DONE, DutyState.LATE, DutyState.OPEN)
    assert counted == {this: tuple(states.count(one) for one in order) for this, states in listed.items()}
    assert counted[THIS] == (1, 0, 1)
    assert counted[THIS._replace(duty="th21-duty-seminar-workers", occurrence="once")] == (0, 0, 1)


async def test_after_a_reorganisation_whoever_carries_on_owes_it(year: Life) -> None:
    act = Act(date(2021, 12, 10))
    await year.does(changes.change_status, act, year.keys["TG-NC"], UnitStatusCode.MERGED)
    await year.does(changes.set_successors, act, year.keys["TG-NC"], [year.keys["TC"]])
    old, new = await year.person("Sơn", "TG-NC"), await year.person("Hoa", "TC")
    arrived = await year.mornings(at(12, 16, 8))
    assert (heard(arrived, old), heard(arrived, new)) == (
        [at(12, 1, 8), at(12, 8, 8)],
        [at(12, 14, 8), at(12, 16, 8)],
    )


async def test_what_nobody_is_bound_to_reminds_nobody(life: Life) -> None:
    """The same year without departments in the tree: the officers of the federation are not asked in their place."""
    life.ticks.campaigns = CampaignCalendar([CAMPAIGN], load_national())
    life.clock.moment = at(11, 30, 23)
    province = await life.person("Hùng", "LDLD-TH")
    assert heard(await life.mornings(at(12, 16, 8)), province) == []
