"""All campaigns of this program in one calendar, and what is to be reminded of on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import EVERY_YEAR
from data.queries.reminders.reminders import Event
from domain.calendar import CalendarEvent, EventKind, NationalCalendar, events
from domain.calendar.swaps import NO_SWAPS, Swaps, swaps_of
from domain.campaigns import Campaign
from domain.campaigns.chosen_days import with_chosen
from domain.campaigns.facts import Anniversary
from domain.campaigns.issuers import Issuers
from domain.duties.chasing import LONGEST_CHASE, is_chased, late_days
from domain.quiet_hours import Hours

NATIONAL = "national"
_BY_KEY = frozenset({EventKind.PHASE_START, EventKind.PHASE_END, EventKind.ROUND_END})


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

    def reminds(self, *, officers: bool) -> bool:
        """Tell whether anybody is reminded of it: of duties officers always are, for they are chased."""
        if officers:
            return bool(self.event.officer_days or self.event.duty_code)
        return bool(self.event.member_days)


@dataclass(frozen=True)
class Due:
    """Somebody is to be reminded of an event: officers or members, of the campaigns in which it stands."""

    entries: tuple[Entry, ...]
    officers: bool

    @property
    def entry(self) -> Entry:
        """The event as the first of the campaigns writes it."""
        return self.entries[0]

    def heads(self, issuers: Issuers) -> frozenset[int]:
        """Return the units at and below which it is meant: one, or the issuers of the campaigns in which it stands."""
        if self.entry.event.unit is not None:
            return frozenset({self.entry.event.unit})
        return issuers.of(entry.campaign.slug for entry in self.entries)


class CampaignCalendar:
    """The calendars of several campaigns. A day that several of them name stands once, with the entry of each."""

    def __init__(
        self,
        campaigns: Iterable[Campaign],
        national: NationalCalendar,
        revision: int = 0,
        swaps: Swaps = NO_SWAPS,
    ) -> None:
        """`revision`: of what officers chose, which these campaigns bear; `swaps`: the days off that they confirmed."""
        self.revision, self.swaps = revision, swaps
        self.campaigns: Mapping[str, Campaign] = {campaign.slug: campaign for campaign in campaigns}
        self.national = national
        self._years: dict[int, dict[Event, tuple[Entry, ...]]] = {}

    def hours(self, hours: Hours) -> Hours:
        """Return the hours of this installation with the working days and days off that officers confirmed."""
        return replace(hours, off=self.swaps.off, worked=self.swaps.worked)

    def entries(self, year: int) -> Mapping[Event, tuple[Entry, ...]]:
        """Every event with a day in that year, in the order of the campaigns."""
        if year not in self._years:
            found: dict[Event, tuple[Entry, ...]] = {}
            for campaign in self.campaigns.values():
                for event in self._events(campaign, year):
                    if event.day is not None:
                        entry = self._entry(event, event.day, campaign)
                        found[entry.ref] = (*found.get(entry.ref, ()), entry)
            self._years[year] = found
        return self._years[year]

    def _events(self, campaign: Campaign, year: int) -> Iterator[CalendarEvent]:
        """Give the events of a campaign; outside of its period it keeps no days of its own, only the nation's."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        without = campaign.model_copy(update={"anniversaries": ()})
        yield from (one for one in events(campaign, self.national, first, last) if not _outlives(one, campaign))
        yield from (one for one in events(without, self.national, first, last) if _outlives(one, campaign))

    def held(
        self, campaigns: Mapping[str, Campaign], start: date, end: date, lines: Collection[Sequence[int]] = ()
    ) -> list[CalendarEvent]:
        """List the events from `start` to `end` in these campaigns; each once, as the first of them writes it.

        `lines`: each unit where the reader belongs, with all above it; what concerns other units alone is left out.
        """
        found: list[CalendarEvent] = []
        for year in range(start.year, end.year + 1):
            for ref, named in self.entries(year).items():
                meant = (entry for entry in named if entry.event.concerns(lines))
                written = {entry.campaign.slug: entry.event for entry in meant}
                nearest = next((written[slug] for slug in campaigns if slug in written), None)
                found += [nearest] if nearest is not None and start <= ref.event_day <= end else []
        return found

    def _entry(self, event: CalendarEvent, day: date, campaign: Campaign) -> Entry:
        own = campaign.by_code.get(event.code)
        if not isinstance(own, Anniversary):
            # A phase begins and ends under one code, and so does its round; the key tells which.
            code = event.key if event.kind in _BY_KEY else event.code
            founded = self._founded(event.code) if event.source == NATIONAL else _added(event, campaign)
            return Entry(Event(event.source, code, day), event, campaign, founded)
        if own.national is None:
            return Entry(Event(event.source, event.code, day), event, campaign, own.founded)
        founded = own.founded or self._founded(own.national)
        return Entry(Event(NATIONAL, own.national, day), event, campaign, founded)

    def _founded(self, code: str) -> date | None:
        founded = self.national.day(code).founded
        return founded.first_day() if founded is not None and founded.day else None

    def due(self, day: date, hours: Hours, chased_since: date | None = None) -> list[Due]:
        """What is to be reminded of on that day, moved to an earlier one by weekends, holidays and the Tết pause.

        Duties whose last day is over are among them, on later days; `None`: nothing is chased yet.
        """
        found = [] if chased_since is None else self._late(day, hours, chased_since)
        moved = hours.days_moved_to(day)
        for named in (*self.entries(day.year).values(), *self.entries(day.year + 1).values()):
            officers = [entry for entry in named if not moved.isdisjoint(entry.event.officer_days)]
            members = [entry for entry in named if day in map(hours.day_for_members, entry.event.member_days)]
            found += [Due(tuple(officers), officers=True)] if officers else []
            found += [Due(tuple(members), officers=False)] if members else []
        return found

    def _late(self, day: date, hours: Hours, since: date) -> list[Due]:
        passed = [*self.entries(day.year - 1).values(), *self.entries(day.year).values()]
        duties = (one for named in passed for one in named if one.event.duty_code)
        late = (one for one in duties if one.day < day <= one.day + LONGEST_CHASE)
        chased = (one for one in late if is_chased(one.day, one.campaign, since))
        return [Due((one,), officers=True) for one in chased if day in late_days(one.day, hours)]

    def find(self, ref: Event) -> tuple[Entry, ...]:
        """Find what a slot remembers, as each campaign writes it; nothing when it is no longer in the calendar."""
        return self.entries(ref.event_day.year).get(ref, ())


async def calendar_as_chosen(
    connection: AsyncConnection, files: Mapping[str, Campaign], national: NationalCalendar
) -> CampaignCalendar:
    """Build the calendar of these files with the days that officers chose.

    The revision is read first: what is chosen between the two is read again by whoever compares revisions.
    """
    revision, holding = await chosen_days.revision(connection), await chosen_days.holding(connection)
    return CampaignCalendar(with_chosen(files, holding).values(), national, revision, swaps_of(holding))


def _added(event: CalendarEvent, campaign: Campaign) -> date | None:
    """Return when the unit was founded whose day it is."""
    held = campaign.held(event.code, EVERY_YEAR) if event.unit is not None and event.recurring else None
    return held.day if held else None


def _outlives(event: CalendarEvent, campaign: Campaign) -> bool:
    """Tell whether it is a day of every year that lies outside of the campaign's period."""
    every_year = event.recurring and event.duty_code is None
    return every_year and event.day is not None and not campaign.period.holds(event.day)
