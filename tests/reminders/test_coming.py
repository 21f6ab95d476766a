"""What is announced as “Sắp gửi” is what is sent: the same planner is asked, and some weeks are lived."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.enums import SlotState
from data.tables import Push, ReminderSlot
from data.types import HANOI
from domain.calendar import load_national
from domain.duties import mark_done
from domain.reminders import CampaignCalendar, Coming, coming, count_coming
from tests.support.life import Life, life
from tests.support.pushes import doing, person
from tests.support.reminders import PLAN, THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

__all__ = ["life"]

CALENDAR = CampaignCalendar([THANH_HOA], load_national())
SENDING = (time(8), time(11, 30))

Line = tuple[date, time, str, date, bool]
"""Day and hour of sending, the event with its day, and whether it goes to officers."""


def line(planned: Coming) -> Line:
    ref = planned.due.entry.ref
    return (planned.day, planned.hour, ref.event, ref.event_day, planned.due.officers)


async def announced(life: Life, first: date, last: date) -> Counter[Line]:
    async with life.writer.engine.connect() as connection:
        found = await count_coming(connection, CALENDAR, first, last, STANDARD, today=first)
    return Counter({line(planned): planned.people or 0 for planned in found})


async def sent(life: Life) -> Counter[Line]:
    """Count what was really sent, by the slots and the messages in which they went."""
    slot, push = table_of(ReminderSlot), table_of(Push)
    found = select(slot.c.event, slot.c.event_day, slot.c.unit_id, push.c.created_at).join(
        push, push.c.id == slot.c.push_id
    )
    async with life.writer.engine.connect() as connection:
        rows = (await connection.execute(found.where(slot.c.state == SlotState.SENT))).all()
    return Counter(_sent(row) for row in rows)


def _sent(row: Any) -> Line:
    moment = row.created_at.astimezone(HANOI)
    return (moment.date(), moment.time(), row.event, row.event_day, row.unit_id is not None)


async def lives(life: Life, first: date, last: date) -> None:
    for number in range((last - first).days + 1):
        for hour in SENDING:
            life.clock.moment = datetime.combine(first + timedelta(number), hour, HANOI)
            for due in (life.ticks.remind, life.ticks.release):
                await due(life.clock.moment)
        await life.ticks.deliver()


async def settles(life: Life) -> None:
    await life.person("Hùng", "LDLD-TH")
    await life.person("Sơn", "KKT")
    await life.person("Hoa", "MAY")
    await life.person("Dung", "MAY")
    await life.person("Vân", "CDVC", "BV")
    for name in ("Hạnh", "Mai", "Lan"):
        await life.person(name, member_of="MAY")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2021, 2, 26), date(2021, 3, 20)),  # deadlines, weekends, and what is late
        (date(2021, 7, 20), date(2021, 7, 29)),  # greetings
        (date(2025, 1, 24), date(2025, 2, 4)),  # over Tết: 29/01 is its first day, Party day is 03/02
    ],
)
async def test_what_was_announced_is_sent(life: Life, first: date, last: date) -> None:
    await settles(life)
    before = await announced(life, first, last)
    await lives(life, first, last)
    assert before == await sent(life)
    assert before


async def test_whoever_has_done_it_is_announced_no_more(life: Life) -> None:
    await settles(life)
    span = (date(2021, 2, 26), date(2021, 3, 8))
    plan = [people for (_, _, event, *_), people in (await announced(life, *span)).items() if event == PLAN["duty"]]
    assert plan == [2] * 5  # four times before the last day, once after it; Vân has two units and one message
    life.clock.moment = at(2, 26, 7)
    await life.does(mark_done, 2, life.keys["KKT"], **PLAN, done_on=date(2021, 2, 26))
    again = await announced(life, *span)
    assert {people for (_, _, event, *_), people in again.items() if event == PLAN["duty"]} == {1}
    await lives(life, *span)
    assert again == await sent(life)


async def test_an_officer_sees_what_goes_to_their_part_of_the_tree(both: Writer, tree: Keys) -> None:
    for name, unit in (("Hùng", "LDLD-TH"), ("Sơn", "KKT"), ("Vân", "BV")):
        await both.run(doing(person, name, officer_of=[tree[unit]]))
    for number, unit in enumerate(("MAY", "MAY", "GIAY", "BV")):
        await both.run(doing(person, f"Người {number}", member_of=tree[unit]))
    day = date(2021, 7, 28)
    async with both.engine.connect() as connection:
        for unit, people in (("LDLD-TH", 4), ("KKT", 3), ("MAY", 2), ("CDVC", 0)):
            found = await count_coming(connection, CALENDAR, day, day, STANDARD, today=day, within=[tree[unit]])
            assert sum(planned.people or 0 for planned in found if not planned.due.officers) == people


def test_nothing_is_sent_to_officers_on_days_off_nor_to_anybody_over_tet() -> None:
    found = list(coming(CALENDAR, date(2021, 2, 25), date(2024, 8, 1), STANDARD, date(2021, 2, 25)))
    assert all(STANDARD.is_working_day(planned.day) for planned in found if planned.due.officers)
    assert not any(STANDARD.in_pause(planned.day) for planned in found)
    assert any(planned.is_late for planned in found)
    sundays = {planned.day for planned in found if planned.day.strftime("%a") == "Sun" and not planned.due.officers}
    assert date(2024, 7, 28) in sundays
