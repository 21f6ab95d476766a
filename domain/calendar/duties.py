"""What a document asks of units: duties with their deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from data.queries.units.kinds import Kinds
from domain.calendar.event import CalendarEvent, Certainty, EventKind, days_before
from domain.campaigns.duties import AfterPhaseDue, Duty, FixedDue, InYearDue, OpenDue, YearlyDue
from domain.campaigns.model import Campaign
from domain.campaigns.open_days import code_of
from domain.campaigns.without_day import Falls, in_rhythm, once
from domain.campaigns.years import filed_day, stated_days, years_owed


def duty_events(campaign: Campaign, until: int | None = None) -> Iterator[CalendarEvent]:
    """Every duty, each year and each phase of the period that it falls in; without an end, up to the year `until`."""
    for duty in campaign.duties:
        match duty.due:
            case FixedDue():
                yield from _stated(campaign, duty, duty.due, until)
            case AfterPhaseDue():
                yield from _after_phases(campaign, duty, duty.due)
            case YearlyDue():
                yield from (_in_year(campaign, duty, duty.due, year) for year in years_owed(campaign, until))
            case InYearDue():
                yield _in_year(campaign, duty, duty.due, duty.due.year)
            case OpenDue(rule="always"):
                yield from _all_the_time(campaign, duty, until)
            case _:
                yield from (_falls(campaign, duty, duty.code, fall) for fall in once(campaign, duty))


def _stated(campaign: Campaign, duty: Duty, due: FixedDue, until: int | None) -> Iterator[CalendarEvent]:
    for day in stated_days(campaign, due, until):
        key = f"{duty.code}@{day.year}" if due.recurs else duty.code
        yield _due(campaign, duty, key, day, certainty=Certainty.STATED, recurring=due.recurs)


def _all_the_time(campaign: Campaign, duty: Duty, until: int | None) -> Iterator[CalendarEvent]:
    """Give each time of the rhythms that officers chose; in years without one it stands there without a day.

    Without any it belongs to no year. All years without a rhythm are the same one time, which is done once.
    """
    for fall in in_rhythm(campaign, duty, until):
        yield _falls(campaign, duty, f"{duty.code}@{fall.day:%Y-%m}" if fall.day else duty.code, fall)


def _falls(campaign: Campaign, duty: Duty, key: str, fall: Falls) -> CalendarEvent:
    certainty = Certainty.CHOSEN if fall.day else Certainty.UNDATED
    return _due(campaign, duty, key, fall.day, certainty=certainty, year=fall.year, choosers=fall.choosers)


def _after_phases(campaign: Campaign, duty: Duty, due: AfterPhaseDue) -> Iterator[CalendarEvent]:
    for phase in campaign.phases:
        end = phase.end.last_day()
        day = campaign.chosen_day(code_of(duty, phase), end.year) or end + dt.timedelta(days=due.days_after)
        event = _due(campaign, duty, f"{duty.code}@{phase.code}", day, certainty=Certainty.CHOSEN, theme=phase.name)
        # Nobody can review or report what has not ended.
        yield replace(
            event, officer_days=tuple(officer_day for officer_day in event.officer_days if officer_day >= end)
        )


def _in_year(campaign: Campaign, duty: Duty, due: YearlyDue | InYearDue, year: int) -> CalendarEvent:
    day = campaign.chosen_day(duty.code, year) or filed_day(campaign, due, year)
    certainty = Certainty.CHOSEN if day else Certainty.UNDATED
    recurring = isinstance(due, YearlyDue)
    return _due(campaign, duty, f"{duty.code}@{year}", day, certainty=certainty, year=year, recurring=recurring)


def _due(campaign: Campaign, duty: Duty, key: str, day: dt.date | None, **more: Any) -> CalendarEvent:
    reminders = campaign.reminders
    kind = EventKind.REVIEW if duty.kind.is_review else EventKind.DEADLINE
    facts: dict[str, Any] = {"year": day.year if day else None, **more}
    return CalendarEvent(
        key=key,
        code=duty.code,
        kind=kind,
        name=duty.name,
        source=campaign.slug,
        day=day,
        last_day=day,
        written=duty.due.words,
        words=duty.words,
        section=duty.section,
        owed_by=duty.owed_by,
        kinds=Kinds(frozenset(duty.activities), frozenset(duty.ownerships)),
        owed_by_others=(*campaign.department_names(duty.owed_by_departments), *duty.owed_by_named),
        named=(*duty.owed_by_departments, *duty.owed_by_named),
        duty_code=duty.code,
        officer_days=days_before(day, reminders.review if kind is EventKind.REVIEW else reminders.deadline),
        **facts,
    )
