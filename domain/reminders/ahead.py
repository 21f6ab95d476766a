"""Telling somebody who has just written what would not reach them for nothing on its own day.

An app whose window closes after some hours takes a reminder of Friday today or, on Friday, for money or not at all. So
who writes on Monday is told of the week to come in one message: once, for what is told is settled. What was to be told
while the window was closed, and is not over, stands in the same message.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import SlotState
from data.queries.campaigns.chosen_days import revision
from data.queries.outbox import unreached
from data.queries.reminders import reminders
from data.types import HANOI
from domain.campaigns.issuers import issuers_on
from domain.campaigns.named_units import named_on
from domain.quiet_hours import Hours
from domain.reminders.campaign_calendar import CampaignCalendar, Due
from domain.reminders.recipients import is_greeting, meant
from domain.reminders.telling import Messages, Slot, slot_of, tell

WEEK = 7  # days that are looked ahead


async def tell_ahead(
    work: Work, calendar: CampaignCalendar, person_id: int, hours: Hours, *, until: datetime, due: datetime
) -> None:
    """Queue one message for this person, due then. `until`: when the window closes that their writing has opened.

    Nothing is told by days that an officer has changed meanwhile: the reminders of those days are planned anew.
    """
    today = work.now.astimezone(HANOI).date()
    if await revision(work.connection) != calendar.revision:
        return
    coming = await _plan(work, calendar, person_id, until, hours)
    rows = [*await unreached.slots(work.connection, person_id, today), *coming]
    slots = [slot for row in rows if _is_worth(slot := slot_of(row, calendar), today)]
    if not slots:
        return
    first = {slot.due: slot for slot in reversed(slots)}  # of several reminders of one event the first is told
    key = "window:{}:" + work.now.isoformat()
    await tell(work, calendar, list(first.values())[::-1], Messages(today, key.format, due))
    others = [slot.id for slot in slots if first[slot.due] is not slot]
    dropped = [{"slot_id": slot_id, "to": SlotState.DROPPED, "push": None} for slot_id in others]
    await reminders.set_states(work.connection, dropped)


def _is_worth(slot: Slot, today: date) -> bool:
    """A greeting is told on its day or never."""
    return slot.due is not None and (not is_greeting(slot.due) or slot.due.entry.day == today)


async def _plan(work: Work, calendar: CampaignCalendar, person_id: int, until: datetime, hours: Hours) -> Sequence[Any]:
    """Give this person the slots of the week that they are meant by and that come after the window has closed.

    Returns those that are still to be told.
    """
    found = [
        (day, due) for day in _days(work.now) for due in calendar.due(day, hours) if _comes(due, day, until, hours)
    ]
    if not found:
        return ()
    issuers = await issuers_on(work.connection, work.now.date())
    named = await named_on(work.connection, work.now.date())
    for day, due in found:
        heads = due.heads(issuers)
        still = meant(due, work.now, heads, named) if heads else None
        units = await reminders.meant_units(work.connection, still, [person_id]) if still is not None else {}
        if person_id in units:
            unit = min(units[person_id]) if due.officers else None
            row = {"person_id": person_id, "unit_id": unit, **due.entry.ref._asdict(), "day": day}
            await reminders.add(work.connection, row)
    days = sorted({day for day, _ in found})
    return [row for day in days for row in await reminders.slots_of(work.connection, [person_id], day)]


def _days(now: datetime) -> Iterable[date]:
    return (now.astimezone(HANOI).date() + timedelta(number) for number in range(WEEK + 1))


def _comes(due: Due, day: date, until: datetime, hours: Hours) -> bool:
    """Tell whether it is a reminder whose hour lies behind the window."""
    hour = hours.officers if due.officers else hours.members
    return not is_greeting(due) and datetime.combine(day, hour, HANOI) > until
