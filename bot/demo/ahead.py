"""The next day on which a phone on the page gets something, asked of what plans reminders, summaries and questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.admin.texts import say
from bot.app.composition import Application
from bot.app.policies import hours_of
from data.queries.members.people import person_at
from data.types import HANOI
from domain import digest
from domain.quiet_hours import Hours
from domain.records import asking_results
from domain.records.results import askings
from domain.reminders import count_coming

AHEAD = 400  # days
_DAY = timedelta(days=1)


async def next_message(app: Application, apps: Iterable[tuple[str, str]], now: datetime) -> tuple[str, date] | None:
    """Find what and when, from tomorrow on, for those who write from these apps: (channel, address).

    It is so as things stand; what somebody does on the page may change it.
    """
    hours = app.ticks.campaigns.hours(hours_of(app.settings))
    async with app.engine.connect() as connection:
        known = [await person_at(connection, channel, address) for channel, address in apps]
        joined = [person for person in known if person is not None]
        tomorrow = now.astimezone(HANOI).date() + _DAY
        if await _has_summary(connection, app, joined, tomorrow, hours):
            return say("program", "demo_summary"), tomorrow
        return await _next_reminder(connection, app, joined, tomorrow, hours)


async def _has_summary(
    connection: AsyncConnection, app: Application, people: Collection[int], day: date, hours: Hours
) -> bool:
    morning = datetime.combine(day, hours.digest, HANOI)
    if None not in digest.hours_now(morning, hours):
        return False
    found = await digest.waiting(connection, morning, app.settings.escalate_days, hours)
    besides = await digest.besides(connection, app.campaigns, morning, hours)
    return not digest.recipients(found, besides, morning).isdisjoint(people)


async def _next_reminder(
    connection: AsyncConnection, app: Application, people: Collection[int], first: date, hours: Hours
) -> tuple[str, date] | None:
    for day in (first + number * _DAY for number in range(AHEAD)):
        found = await count_coming(connection, app.ticks.campaigns, day, day, hours, today=first - _DAY, people=people)
        if found:
            return found[0].due.entry.event.name, day
        if await _asks_for_results(connection, app, people, day, hours):
            return say("program", "demo_results"), day
    return None


async def _asks_for_results(
    connection: AsyncConnection, app: Application, people: Collection[int], day: date, hours: Hours
) -> bool:
    """Tell whether one of these few is asked that day how far they have come with what they registered."""
    moment = datetime.combine(day, hours.members, HANOI)
    if not asking_results.is_time(moment, hours):
        return False
    for campaign in app.ticks.campaigns.campaigns.values():
        for asking in askings(campaign, day):
            if asking.day == day and any(
                [await asking_results.is_asked(connection, asking, person, moment) for person in people]
            ):
                return True
    return False
