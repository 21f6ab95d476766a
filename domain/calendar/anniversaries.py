"""Days of every year: those of the document, and under them those of the shared calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from domain.calendar.event import Audience, CalendarEvent, Certainty, EventKind, days_before
from domain.calendar.national import NationalCalendar, NationalDay
from domain.campaigns.facts import Anniversary
from domain.campaigns.model import Campaign
from domain.campaigns.reminders import Reminders
from domain.content.dates import MonthDay


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of every year, as the document and the shared calendar together give it."""

    code: str
    name: str
    source: str
    shared: NationalDay | None
    own: Anniversary | None

    @property
    def members(self) -> bool:
        if self.own is not None and self.own.members is not None:
            return self.own.members
        return self.shared is not None and self.shared.members

    @property
    def founded(self) -> int | None:
        if self.own is not None and self.own.founded is not None:
            return self.own.founded.year
        return self.shared.founded.year if self.shared is not None and self.shared.founded is not None else None

    @property
    def certainty(self) -> Certainty:
        if self.shared is None or (self.own is not None and self.own.founded is not None):
            return Certainty.STATED
        if not self.shared.is_certain:
            return Certainty.TO_BE_CONFIRMED
        return Certainty.COMPUTED if self.shared.lunar is not None else Certainty.STATED

    def in_year(self, year: int) -> tuple[dt.date, ...]:
        if self.own is not None and (known := self.own.day or self.own.founded) is not None:
            return (MonthDay(known.month, known.day).in_year(year),)
        return self.shared.in_year(year) if self.shared is not None else ()


def anniversary_events(
    campaign: Campaign, national: NationalCalendar, first: int, last: int
) -> Iterator[CalendarEvent]:
    """The days of the years `first` to `last`; a day that the campaign names stands once, under its own code."""
    for day in _days(campaign, national):
        for year in range(first, last + 1):
            if day.founded is None or year > day.founded:
                yield from (_event(day, on, campaign.reminders) for on in day.in_year(year))


def _days(campaign: Campaign, national: NationalCalendar) -> Iterator[_Day]:
    shared = {day.code: day for day in national.days}
    for own in campaign.anniversaries:
        yield _Day(own.code, own.name, campaign.slug, shared.pop(own.national, None) if own.national else None, own)
    for day in shared.values():
        yield _Day(day.code, day.name, "national", day, None)


def _event(day: _Day, on: dt.date, reminders: Reminders) -> CalendarEvent:
    silent = day.certainty is Certainty.TO_BE_CONFIRMED or (day.shared is not None and not day.shared.remind)
    stated = day.own is not None and day.own.day == on
    words = day.own.words if day.own is not None and stated else None
    return CalendarEvent(
        key=f"{day.code}@{on.isoformat()}",
        code=day.code,
        kind=EventKind.INFO if day.founded is None else EventKind.ANNIVERSARY,
        name=day.name,
        source=day.source,
        certainty=day.certainty,
        audience=Audience.BOTH if day.members else Audience.OFFICERS,
        national=day.shared.code if day.shared is not None else None,
        day=on,
        year=on.year,
        last_day=_end_of_month(day, on),
        years=None if day.founded is None else on.year - day.founded,
        written=words,
        words=words or (day.shared.stated.words if day.shared is not None and day.shared.stated is not None else None),
        recurring=True,
        officer_days=() if silent else days_before(on, reminders.anniversary),
        member_days=days_before(on, reminders.anniversary_members) if day.members and not silent else (),
    )


def _end_of_month(day: _Day, on: dt.date) -> dt.date | None:
    if day.shared is None or day.shared.month is None:
        return None
    return (on.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
