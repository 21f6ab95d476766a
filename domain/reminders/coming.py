"""What will be sent, day by day: asked of the planner itself, with the hour and the number of people who get a slot."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.reminders import planning
from data.types import HANOI
from domain.duties import chasing
from domain.quiet_hours import Hours
from domain.reminders.campaign_calendar import CampaignCalendar, Due
from domain.reminders.plan import SPAN
from domain.reminders.recipients import whom_of

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Coming:
    """What officers, or members, will be reminded of on a day, from an hour on; several for one person go together.

    `people`: who would get it as things stand; None where nobody was counted.
    """

    day: date
    hour: time
    due: Due
    people: int | None = None

    @property
    def is_late(self) -> bool:
        """Whether the last day of the duty is over by then: it goes only to units that have not done it."""
        return self.due.entry.day < self.day


def coming(
    calendar: CampaignCalendar, first: date, last: date, hours: Hours, since: date | None = None
) -> Iterator[Coming]:
    """Yield what the planner will plan for each of these days, both included, by the calendar alone.

    `since`: from when last days are chased, as in `CampaignCalendar.due`.
    """
    for number in range((last - first).days + 1):
        yield from _on(calendar.due(first + number * _DAY, hours, since), first + number * _DAY, hours)


def _on(dues: Sequence[Due], day: date, hours: Hours) -> Iterator[Coming]:
    for officers in (True, False):
        hour = hours.officers if officers else hours.members
        yield from (Coming(day, hour, due) for due in dues if due.officers is officers)


async def count_coming(
    connection: AsyncConnection,
    calendar: CampaignCalendar,
    first: date,
    last: date,
    hours: Hours,
    *,
    today: date,
    within: Collection[int] | None = None,
    people: Collection[int] | None = None,
) -> list[Coming]:
    """List what will be sent on these days to anybody, with the number of people, as things stand now.

    Whoever marks a duty as done, registers or comes meanwhile changes what is said here. `within`: only the people of
    these units and of those below; `people`: of these alone. What nobody would get is left out. `today`: before the
    first planning, last days are chased from then on.
    """
    since = await chasing.since(connection) or today
    found: list[Coming] = []
    for number in range((last - first).days + 1):
        day = first + number * _DAY
        found += await _counted(
            connection, list(_on(calendar.due(day, hours, since), day, hours)), hours, within, people
        )
    return found


def read_coming(
    work: Work, calendar: CampaignCalendar, first: date, last: date, hours: Hours, *, units: Sequence[int]
) -> list[Coming]:
    """Return the same for the people of these units and below; it is read before the unit of work, for many count."""
    today = work.now.astimezone(HANOI).date()

    async def count(connection: AsyncConnection) -> list[Coming]:
        return await count_coming(connection, calendar, first, last, hours, today=today, within=units)

    return work.read_before(("coming", tuple(units), first, last, calendar.revision), count)


async def _counted(
    connection: AsyncConnection,
    ahead: Sequence[Coming],
    hours: Hours,
    within: Collection[int] | None,
    people: Collection[int] | None,
) -> list[Coming]:
    """Count one day's, for those who hold their roles at the hour at which it is planned."""
    if not ahead:
        return []
    moment, by_due = datetime.combine(ahead[0].day, hours.officers, HANOI), {planned.due: planned for planned in ahead}
    counted = []
    for whom in await whom_of(connection, by_due, moment, SPAN, within):
        count = await planning.count_meant(connection, whom.pairs, people)
        counted += [replace(by_due[whom.due], people=count)] if count else []
    return counted
