"""Reminding after the last day: on which days, and of which duties. What was late before is left alone."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.reminders import reminders
from data.types import HANOI
from domain.campaigns import Campaign
from domain.quiet_hours import Hours

MARK = "chasing"
TIMES = 4
"""So often the officers of a unit are reminded of what is late; then it is the matter of those above."""

LONGEST_CHASE = timedelta(days=60)
"""No later than that, whatever holidays move the last of these days."""

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def late_days(last_day: date, hours: Hours) -> tuple[date, ...]:
    """Return the working days on which the unit's officers are reminded: the first after the last day, then weekly."""
    first = hours.working_day_from(last_day + _DAY)
    return tuple(hours.working_day_from(first + number * _WEEK) for number in range(TIMES))


def is_chased(last_day: date, campaign: Campaign, since: date) -> bool:
    """Tell whether a last day comes after the program began to chase, of a campaign that ran then.

    The last day itself may lie after the campaign's period: a final report does.
    """
    return last_day >= since and campaign.period.last_day() >= since


async def since(connection: AsyncConnection) -> date | None:
    """Return the day since which last days are chased; None before the first planning."""
    return await reminders.mark(connection, MARK)


async def began(work: Work) -> date:
    """Return the day since which last days are chased, and note it the first time.

    A day to come was noted by a clock that ran ahead: today stands in its place.
    """
    today = work.now.astimezone(HANOI).date()
    noted = await reminders.mark(work.connection, MARK)
    if noted is not None and noted <= today:
        return noted
    await reminders.set_mark(work.connection, MARK, today)
    return today
