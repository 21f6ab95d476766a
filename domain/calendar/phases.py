"""Phases with their beginnings and ends, and the occasions that a document names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.queries.campaigns.chosen_days import closing_code
from domain.calendar.event import CalendarEvent, Certainty, EventKind, days_before
from domain.campaigns.facts import Occasion, Phase
from domain.campaigns.model import Campaign
from domain.campaigns.occasions import occasion_key


def phase_events(campaign: Campaign) -> Iterator[CalendarEvent]:
    """Beginning and end of every phase; a month without a day begins on its first day.

    Where officers chose until when people register in a phase, members hear of that day and not of its end; nor do they
    where the year closes before.
    """
    for phase in campaign.phases:
        yield _start(campaign, phase)
        yield _end(campaign, phase)


def _start(campaign: Campaign, phase: Phase) -> CalendarEvent:
    day = phase.start.first_day()
    return CalendarEvent(
        key=f"{phase.code}@start",
        code=phase.code,
        kind=EventKind.PHASE_START,
        name=phase.name,
        source=campaign.slug,
        certainty=Certainty.STATED if phase.start.day else Certainty.COMPUTED,
        day=day,
        year=day.year,
        written=phase.words[0],
        words=phase.words[0],
        theme=phase.theme,
        officer_days=days_before(day, campaign.reminders.phase_start),
    )


def _end(campaign: Campaign, phase: Phase) -> CalendarEvent:
    day = phase.end.last_day()
    return CalendarEvent(
        key=f"{phase.code}@end",
        code=phase.code,
        kind=EventKind.PHASE_END,
        name=phase.name,
        source=campaign.slug,
        certainty=Certainty.STATED if phase.end.day else Certainty.COMPUTED,
        day=day,
        year=day.year,
        last_day=day,
        written=phase.words[0],
        words=phase.words[0],
        theme=phase.theme,
        officer_days=days_before(day, campaign.reminders.phase_end),
        member_days=days_before(day, campaign.reminders.phase_end_members)
        if _is_registered_until(campaign, phase, day)
        else (),
    )


def _is_registered_until(campaign: Campaign, phase: Phase, day: date) -> bool:
    """Tell whether people register until the end of a phase, as far as was chosen for all."""
    closing = {round_: campaign.chosen_day(closing_code(round_), day.year) for round_ in campaign.rounds_of_people(day)}
    return any(last is None or (round_ != phase.code and last >= day) for round_, last in closing.items())


def occasion_events(campaign: Campaign) -> Iterator[CalendarEvent]:
    """Congresses, elections and the like. Most have no date until officers enter it; none of them sends anything."""
    return (_occasion(campaign, occasion) for occasion in campaign.occasions)


def _occasion(campaign: Campaign, occasion: Occasion) -> CalendarEvent:
    stated = occasion.date.first_day() if occasion.date is not None and occasion.date.day is not None else None
    chosen = campaign.chosen_day(occasion.code, occasion_key(campaign, occasion).year)
    certainty = Certainty.STATED if stated else Certainty.CHOSEN if chosen else Certainty.UNDATED
    day = stated or chosen
    return CalendarEvent(
        key=occasion.code,
        code=occasion.code,
        kind=EventKind.INFO,
        name=occasion.name,
        ordinal=occasion.ordinal,
        source=campaign.slug,
        certainty=certainty,
        day=day,
        year=day.year if day else occasion.date.year if occasion.date is not None else None,
        written=occasion.words[0],
        words=occasion.words[0],
    )
