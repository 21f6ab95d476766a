"""Beginnings and ends of special phases: as those of the file's phases, for one unit and all below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.calendar.event import Audience, CalendarEvent, Certainty, EventKind, days_before
from domain.campaigns.model import Campaign
from domain.campaigns.reminders import Offsets
from domain.campaigns.special_phase import SpecialPhase
from domain.text import templates


def special_phase_events(campaign: Campaign) -> Iterator[CalendarEvent]:
    """Give the first and the last day of each.

    Nobody registers for it, so members hear of both days whether they have registered or not: of the first on that day.
    """
    reminders = campaign.reminders
    for phase in campaign.special_phases():
        start = days_before(phase.first, reminders.phase_start)
        yield _event(campaign, phase, EventKind.PHASE_START, phase.first, officers=start, members=(phase.first,))
        end, members = (_while_it_runs(phase, one) for one in (reminders.phase_end, reminders.phase_end_members))
        yield _event(campaign, phase, EventKind.PHASE_END, phase.last, officers=end, members=members)


def _while_it_runs(phase: SpecialPhase, offsets: Offsets) -> tuple[date, ...]:
    """Nobody hears that a phase of a few days ends before it has begun."""
    return tuple(day for day in days_before(phase.last, offsets) if day >= phase.first)


def special_name(name: str) -> str:
    return templates.label("special_phase", name=name)


def _event(
    campaign: Campaign,
    phase: SpecialPhase,
    kind: EventKind,
    day: date,
    *,
    officers: tuple[date, ...],
    members: tuple[date, ...],
) -> CalendarEvent:
    return CalendarEvent(
        key=phase.start_event if kind is EventKind.PHASE_START else phase.end_event,
        code=phase.code,
        kind=kind,
        name=special_name(phase.name),
        source=campaign.slug,
        certainty=Certainty.CHOSEN,
        audience=Audience.BOTH,
        unit=phase.unit,
        day=day,
        year=day.year,
        last_day=day,
        theme=phase.theme,
        occasion=phase.occasion,
        officer_days=officers,
        member_days=members,
    )
