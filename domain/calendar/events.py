"""The ordered list of everything that a campaign's calendar holds, and the day on which its demo opens."""

from __future__ import annotations

from datetime import date, timedelta

from domain.calendar.anniversaries import anniversary_events
from domain.calendar.duties import duty_events
from domain.calendar.event import CalendarEvent, EventKind
from domain.calendar.foundings import founding_events
from domain.calendar.national import NationalCalendar
from domain.calendar.phases import occasion_events, phase_events
from domain.calendar.rounds import contest_events, round_events
from domain.calendar.special_phases import special_phase_events
from domain.campaigns.model import Campaign
from domain.campaigns.years import years_of

_ORDER = tuple(EventKind)
_WEEK = timedelta(days=7)


def events(campaign: Campaign, national: NationalCalendar, start: date, end: date) -> list[CalendarEvent]:
    """Every event whose day lies from `start` to `end`, both included, in order of days.

    What has no day stands at the end of its year, or of the list, when the campaign's period meets the span.
    Days of every year are computed for any year; other things only where the document puts them.
    Raises LunarRangeError for years that the lunar calendar does not know.
    """
    every_year = (
        *anniversary_events(campaign, national, start.year, end.year),
        *founding_events(campaign, start.year, end.year),
    )
    found = [*every_year, *_of_document(campaign, end.year)]
    return sorted((event for event in found if _within(event, campaign, start, end)), key=_place)


def opening_day(campaign: Campaign, national: NationalCalendar) -> date:
    """One week before the first deadline on or after the document's date, else before its first dated event.

    Without a document date there is no "after": the first dated event of the campaign's own decides.
    """
    signed = campaign.document.date
    own = [event for event in _own(campaign, national) if event.day is not None and event.day >= (signed or date.min)]
    deadlines = [event for event in own if signed is not None and event.duty_code is not None]
    days = [event.day for event in deadlines or own if event.day is not None]
    return min(days, default=signed or campaign.period.first_day()) - _WEEK


def _of_document(campaign: Campaign, until: int) -> list[CalendarEvent]:
    special = special_phase_events(campaign)
    return [
        *phase_events(campaign),
        *special,
        *round_events(campaign, until),
        *contest_events(campaign),
        *duty_events(campaign, until),
        *occasion_events(campaign),
    ]


def _own(campaign: Campaign, national: NationalCalendar) -> list[CalendarEvent]:
    """List what the campaign itself has; without an end, in the years around its beginning."""
    begun = max(campaign.period.first_day(), campaign.document.date or date.min).year + 1
    years = years_of(campaign, begun)
    days = anniversary_events(campaign, national, years.start, years.stop - 1)
    return [event for event in (*days, *_of_document(campaign, begun)) if event.source == campaign.slug]


def _within(event: CalendarEvent, campaign: Campaign, start: date, end: date) -> bool:
    if event.day is not None:
        return start <= event.day <= end
    if event.year is not None:
        return start.year <= event.year <= end.year
    return start <= campaign.period.last_day() and campaign.period.first_day() <= end


def _place(event: CalendarEvent) -> tuple[int, bool, date, int, str]:
    undated = event.day is None
    return event.year or date.max.year, undated, event.day or date.max, _ORDER.index(event.kind), event.key
