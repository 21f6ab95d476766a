"""Days of every year: those of the document, and under them those of the shared calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from data.enums import DayFor
from domain.calendar.event import Audience, CalendarEvent, Certainty, EventKind, days_before
from domain.calendar.national import NationalCalendar, NationalDay
from domain.campaigns.facts import Anniversary
from domain.campaigns.model import Campaign


@dataclass(frozen=True, slots=True)
class DayOfEveryYear:
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
        known = self.own is not None and self.own.stated is not None
        if self.shared is not None and not known and not self.shared.is_certain:
            return Certainty.TO_BE_CONFIRMED
        return Certainty.COMPUTED if self._by_moon else Certainty.STATED

    @property
    def _by_moon(self) -> bool:
        founded = self.own is not None and self.own.founded is not None
        return self.shared is not None and self.shared.lunar is not None and not founded

    @property
    def is_reminded_of(self) -> bool:
        return self.shared is None or self.shared.remind

    @property
    def filed_for(self) -> DayFor:
        """Return for whom the files have it, where no officer chose."""
        if self.certainty is Certainty.TO_BE_CONFIRMED or not self.is_reminded_of:
            return DayFor.NOBODY
        return DayFor.MEMBERS if self.members else DayFor.OFFICERS

    def in_year(self, year: int) -> tuple[dt.date, ...]:
        """Return the days of that year: of a lunar day the document states the one of its own year alone."""
        stated = self.own.stated if self.own is not None else None
        elsewhere = self.own is not None and self.own.day is not None and self.own.day.year != year
        if stated is not None and not (self._by_moon and elsewhere):
            return (stated.in_year(year),)
        return self.shared.in_year(year) if self.shared is not None else ()


def anniversary_events(
    campaign: Campaign, national: NationalCalendar, first: int, last: int
) -> Iterator[CalendarEvent]:
    """The days of the years `first` to `last`; a day that the campaign names stands once, under its own code."""
    for day in days_of_every_year(campaign, national):
        for year in range(first, last + 1):
            if day.founded is None or year > day.founded:
                yield from (_event(day, on, campaign) for on in day.in_year(year))


def days_of_every_year(campaign: Campaign, national: NationalCalendar) -> Iterator[DayOfEveryYear]:
    """List the days that the campaign names, then the others of the shared calendar."""
    shared = {day.code: day for day in national.days}
    for own in campaign.anniversaries:
        national_day = shared.pop(own.national, None) if own.national else None
        yield DayOfEveryYear(own.code, own.name, campaign.slug, national_day, own)
    for day in shared.values():
        yield DayOfEveryYear(day.code, day.name, "national", day, None)


def _event(day: DayOfEveryYear, on: dt.date, campaign: Campaign) -> CalendarEvent:
    chosen, reminders = campaign.chosen_for(day.code, on.year), campaign.reminders
    whom = chosen or day.filed_for
    stated = day.own is not None and day.own.day == on
    words = day.own.words if day.own is not None and stated else None
    members = day.members if chosen is None else chosen is DayFor.MEMBERS
    return CalendarEvent(
        key=f"{day.code}@{on.isoformat()}",
        code=day.code,
        kind=EventKind.INFO if day.founded is None else EventKind.ANNIVERSARY,
        name=day.name,
        source=day.source,
        certainty=day.certainty if chosen is None else Certainty.CHOSEN,
        audience=Audience.BOTH if members else Audience.OFFICERS,
        national=day.shared.code if day.shared is not None else None,
        day=on,
        year=on.year,
        last_day=_end_of_month(day, on),
        years=None if day.founded is None else on.year - day.founded,
        written=words,
        words=words or (day.shared.stated.words if day.shared is not None and day.shared.stated is not None else None),
        recurring=True,
        officer_days=() if whom is DayFor.NOBODY else days_before(on, reminders.anniversary),
        member_days=days_before(on, reminders.anniversary_members) if whom is DayFor.MEMBERS else (),
    )


def _end_of_month(day: DayOfEveryYear, on: dt.date) -> dt.date | None:
    if day.shared is None or day.shared.month is None:
        return None
    return (on.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
