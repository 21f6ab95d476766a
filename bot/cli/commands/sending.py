"""What `calendar` prints beside each event: the days and hours on which it will be sent, and to how many people.

The planner of the reminders is asked; so officers' days are moved off weekends, days off and Tết, and members' off Tết.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.cli.commands.chosen import read_here
from bot.settings.settings import Settings
from data.queries.campaigns import issuers
from domain.calendar import CalendarEvent, load_national
from domain.campaigns import Campaign
from domain.duties.chasing import LONGEST_CHASE
from domain.quiet_hours import Hours
from domain.reminders import CampaignCalendar, Coming, calendar_as_chosen, coming, count_coming

COUNTED = timedelta(days=366)
"""So far ahead people are counted: who will be there later nobody knows."""

_BEFORE = timedelta(days=30)
"""Before the first day that a file asks for: a pause over Tết moves it to no earlier one."""


@dataclass(frozen=True)
class Look:
    """A campaign's calendar as this installation has it. `counted`: what goes out from today on, by its tables."""

    calendar: CampaignCalendar
    attached: bool = True
    today: date = date.max
    counted: Sequence[Coming] | None = None

    def is_counted(self, day: date) -> bool:
        """Tell whether those are known who would get what is sent on a day."""
        return self.counted is not None and self.today <= day <= self.today + COUNTED


@dataclass
class Sent:
    """When one event is sent: to officers, to members, and to officers of units that are late.

    `nobody`: it would be sent, but there is nobody who would get it.
    """

    officers: list[Coming] = field(default_factory=list)
    members: list[Coming] = field(default_factory=list)
    late: list[Coming] = field(default_factory=list)
    nobody: bool = False

    def add(self, planned: Coming) -> None:
        of = self.late if planned.is_late else self.officers if planned.due.officers else self.members
        of.append(planned)

    def as_data(self) -> dict[str, Any]:
        """Say the same as JSON has it, in the place of the days that the event itself asks for."""
        days = {
            "officer_days": [planned.day for planned in self.officers],
            "member_days": [planned.day for planned in self.members],
            "reminder_days": sorted({planned.day for planned in (*self.officers, *self.members)}),
            "late_days": [planned.day for planned in self.late],
        }
        sent = [
            {
                "day": planned.day.isoformat(),
                "hour": f"{planned.hour:%H:%M}",
                "to": "officers" if planned.due.officers else "members",
                "people": planned.people,
            }
            for planned in sorted((*self.officers, *self.members, *self.late), key=lambda planned: planned.day)
        ]
        return {**{name: [day.isoformat() for day in found] for name, found in days.items()}, "sent": sent}


def look(settings: Settings, campaign: Campaign, hours: Hours, today: date) -> Look:
    """Look into the database of this installation, where there is one; else the file alone says what will be sent."""

    async def read(connection: AsyncConnection) -> Look:
        calendar = await calendar_as_chosen(connection, {campaign.slug: campaign}, load_national())
        own = calendar.hours(hours)
        counted = await count_coming(connection, calendar, today, today + COUNTED, own, today=today)
        return Look(calendar, campaign.slug in await issuers.attached(connection), today, counted)

    return read_here(settings, read) or Look(CampaignCalendar([campaign], load_national()))


def sent_of(found: Look, events: Sequence[CalendarEvent], hours: Hours) -> list[Sent]:
    """Say of each event when it is sent: as counted where people were counted, else by the calendar alone."""
    by_event: dict[tuple[str, date | None], Sent] = defaultdict(Sent)
    for planned in _planned(found, events, hours):
        if found.is_counted(planned.day):
            by_event[_key(planned)].nobody = True
        else:
            by_event[_key(planned)].add(planned)
    for planned in found.counted or ():
        by_event[_key(planned)].add(planned)
    return [by_event[event.key, event.day] for event in events]


def _planned(found: Look, events: Sequence[CalendarEvent], hours: Hours) -> Iterable[Coming]:
    """Yield what the calendar alone says, from the first reminder of these events to the last of what is late."""
    sent = [event for event in events if event.reminder_days or event.duty_code]
    days = [day for event in sent for day in (*event.reminder_days, event.day) if day is not None]
    if not days:
        return ()
    (campaign,) = found.calendar.campaigns.values()
    first, last = min(days) - _BEFORE, max(days) + LONGEST_CHASE
    return coming(found.calendar, first, last, found.calendar.hours(hours), campaign.period.first_day())


def _key(planned: Coming) -> tuple[str, date]:
    entry = planned.due.entry
    return entry.event.key, entry.day
