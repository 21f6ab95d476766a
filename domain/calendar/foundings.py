"""The days on which units were founded: congratulated in the unit and all below it, as the nation's days are."""

from __future__ import annotations

from collections.abc import Iterator

from data.queries.campaigns.chosen_days import Held, founding_key
from domain.calendar.event import Audience, CalendarEvent, Certainty, EventKind, days_before
from domain.campaigns.model import Campaign
from domain.content.dates import MonthDay
from domain.text import templates


def founding_events(campaign: Campaign, first: int, last: int) -> Iterator[CalendarEvent]:
    """Give the days of the years `first` to `last` that lie in the campaign's period, from the year after the first."""
    for unit, held in campaign.foundings():
        for year in range(max(first, held.day.year + 1), last + 1):
            event = _event(campaign, unit, held, year)
            if event.day is not None and campaign.period.holds(event.day):
                yield event


def founding_name(unit: str) -> str:
    return templates.label("founding_of", unit=unit)


def _event(campaign: Campaign, unit: int, held: Held, year: int) -> CalendarEvent:
    day, code = MonthDay(held.day.month, held.day.day).in_year(year), founding_key(campaign.slug, unit).code
    return CalendarEvent(
        key=f"{code}@{day.isoformat()}",
        code=code,
        kind=EventKind.ANNIVERSARY,
        name=founding_name(held.name or ""),
        source=campaign.slug,
        certainty=Certainty.CHOSEN,
        audience=Audience.BOTH,
        unit=unit,
        day=day,
        year=year,
        last_day=day,
        years=year - held.day.year,
        recurring=True,
        officer_days=days_before(day, campaign.reminders.anniversary),
        member_days=days_before(day, campaign.reminders.anniversary_members),
    )
