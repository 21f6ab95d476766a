"""Planning: every event of a day's calendar becomes slots for those who are meant. Doing it again changes nothing.

A rule may mean everybody: the program plans a few thousand people in each unit of work, so that nobody waits behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect
from data.engine.unit_of_work import Work, Writer
from data.queries.announcements import audience
from data.queries.campaigns.issuers import covers_all
from data.queries.members import people
from data.queries.reminders import reminders
from data.queries.units.units import subtree
from data.types import HANOI
from domain.campaigns.issuers import issuers_on
from domain.campaigns.named_units import named_on
from domain.duties import chasing
from domain.quiet_hours import Hours
from domain.reminders.campaign_calendar import CampaignCalendar, Due
from domain.reminders.recipients import meant

MARK = "plan"
LONGEST_ABSENCE = 60
"""Days that are planned after the program was off, so that what was missed is listed."""


SPAN = 5_000
"""People who are gone through in one unit of work: where all of them are meant that takes 20 ms."""


async def plan(writer: Writer, calendar: CampaignCalendar, day: date, hours: Hours) -> None:
    """Plan the reminders of one day, for those who hold their roles at the hour of the reminders.

    The day is noted at the end: a process that ends midway begins it anew, and whoever has a slot keeps it.
    """
    since = await writer.run(chasing.began)
    async with writer.engine.connect() as connection:
        last = await people.last(connection)
        found = await whom_of(connection, calendar.due(day, hours, since), datetime.combine(day, hours.officers, HANOI))
    for whom in found:
        async with writer.engine.connect() as connection:
            pages = await _pages(connection, whom, last)
        for page in pages:
            await writer.run(partial(_plan, due=whom.due, day=day, pairs=page))
    await writer.run(partial(_note, day=day))


async def plan_within(work: Work, calendar: CampaignCalendar, day: date, hours: Hours) -> None:
    """Do the same within one unit of work, for a restored database that no program runs on yet: nobody waits."""
    moment = datetime.combine(day, hours.officers, HANOI)
    since = await chasing.began(work)
    for due, pairs, _ in await whom_of(work.connection, calendar.due(day, hours, since), moment):
        await _plan(work, due, day, pairs)
    await _note(work, day)


class Whom(NamedTuple):
    """Who is meant by something. `few`: not more than one unit of work plans."""

    due: Due
    pairs: AnySelect
    few: bool


async def whom_of(connection: AsyncConnection, found: list[Due], moment: datetime) -> list[Whom]:
    """Select who is meant by each; what holds for every unit there is need not be compared with units page by page.

    What concerns one unit is planned at once where few people are below it: hundreds of units may have a day of their
    own on one day, and each would go through everybody.
    """
    issuers, whom = await issuers_on(connection, moment.date()), []
    named = await named_on(connection, moment.date())
    for due in found:
        heads = due.heads(issuers)
        if heads:
            own = due.entry.event.unit is not None
            few = own and await audience.are_few(connection, subtree(heads, moment.date()), SPAN)
            every = not few and await covers_all(connection, heads, moment.date())
            whom.append(Whom(due, meant(due, moment, None if every else heads, named, few=few), few))
    return whom


async def _pages(connection: AsyncConnection, whom: Whom, last: int) -> list[AnySelect]:
    """Divide those who are gone through, a page for each unit of work. `last`: the greatest key of a person.

    Officers are few among all people, and a day that one unit chose concerns few of them: theirs alone are.
    """
    if whom.few:
        return [whom.pairs]
    spans = [(after, after + SPAN) for after in range(0, last, SPAN)]
    if whom.due.officers:
        keys = await audience.list_people(connection, whom.pairs)
        spans = [(keys[at] - 1, keys[min(at + SPAN, len(keys)) - 1]) for at in range(0, len(keys), SPAN)]
    return [audience.among(whom.pairs, span) for span in spans]


async def _plan(work: Work, due: Due, day: date, pairs: AnySelect) -> None:
    await reminders.plan(work.connection, due.entry.ref, day, pairs, as_officers=due.officers)


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
