"""What a choice does to reminders: those of before are taken back, those of a day that is brought back are planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from data.engine.unit_of_work import Work
from data.queries.campaigns.chosen_days import DayKey, Held
from data.queries.records import rounds
from data.queries.reminders import reminders
from data.queries.reminders.reminders import Event
from domain.calendar import CalendarEvent, load_national
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign
from domain.campaigns.issuers import Issuers, issuers_on
from domain.campaigns.named_units import named_on
from domain.campaigns.open_days import OpenDay, OpenKind
from domain.campaigns.special_phase import special_phase
from domain.campaigns.years import years_of
from domain.content.dates import MonthDay
from domain.duties import marking
from domain.outbox import cancel_all
from domain.reminders import CampaignCalendar
from domain.reminders.campaign_calendar import Due
from domain.reminders.recipients import meant
from domain.units import ancestor_ids


async def move_reminders(
    work: Work, campaign: Campaign, place: OpenDay, before: Held | None, after: Held | None
) -> None:
    """Let everybody be reminded of what was chosen, and of nothing that held before. The next tick plans the new day.

    A day of every year is in other campaigns too: its slots are looked at again when they are released.
    """
    issuers = await issuers_on(work.connection, work.now.date())
    if place.round is not None:
        await _hold_for_all(work, campaign, place.round, issuers)
    old, new = (_events(campaign, place, held) for held in (before, after))
    kept = set() if place.kind is OpenKind.WHOM else old & new
    for ref in sorted(old - kept):
        await _take_back(work, ref, drop=ref not in new)
    chosen: Mapping[tuple[str, int], Held] = {} if after is None else {(place.key.code, place.key.year): after}
    for ref in sorted(new - kept):
        await _remind_again(work, campaign.with_chosen(chosen), ref, issuers)


def _events(campaign: Campaign, place: OpenDay, held: Held | None) -> set[Event]:
    """Return what is due by what holds, as slots remember it."""
    if place.kind is OpenKind.PHASE:
        phase = special_phase(place.key.code, place.unit or 0, held) if held else None
        ends = ((phase.start_event, phase.first), (phase.end_event, phase.last)) if phase else ()
        return {Event(campaign.slug, *end) for end in ends}
    return {Event(place.source or campaign.slug, place.event, day) for day in _days(campaign, place, held)}


async def move_duty(work: Work, key: DayKey, before: Campaign, after: Campaign) -> None:
    """Do the same where units may have chosen days of their own: of which a day is new, and of which it is none more.

    `before` and `after`: the campaign with all that holds for the code of `key`.
    """
    old, new = (_by_day(campaign, key.code) for campaign in (before, after))
    changed = {day for day in old.keys() | new.keys() if old.get(day) != new.get(day)}
    if key.unit_id is not None:  # nobody else is concerned, so only the days of this unit are looked at
        line = await ancestor_ids(work.connection, key.unit_id, work.now.date())
        changed &= _days_for(old, line) ^ _days_for(new, line)
    for day in sorted(changed):
        event = new.get(day)
        still = await marking.still_owing(work, after, event) if event else None
        await marking.end_for_others(work, Event(key.campaign, key.code, day), still, "day_chosen")
        if event:
            await marking.reopen(work, after, event)


def _by_day(campaign: Campaign, code: str) -> dict[date, CalendarEvent]:
    return {event.day: event for event in duty_events(campaign) if event.code == code and event.day}


def _days_for(events: Mapping[date, CalendarEvent], line: Sequence[int]) -> set[date]:
    return {day for day, event in events.items() if event.concerns([line])}


def _days(campaign: Campaign, place: OpenDay, held: Held | None) -> set[date]:
    """Return the days on which something is due by what holds."""
    if held is None:
        return set() if place.filed is None else {place.filed}
    if place.kind is OpenKind.FOUNDING:
        return {MonthDay(held.day.month, held.day.day).in_year(year) for year in years_of(campaign)}
    return {held.day}


async def _hold_for_all(work: Work, campaign: Campaign, round_: str, issuers: Issuers) -> None:
    """Let the chosen end of a round stand in the place of one that the issuing unit set for itself before."""
    for unit in issuers.of([campaign.slug]):
        await rounds.take_away(work.connection, unit, campaign.slug, round_)


async def _take_back(work: Work, ref: Event, *, drop: bool) -> None:
    waiting = await reminders.unsent_pushes(work.connection, ref, None)
    await reminders.unsend(work.connection, await cancel_all(work, waiting, "day_chosen"))
    if drop:
        await reminders.drop(work.connection, ref, None)


async def _remind_again(work: Work, campaign: Campaign, ref: Event, issuers: Issuers) -> None:
    """Plan what was dropped of this day and is still to come; whoever is not meant is not told."""
    entries = CampaignCalendar([campaign], load_national()).find(ref)
    if any(entry.reminds(officers=True) for entry in entries):
        due, named = Due(entries, officers=True), await named_on(work.connection, work.now.date())
        again = meant(due, work.now, due.heads(issuers), named)
        await reminders.revive(work.connection, ref, again, work.now.date())
    if any(entry.reminds(officers=False) for entry in entries):
        await reminders.revive_members(work.connection, ref, work.now.date())
