"""The last days of registration rounds, where officers of the issuing unit have chosen them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.calendar.event import Audience, CalendarEvent, Certainty, EventKind, days_before
from domain.campaigns.model import Campaign
from domain.campaigns.open_days import OpenDay, closings


def round_events(campaign: Campaign, until: int | None = None) -> Iterator[CalendarEvent]:
    """Give the end of each round that has one; a round without a last day stays open and reminds of nothing."""
    for place in closings(campaign, until):
        day = campaign.chosen_day(place.key.code, place.key.year)
        if day is not None:
            yield _end(campaign, place, day)


def _end(campaign: Campaign, place: OpenDay, day: date) -> CalendarEvent:
    return CalendarEvent(
        key=place.key.code,
        code=place.round or "",
        kind=EventKind.ROUND_END,
        name=place.name,
        source=campaign.slug,
        certainty=Certainty.CHOSEN,
        audience=Audience.BOTH,
        day=day,
        year=day.year,
        last_day=day,
        officer_days=days_before(day, campaign.reminders.phase_end),
        member_days=days_before(day, campaign.reminders.phase_end_members),
    )
