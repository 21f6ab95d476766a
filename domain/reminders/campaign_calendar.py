"""All campaigns of this program in one calendar, and what is to be reminded of on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data.queries.reminders.reminders import Event
from domain.calendar import CalendarEvent, EventKind, NationalCalendar, events
from domain.campaigns import Campaign
from domain.campaigns.facts import Anniversary
from domain.duties.chasing import LONGEST_CHASE, is_chased, late_days
from domain.quiet_hours import Hours

NATIONAL = "national"
_PHASES = frozenset({EventKind.PHASE_START, EventKind.PHASE_END})


@dataclass(frozen=True, eq=False)
class Entry:
    """An event with a day, under the name by which it is remembered, and the campaign that it was read from."""

    ref: Event
    event: CalendarEvent
    campaign: Campaign
    founded: date | None
    """of an anniversary, when the whole founding date is known"""

    @property
    def day(self) -> date:
        return self.ref.event_day


@dataclass(frozen=True)
class Due:
    """Somebody is to be reminded of an entry: its officers, or its members."""

    entry: Entry
    officers: bool


class CampaignCalendar:
    """The calendars of several campaigns. A day that several of them name stands once."""

    def __init__(self, campaigns: Iterable[Campaign], national: NationalCalendar) -> None:
        self.campaigns: Mapping[str, Campaign] = {campaign.slug: campaign for campaign in campaigns}
        self.national = national
        self._years: dict[int, dict[Event, Entry]] = {}

    def entries(self, year: int) -> Mapping[Event, Entry]:
        """Every event with a day in that year, in the order of the campaigns."""
        if year not in self._years:
            first, last = date(year, 1, 1), date(year, 12, 31)
            found: dict[Event, Entry] = {}
            for campaign in self.campaigns.values():
                for event in events(campaign, self.national, first, last):
                    if event.day is not None:
                        entry = self._entry(event, event.day, campaign)
                        found.setdefault(entry.ref, entry)
            self._years[year] = found
        return self._years[year]

    def _entry(self, event: CalendarEvent, day: date, campaign: Campaign) -> Entry:
        own = campaign.by_code.get(event.code)
        if not isinstance(own, Anniversary):
            # A phase begins and ends under one code; the key tells which.
            code = event.key if event.kind in _PHASES else event.code
            founded = self._founded(event.code) if event.source == NATIONAL else None
            return Entry(Event(event.source, code, day), event, campaign, founded)
        if own.national is None:
            return Entry(Event(event.source, event.code, day), event, campaign, own.founded)
        founded = own.founded or self._founded(own.national)
        return Entry(Event(NATIONAL, own.national, day), event, campaign, founded)

    def _founded(self, code: str) -> date | None:
        founded = self.national.day(code).founded
        return founded.first_day() if founded is not None and founded.day else None

    def due(self, day: date, hours: Hours, chased_since: date | None = None) -> list[Due]:
        """What is to be reminded of on that day, after weekends and the Tết pause have moved it to an earlier one.

        Duties whose last day is over are among them, on later days; `None`: nothing is chased yet.
        """
        coming = [*self.entries(day.year).values(), *self.entries(day.year + 1).values()]
        found = [] if chased_since is None else self._late(day, hours, chased_since)
        for entry in coming:
            if day in {hours.day_for_officers(each) for each in entry.event.officer_days}:
                found.append(Due(entry, officers=True))
            if day in {hours.day_for_members(each) for each in entry.event.member_days}:
                found.append(Due(entry, officers=False))
        return found

    def _late(self, day: date, hours: Hours, since: date) -> list[Due]:
        passed = [*self.entries(day.year - 1).values(), *self.entries(day.year).values()]
        late = (one for one in passed if one.event.duty_code and one.day < day <= one.day + LONGEST_CHASE)
        chased = (one for one in late if is_chased(one.day, one.campaign, since))
        return [Due(one, officers=True) for one in chased if day in late_days(one.day, hours)]

    def find(self, ref: Event) -> Entry | None:
        """Find what a slot remembers; None when it is no longer in the calendar."""
        return self.entries(ref.event_day.year).get(ref)
