"""Planning: every event of a day's calendar becomes slots for those who are meant. Doing it again changes nothing.

A rule may mean everybody: the program plans some people in each unit of work, so that nobody waits behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from data.engine.statements import AnySelect
from data.engine.unit_of_work import Work, Writer
from data.queries.announcements.audience import Span
from data.queries.reminders import planning, reminders
from data.types import HANOI
from domain.duties import chasing
from domain.quiet_hours import Hours
from domain.reminders.campaign_calendar import CampaignCalendar, Due
from domain.reminders.pages import Pages
from domain.reminders.recipients import Whom, wanted, whom_of
from domain.reminders.together import plan_together, together

MARK = "plan"
LONGEST_ABSENCE = 60
"""Days that are planned after the program was off, so that what was missed is listed."""


SPAN = 2_000
"""People who are given slots in one unit of work: that takes less than 20 ms."""


async def plan(writer: Writer, calendar: CampaignCalendar, day: date, hours: Hours) -> None:
    """Plan the reminders of one day, for those who hold their roles at the hour of the reminders.

    The day is noted at the end: a process that ends midway begins it anew, and whoever has a slot keeps it.
    """
    since, moment = await writer.run(chasing.began), datetime.combine(day, hours.officers, HANOI)
    pages = Pages(writer.engine)
    async with writer.engine.connect() as connection:
        found = await whom_of(connection, calendar.due(day, hours, since), moment, SPAN)
    shared = together(found)
    for whom in found:
        if whom not in shared:
            await _plan_alone(writer, pages, whom, day)
    await plan_together(writer, pages, shared, SPAN)
    await writer.run(partial(_note, day=day))


async def plan_within(work: Work, calendar: CampaignCalendar, day: date, hours: Hours) -> None:
    """Do the same within one unit of work, for a restored database that no program runs on yet: nobody waits."""
    moment = datetime.combine(day, hours.officers, HANOI)
    since = await chasing.began(work)
    for whom in await whom_of(work.connection, calendar.due(day, hours, since), moment, SPAN):
        await _plan(work, whom.due, day, _insert(work.connection.dialect.name, whom.due, whom.pairs))
    await _note(work, day)


async def _plan_alone(writer: Writer, pages: Pages, whom: Whom, day: date) -> None:
    """Plan something by itself, a page in each unit of work.

    Officers are few among all people, and so are those who want something where it is not everybody.
    """
    pairs, spans = whom.pairs, await _spans(pages, whom)
    insert = _insert(writer.engine.dialect.name, whom.due, pairs if spans == [None] else planning.paged(pairs))
    for span in spans:
        await writer.run(partial(_plan, due=whom.due, day=day, insert=insert, span=span))


async def _spans(pages: Pages, whom: Whom) -> Sequence[Span | None]:
    if whom.few:
        return [None]
    if whom.due.officers:
        return await pages.of_officers(whom.pairs, SPAN)
    return await pages.of_members(SPAN, wishes=wanted(whom.due).wishes)


def _insert(dialect: str, due: Due, pairs: AnySelect) -> Any:
    return planning.insert_of(dialect, pairs, as_officers=due.officers)


async def _plan(work: Work, due: Due, day: date, insert: Any, span: Span | None = None) -> None:
    await planning.plan(work.connection, insert, due.entry.ref, day, span)


async def _note(work: Work, day: date) -> None:
    """Note that a day is planned.

    What was missed of it although it is not over, and although it was not the last to be planned, was missed by a clock
    that ran ahead: that is planned again.
    """
    last = await reminders.mark(work.connection, MARK)
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
