"""Officers of the issuing unit choose days: who may, whom the second sees, and what becomes of the reminders."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import PushState, SlotState, UnitStatusCode
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import Held
from data.tables import AuditEntry, Push
from domain.campaigns.attaching import attach
from domain.errors import Problem, Refused
from domain.reminders import plan
from domain.units import Act, changes
from domain.year.choosing import choose_day
from tests.support.pushes import doing, person
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.year_office import NOMINEES as KEY
from tests.support.year_office import Office, office

__all__ = ["office"]

FIRST, SECOND = date(2021, 11, 15), date(2021, 11, 22)
_push, _audit = table_of(Push), table_of(AuditEntry)


async def test_a_choice_is_a_row_with_author_and_moment_and_undo_is_one_more(office: Office) -> None:
    first = await office.chooses(FIRST)
    await office.undoes(await office.chooses(SECOND, first))
    row = await office.reads(chosen_days.last, KEY)
    assert (row.day_before, row.day_after, row.name, row.chosen_at) == (SECOND, FIRST, "Hùng", office.clock.now())
    assert await office.reads(chosen_days.holding) == {KEY: Held(FIRST)}
    await office.undoes(await office.undoes(row.id))
    assert await office.reads(chosen_days.holding) == {KEY: Held(FIRST)}
    trail = await office.rows(select(_audit.c.subject, _audit.c.detail).where(_audit.c.action == "day_chosen"))
    assert [(row.subject, row.detail["before"], row.detail["after"]) for row in trail][:2] == [
        ("campaign:thanh-hoa-2021", None, "2021-11-15"),
        ("campaign:thanh-hoa-2021", "2021-11-15", "2021-11-22"),
    ]


async def test_the_first_choice_undone_leaves_what_the_file_has(office: Office) -> None:
    await office.undoes(await office.chooses(FIRST))
    assert await office.reads(chosen_days.holding) == {}


@pytest.mark.parametrize("verb", ["UPDATE chosen_day SET year = 2020", "DELETE FROM chosen_day"])
async def test_the_database_itself_refuses_to_change_a_choice(office: Office, verb: str) -> None:
    await office.chooses(FIRST)

    async def change(work: Work) -> None:
        await work.connection.execute(text(verb))

    with pytest.raises(DBAPIError, match="only added to"):
        await office.writer.run(change)


async def test_only_officers_of_the_issuing_unit_choose(office: Office) -> None:
    with pytest.raises(Refused):
        await office.chooses(FIRST, officer=office.below)
    with pytest.raises(Refused):
        await office.writer.run(doing(choose_day, None, THANH_HOA, KEY, seen=None, day=FIRST))
    assert await office.reads(chosen_days.holding) == {}


async def test_after_a_merger_the_officers_of_the_successor_choose(office: Office) -> None:
    """The zone's union issued the campaign here; it ends, and another carries on."""
    await office.writer.run(doing(attach, THANH_HOA.slug, office.keys["KKT"]))
    heir = await office.writer.run(doing(person, "Lan", officer_of=[office.keys["CDVC"]]))
    with pytest.raises(Refused):
        await office.chooses(FIRST, officer=heir)
    act = Act(date(2021, 9, 1), legal_act="Quyết định 9")
    await office.writer.run(doing(changes.set_successors, act, office.keys["KKT"], [office.keys["CDVC"]]))
    await office.writer.run(doing(changes.change_status, act, office.keys["KKT"], UnitStatusCode.MERGED))
    await office.chooses(FIRST, officer=heir)
    assert await office.reads(chosen_days.holding) == {KEY: Held(FIRST)}


async def test_the_second_of_two_officers_changes_nothing_unseen(office: Office) -> None:
    first = await office.chooses(FIRST)
    with pytest.raises(Problem, match="day_chosen_meanwhile"):
        await office.chooses(SECOND, None)
    with pytest.raises(Problem, match="day_chosen_meanwhile"):
        await office.undoes(first - 1)
    await office.chooses(SECOND, first)
    assert await office.reads(chosen_days.holding) == {KEY: Held(SECOND)}


@pytest.mark.parametrize(
    ("day", "problem"),
    [(date(2021, 9, 30), "day_is_over"), (date(2022, 1, 1), "day_elsewhere")],
)
async def test_a_day_that_is_over_or_of_another_year_is_not_chosen(office: Office, day: date, problem: str) -> None:
    with pytest.raises(Problem, match=problem):
        await office.chooses(day)


async def test_a_stated_day_is_not_chosen(office: Office) -> None:
    stated = KEY._replace(code="th21-duty-plan")
    with pytest.raises(Problem, match="duty_unknown"):
        await office.writer.run(doing(choose_day, office.issuer, THANH_HOA, stated, seen=None, day=FIRST))


async def test_a_duty_reminds_once_it_has_a_day(office: Office) -> None:
    week_before = FIRST - timedelta(7)
    assert await office.morning(week_before) == 0
    assert await office.slots() == []
    await office.chooses(FIRST)
    assert await office.morning(week_before) == 1
    assert await office.slots() == [(FIRST, SlotState.SENT)]


async def test_the_old_day_is_dropped_with_what_still_waits_and_the_new_one_is_planned(office: Office) -> None:
    first = await office.chooses(FIRST)
    assert await office.morning(FIRST - timedelta(7)) == 1
    await office.chooses(FIRST + timedelta(1), first)
    assert await office.slots() == [(FIRST, SlotState.DROPPED)]
    waiting = await office.rows(select(_push.c.state, _push.c.problem))
    assert [tuple(row) for row in waiting] == [(PushState.CANCELLED, "day_chosen")]
    assert await office.morning(FIRST - timedelta(6)) == 1
    assert (await office.slots())[-1] == (FIRST + timedelta(1), SlotState.SENT)


async def test_a_day_that_is_brought_back_before_the_hour_is_reminded_of_after_all(office: Office) -> None:
    week_before = FIRST - timedelta(7)
    first = await office.chooses(FIRST)
    await office.morning(week_before, hour=5)
    assert await office.slots() == [(FIRST, SlotState.PLANNED)]
    second = await office.chooses(SECOND, first)
    assert await office.slots() == [(FIRST, SlotState.DROPPED)]
    await office.undoes(second)
    assert await office.morning(week_before) == 1
    assert await office.slots() == [(FIRST, SlotState.SENT)]


async def test_nothing_goes_out_by_a_calendar_of_before(office: Office) -> None:
    """The process that releases has not looked yet: it waits for its next look, and loses nothing."""
    week_before = FIRST - timedelta(7)
    stale = await office.calendar()
    await office.chooses(FIRST)
    await plan(office.writer, await office.calendar(), week_before, STANDARD)
    assert await office.releases(stale, week_before) == 0
    assert await office.slots() == [(FIRST, SlotState.PLANNED)]
    assert await office.releases(await office.calendar(), week_before) == 1


async def test_a_day_that_has_become_past_is_not_brought_back_and_never_sent(office: Office) -> None:
    second = await office.chooses(SECOND, await office.chooses(FIRST))
    office.clock.moment = at(11, 17, 9)
    with pytest.raises(Problem, match="day_is_over"):
        await office.undoes(second)
    for day in (17, 18, 19):
        await office.morning(date(2021, 11, day))
    assert {day for day, _ in await office.slots()} == {SECOND}
