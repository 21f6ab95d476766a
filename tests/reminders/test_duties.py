"""What units owe, by the labels that they bear."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.enums import Level, UnitStatusCode
from data.tables import AuditEntry, DutyDone
from domain.calendar.duties import duty_events
from domain.campaigns import load_all
from domain.duties import Duty, DutyState, mark_done, owed, owing_levels, undo
from domain.duties.owing import occurrence
from domain.errors import Problem, Refused
from domain.units import Act, changes
from tests.support.clock import TestClock
from tests.support.pushes import doing, person
from tests.support.reminders import PLAN, THANH_HOA, at
from tests.support.unit_tree import Keys

DAY = date(2021, 3, 2)


async def duties(writer: Writer, unit_id: int, day: date = DAY) -> dict[str, Duty]:
    found = await writer.run(lambda work: owed(work.connection, unit_id, [THANH_HOA], day))
    return {duty.code: duty for duty in found}


@pytest.mark.parametrize(
    ("unit", "owes", "does_not_owe"),
    [
        ("KKT", {"th21-duty-plan", "th21-duty-launch-superior"}, {"th21-duty-launch-grassroots"}),
        ("BV", {"th21-duty-plan", "th21-duty-launch-grassroots"}, {"th21-duty-launch-superior"}),
        ("MAY", {"th21-duty-launch-grassroots", "th21-duty-plan-grassroots"}, {"th21-duty-plan"}),
        ("LDLD-TH", set(), {"th21-duty-plan", "th21-duty-province-review"}),
    ],
)
async def test_a_unit_owes_by_its_level(
    writer: Writer, keys: Keys, unit: str, owes: set[str], does_not_owe: set[str]
) -> None:
    found = set(await duties(writer, keys[unit]))
    assert owes <= found
    assert not does_not_owe & found


async def test_the_deadline_as_written_and_as_the_last_day(writer: Writer, keys: Keys) -> None:
    plan = (await duties(writer, keys["KKT"]))["th21-duty-plan"]
    assert (plan.written, plan.day, plan.section, plan.chosen) == (
        "trước ngày 06/3/2021",
        date(2021, 3, 5),
        "IV.2.1",
        False,
    )


async def test_open_late_and_done(writer: Writer, keys: Keys, clock: TestClock) -> None:
    clock.moment = at(3, 8, 9)
    zone = await writer.run(doing(person, "Sơn", officer_of=[keys["KKT"]]))

    async def state(day: date) -> tuple[DutyState, date | None, str | None]:
        plan = (await duties(writer, keys["KKT"], day))["th21-duty-plan"]
        return plan.state, plan.done_on, plan.letter

    assert await state(date(2021, 3, 5)) == (DutyState.OPEN, None, None)
    assert await state(date(2021, 3, 6)) == (DutyState.LATE, None, None)
    assert await state(date(2022, 1, 10)) == (DutyState.LATE, None, None)
    done = {"done_on": date(2021, 3, 8), "letter": "12/CĐKKT"}
    await writer.run(doing(mark_done, zone, keys["KKT"], **PLAN, **done))
    assert await state(date(2021, 3, 8)) == (DutyState.DONE, date(2021, 3, 8), "12/CĐKKT")
    await writer.run(doing(undo, zone, keys["KKT"], **PLAN))
    assert await state(date(2021, 3, 8)) == (DutyState.LATE, None, None)


async def test_last_year_is_over(writer: Writer, keys: Keys) -> None:
    reviews = await duties(writer, keys["KKT"], date(2023, 5, 1))
    assert reviews["th21-duty-review-superior"].occurrence == "2023"
    assert "th21-duty-review-5-years" not in reviews


async def test_a_unit_owes_by_what_it_was_on_the_day(writer: Writer, keys: Keys) -> None:
    """From April on the hospital's union is under the zone: it owed the plan in March, and not the next one."""
    act = Act(date(2021, 4, 1), legal_act="Quyết định 1")
    await writer.run(doing(changes.change_status, act, keys["BV"], UnitStatusCode.ACTIVE, Level.GRASSROOTS))
    assert "th21-duty-plan" in await duties(writer, keys["BV"], date(2021, 3, 5))
    assert "th21-duty-plan" not in await duties(writer, keys["BV"], date(2021, 4, 2))


async def test_marking_leaves_a_trail_and_marking_twice_is_harmless(
    writer: Writer, keys: Keys, clock: TestClock, engine: AsyncEngine
) -> None:
    clock.moment = at(3, 2, 9)
    province = await writer.run(doing(person, "Hùng", officer_of=[keys["LDLD-TH"]]))
    for _ in range(2):
        await writer.run(doing(mark_done, province, keys["KKT"], **PLAN, done_on=DAY))
    audit, done = table_of(AuditEntry), table_of(DutyDone)
    ours = audit.c.action.in_(["duty_done", "duty_undone"])
    async with engine.connect() as connection:
        trail = (await connection.execute(select(audit.c.action, audit.c.actor_id, audit.c.subject).where(ours))).all()
        marked = (await connection.execute(select(done.c.marked_by))).scalars().all()
    assert [tuple(row) for row in trail] == [("duty_done", province, f"unit:{keys['KKT']}")]
    assert marked == [province]


REFUSED: list[tuple[str, dict[str, Any], type[Problem]]] = [
    ("MAY", {}, Refused),
    ("KKT", {"done_on": date(2021, 2, 28)}, Problem),
    ("KKT", {"duty": "th21-duty-nothing"}, Problem),
    ("KKT", {"occurrence": "2021"}, Problem),
]


@pytest.mark.parametrize(("officer_of", "asked", "problem"), REFUSED)
async def test_what_cannot_be_marked(
    writer: Writer, keys: Keys, officer_of: str, asked: dict[str, Any], problem: type[Problem]
) -> None:
    officer = await writer.run(doing(person, "Hoa", officer_of=[keys[officer_of]]))
    with pytest.raises(problem):
        await writer.run(doing(mark_done, officer, keys["KKT"], **{**PLAN, "done_on": date(2021, 2, 27), **asked}))


async def test_nothing_marked_nothing_undone(writer: Writer, keys: Keys) -> None:
    officer = await writer.run(doing(person, "Sơn", officer_of=[keys["KKT"]]))
    with pytest.raises(Problem, match="duty_not_marked"):
        await writer.run(doing(undo, officer, keys["KKT"], **PLAN))


def test_commune_unions_owe_what_superior_unions_owed() -> None:
    plan = next(event for event in duty_events(THANH_HOA) if event.code == "th21-duty-plan")
    assert set(owing_levels(plan) or ()) == {
        Level.DIRECTLY_SUPERIOR_UNION,
        Level.COMMUNE_UNION,
        Level.DIRECTLY_ATTACHED_GRASSROOTS,
    }


def test_every_occurrence_of_every_document_has_its_own_name() -> None:
    events = [(campaign.slug, event) for campaign in load_all().values() for event in duty_events(campaign)]
    names = [(slug, event.code, occurrence(event)) for slug, event in events]
    assert len(set(names)) == len(names)
