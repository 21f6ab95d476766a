"""Planning: every event of a day's calendar becomes slots for those who are meant. Doing it again changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from data.queries import reminders
from data.types import HANOI
from data.work import Work
from domain.reminders.almanac import Almanac
from domain.reminders.hours import Hours
from domain.reminders.meant import meant

MARK = "plan"
LONGEST_ABSENCE = 60
"""Days that are planned after the program was off, so that what was missed is listed."""


async def plan(work: Work, almanac: Almanac, day: date, hours: Hours) -> None:
    """Plan the reminders of one day, for those who hold their roles at the hour of the reminders.

    What was missed of it although it is not over, and although it was not the last to be planned, was missed by a clock
    that ran ahead: that is planned again.
    """
    last = await reminders.mark(work.connection, MARK)
    moment = datetime.combine(day, hours.officers, HANOI)
    for due in almanac.due(day, hours):
        await reminders.plan(work.connection, due.entry.ref, day, meant(due, moment), as_officers=due.officers)
    if day >= work.now.astimezone(HANOI).date() and day != last:
        await reminders.plan_missed_again(work.connection, day)
    await reminders.set_mark(work.connection, MARK, day)


async def mark(work: Work) -> date | None:
    """Return the last day that was planned."""
    return await reminders.mark(work.connection, MARK)


def days_to_plan(mark: date | None, today: date) -> Iterator[date]:
    """Yield today, and before it the days since the last planning."""
    first = today if mark is None else max(min(mark + timedelta(days=1), today), today - timedelta(LONGEST_ABSENCE))
    return (first + timedelta(days=number) for number in range((today - first).days + 1))
