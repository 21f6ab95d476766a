"""Planning is the same whatever the order and however often: on both databases, and for any sequence of days."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from datetime import date, timedelta
from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import Role, SlotState
from data.queries.reminders.reminders import Event
from data.tables import Person, ReminderSlot
from domain.calendar import load_national
from domain.campaigns import load_all
from domain.duties import mark_done, undo
from domain.reminders import CampaignCalendar, close_days, days_to_plan, mark, missed, plan, plan_within
from tests.support.clock import TestClock
from tests.support.pushes import doing, person
from tests.support.reminders import PLAN, THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

FIRST = date(2021, 2, 20)
DAYS = st.lists(st.integers(0, 75), max_size=25).map(lambda days: [FIRST + timedelta(day) for day in days])
_slot = table_of(ReminderSlot)

Rows = set[tuple[Any, ...]]


@pytest.fixture(scope="module")
def almanac() -> CampaignCalendar:
    return CampaignCalendar([THANH_HOA], load_national())


async def planned(work: Work) -> Rows:
    names = ("person_id", "unit_id", "campaign", "event", "event_day", "day", "state")
    found = await work.connection.execute(select(*(_slot.c[name] for name in names)))
    return {tuple(row) for row in found}


async def people(work: Work, keys: Keys) -> None:
    await person(work, "Hùng", officer_of=[keys["LDLD-TH"]])
    await person(work, "Sơn", officer_of=[keys["KKT"], keys["BV"]])
    await person(work, "Hoa", officer_of=[keys["MAY"]], member_of=keys["MAY"])
    await person(work, "Hạnh", member_of=keys["MAY"])
    await person(work, "Tổ trưởng", officer_of=[keys["MAY"]], role=Role.SECTION_LEADER)
    await person(work, "Mai", member_of=keys["BV"], channels=())


class UndoneError(Exception):
    """Ends a unit of work so that nothing of it remains."""

    def __init__(self, found: Rows) -> None:
        super().__init__()
        self.found = found


async def imagine(writer: Writer, almanac: CampaignCalendar, days: list[date]) -> Rows:
    """Plan these days, tell the slots, and leave nothing."""

    async def job(work: Work) -> None:
        for day in days:
            await plan_within(work, almanac, day, STANDARD)
        raise UndoneError(await planned(work))

    with pytest.raises(UndoneError) as ended:
        await writer.run(job)
    return ended.value.found


@pytest.fixture
async def whole(writer: Writer, keys: Keys, almanac: CampaignCalendar) -> Rows:
    """The slots of every day of the span; the people stay."""
    await writer.run(doing(people, keys))
    return await imagine(writer, almanac, [FIRST + timedelta(day) for day in range(76)])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=DAYS)
async def test_any_days_in_any_order_give_the_slots_of_each(
    writer: Writer, almanac: CampaignCalendar, whole: Rows, days: list[date]
) -> None:
    assert whole
    assert await imagine(writer, almanac, days) == {row for row in whole if row[5] in days}


async def test_planned_for_the_right_people_on_both_databases(
    both: Writer, tree: Keys, almanac: CampaignCalendar
) -> None:
    await both.run(doing(people, tree))
    for _ in range(2):
        await plan(both, almanac, date(2021, 2, 26), STANDARD)
    zone = min(tree["KKT"], tree["BV"])
    slot = (2, zone, "thanh-hoa-2021", "th21-duty-plan", date(2021, 3, 5), date(2021, 2, 26), SlotState.PLANNED)
    assert await both.run(planned) == {slot}


async def test_members_are_planned_without_a_unit_on_both_databases(
    both: Writer, tree: Keys, almanac: CampaignCalendar, clock: TestClock
) -> None:
    clock.moment = at(7, 28)
    await both.run(doing(people, tree))
    await plan(both, almanac, date(2021, 7, 28), STANDARD)
    greeted = {row[:4] for row in await both.run(planned)}
    assert greeted == {(who, None, "national", "vn-trade-union") for who in (3, 4, 6)}  # the last has no app


async def test_a_plan_begins_with_those_who_want_it(writer: Writer, keys: Keys) -> None:
    """A million members belong to the unit: neither they nor their rows are gone through for the few who are due."""
    await writer.run(doing(person, "Hạnh", member_of=keys["MAY"]))
    asked: list[str] = []
    event.listen(
        writer.writes_on.sync_engine, "before_cursor_execute", lambda _c, _k, words, *_: asked.append(str(words))
    )
    everything = CampaignCalendar(load_all().values(), load_national())
    for day in (date(2021, 7, 28), date(2021, 12, 28)):  # a greeting, and the end of a phase
        await plan(writer, everything, day, STANDARD)
    statements = [words for words in asked if "INSERT INTO reminder_slot" in words and "membership" in words]
    async with writer.engine.connect() as connection:
        plans = [
            (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", ("",) * words.count("?"))).all()
            for words in statements
        ]
    begun = [steps[0][-1] for steps in plans]
    index = "SEARCH person USING COVERING INDEX ix_person_{} (id>? AND id<?)"
    assert begun == [index.format(what) for what in ("wishes", "reminders")]
    rest = " ".join(step[-1] for steps in plans for step in steps[1:])
    assert "SCAN membership" not in rest
    assert "TEMP B-TREE" not in rest


@pytest.mark.parametrize("ended", [None, 3])
async def test_a_day_is_planned_a_few_people_in_each_unit(
    both: Writer, tree: Keys, almanac: CampaignCalendar, monkeypatch: pytest.MonkeyPatch, ended: int | None
) -> None:
    """Who plans may be ended midway: who goes on plans the same."""
    monkeypatch.setattr(import_module("domain.reminders.plan"), "SPAN", 2)
    for number in range(9):
        await both.run(doing(person, f"Người {number}", member_of=tree["MAY"]))
    day, added, run = date(2021, 7, 28), [0], both.run

    async def counting(job: Callable[[Work], Awaitable[Any]]) -> Any:
        if len(added) == ended:
            raise KeyboardInterrupt
        result = await run(job)
        added.append(len(await run(planned)))
        return result

    monkeypatch.setattr(both, "run", counting)
    with pytest.raises(KeyboardInterrupt) if ended else nullcontext():
        await plan(both, almanac, day, STANDARD)
    assert max(after - before for before, after in pairwise(added)) == 2
    monkeypatch.setattr(both, "run", run)
    assert await mark_of(both) == (None if ended else day)
    await plan(both, almanac, day, STANDARD)
    assert len(await both.run(planned)) == 9
    assert await mark_of(both) == day


async def test_what_officers_are_reminded_of_is_planned_without_going_through_all_members(
    both: Writer, tree: Keys, almanac: CampaignCalendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("domain.reminders.plan"), "SPAN", 2)
    await both.run(doing(person, "Sơn", officer_of=[tree["KKT"]]))
    for number in range(9):
        await both.run(doing(person, f"Người {number}", member_of=tree["MAY"]))
    await both.run(doing(person, "Hùng", officer_of=[tree["BV"]]))
    day, runs, run = date(2021, 2, 26), [0], both.run

    async def counting(job: Callable[[Work], Awaitable[Any]]) -> Any:
        runs[0] += 1
        return await run(job)

    monkeypatch.setattr(both, "run", counting)
    await plan(both, almanac, day, STANDARD)
    due = almanac.due(day, STANDARD, day)
    assert {one.officers for one in due} == {True}
    assert len(await run(planned)) >= len(due)
    assert runs[0] <= len(due) + 2  # for each, a beginning and an end


async def mark_of(writer: Writer) -> date | None:
    return await writer.run(mark)


async def test_done_and_undone_on_both_databases(
    both: Writer, tree: Keys, almanac: CampaignCalendar, clock: TestClock
) -> None:
    clock.moment = at(2, 26)
    await both.run(doing(people, tree))
    await plan(both, almanac, date(2021, 2, 26), STANDARD)
    states = []
    for act, unit in ((mark_done, "KKT"), (mark_done, "BV"), (undo, "KKT")):
        done_on = {"done_on": date(2021, 2, 26)} if act is mark_done else {}
        await both.run(doing(act, 1, tree[unit], **PLAN, **done_on))
        states += [row[6] for row in await both.run(planned)]
    assert states == [SlotState.PLANNED, SlotState.DROPPED, SlotState.PLANNED]


async def test_days_that_are_over_are_missed_on_both_databases(
    both: Writer, tree: Keys, almanac: CampaignCalendar, clock: TestClock
) -> None:
    clock.moment = at(2, 27, 9)
    await both.run(doing(people, tree))
    await plan(both, almanac, date(2021, 2, 26), STANDARD)
    await both.run(doing(close_days, clock.moment))
    (lost,) = await both.run(lambda work: missed(work.connection, date(2021, 2, 1)))
    assert (lost.person_id, lost.day, lost.event) == (2, date(2021, 2, 26), "th21-duty-plan")
    below = select(table_of(Person).c.id).where(table_of(Person).c.id == -1)
    assert not await both.run(lambda work: missed(work.connection, date(2021, 2, 1), below))


@pytest.mark.parametrize(
    ("mark", "days"),
    [
        (None, [date(2021, 3, 5)]),
        (date(2021, 3, 5), [date(2021, 3, 5)]),
        (date(2021, 3, 9), [date(2021, 3, 5)]),  # the clock was set back
        (date(2021, 3, 3), [date(2021, 3, 4), date(2021, 3, 5)]),
    ],
)
def test_the_days_since_the_last_planning(mark: date | None, days: list[date]) -> None:
    assert list(days_to_plan(mark, date(2021, 3, 5))) == days


def test_a_long_absence_is_not_planned_for_ever() -> None:
    assert len(list(days_to_plan(date(2019, 1, 1), date(2021, 3, 5)))) == 61


def test_a_day_that_several_documents_name_stands_once() -> None:
    almanac = CampaignCalendar(load_all().values(), load_national())
    union_day = [ref for ref in almanac.entries(2021) if ref.event_day == date(2021, 7, 28)]
    assert union_day == [Event("national", "vn-trade-union", date(2021, 7, 28))]


def test_beginning_and_end_of_a_phase_are_two_events() -> None:
    almanac = CampaignCalendar(load_all().values(), load_national())
    phases = [ref.event for ref in almanac.entries(2020) if ref.event.startswith("dl20-phase-1")]
    assert phases == ["dl20-phase-1@start", "dl20-phase-1@end"]


def test_what_is_remembered_fits_its_column() -> None:
    almanac = CampaignCalendar(load_all().values(), load_national())
    refs = [ref for year in range(2020, 2031) for ref in almanac.entries(year)]
    assert max(len(ref.event) for ref in refs) <= 64
