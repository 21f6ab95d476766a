"""The last days of registering: of rounds, where officers of the issuing unit have chosen them, and of contests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.calendar.event import Audience, CalendarEvent, Certainty, EventKind, days_before
from domain.campaigns.model import Campaign
from domain.campaigns.open_days import OpenDay, closings
from domain.campaigns.things import Contest, Registrable
from domain.text import templates


def round_events(campaign: Campaign, until: int | None = None) -> Iterator[CalendarEvent]:
    """Give the end of each round that has one; a round without a last day stays open and reminds of nothing."""
    for place in closings(campaign, until):
        day = campaign.chosen_day(place.key.code, place.key.year)
        if day is not None:
            yield _end(campaign, place, day)


def contest_events(campaign: Campaign) -> Iterator[CalendarEvent]:
    """Give the last day of each contest; people are reminded of it as of the end of a phase.

    Members hear of it where they may hand something in, unless officers have chosen that their round ends before.
    """
    for thing in campaign.registrable:
        if thing.contest is not None:
            yield _contest(campaign, thing, thing.contest)


def _contest(campaign: Campaign, thing: Registrable, contest: Contest) -> CalendarEvent:
    day = contest.last_day
    of_members = day is not None and thing.by_people and not _ends_before(campaign, thing, day)
    return CalendarEvent(
        key=f"{thing.code}@contest",
        code=thing.code,
        kind=EventKind.ROUND_END,
        name=templates.label("registration_deadline", round=thing.label),
        source=campaign.slug,
        certainty=Certainty.STATED if day else Certainty.UNDATED,
        audience=Audience.BOTH if of_members else Audience.OFFICERS,
        day=day,
        year=day.year if day else None,
        last_day=day,
        written=contest.words,
        words=contest.words,
        officer_days=days_before(day, campaign.reminders.phase_end),
        member_days=days_before(day, campaign.reminders.phase_end_members) if of_members else (),
    )


def _ends_before(campaign: Campaign, thing: Registrable, day: date) -> bool:
    """Tell whether officers have chosen that the round to which a day belongs ends before it."""
    round_ = campaign.round_of(thing, day)
    ends = next(
        (
            campaign.chosen_day(one.key.code, one.key.year)
            for one in closings(campaign, day.year)
            if one.round == round_
        ),
        None,
    )
    return ends is not None and ends < day


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
