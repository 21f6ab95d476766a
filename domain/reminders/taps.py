"""What the buttons under a reminder do. Every one belongs to a slot of the person who tapped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from data.engine.unit_of_work import Work
from data.queries.reminders import reminders
from data.queries.reminders.reminders import Event
from domain.campaigns import Campaign
from domain.duties.owing import occurrence
from domain.errors import Problem
from domain.reminders.campaign_calendar import CampaignCalendar, Entry


@dataclass(frozen=True)
class Tapped:
    """A slot, what it reminds of, and the unit in whose name it was tapped (None under a member's reminder)."""

    slot_id: int
    entry: Entry
    unit_id: int | None

    @property
    def campaign(self) -> Campaign:
        return self.entry.campaign

    @property
    def duty(self) -> str | None:
        return self.entry.event.duty_code

    @property
    def occurrence(self) -> str:
        return occurrence(self.entry.event)


async def tapped(work: Work, calendar: CampaignCalendar, person_id: int, value: str) -> Tapped:
    """Read a button's value, `<slot>` or `<slot>.<unit>`. Raises the `Problem` `reminder_over` for one of long ago."""
    slot_id, _, unit_id = value.partition(".")
    if not slot_id.isdecimal() or (unit_id and not unit_id.isdecimal()):
        raise Problem("reminder_over")
    row = await reminders.slot(work.connection, int(slot_id), person_id)
    entries = calendar.find(Event(row.campaign, row.event, row.event_day)) if row is not None else ()
    if not entries:
        raise Problem("reminder_over")
    return Tapped(row.id, entries[0], int(unit_id) if unit_id else row.unit_id)


async def remind_tomorrow(work: Work, calendar: CampaignCalendar, person_id: int, value: str) -> date:
    """Remind once more on the next day, also at a weekend: it was asked for. Returns that day.

    Raises `reminder_over` when the event is over by then.
    """
    of = await tapped(work, calendar, person_id, value)
    tomorrow = work.now.date() + timedelta(days=1)
    if tomorrow > of.entry.day:
        raise Problem("reminder_over")
    row = {"person_id": person_id, "unit_id": of.unit_id, **of.entry.ref._asdict(), "day": tomorrow}
    await reminders.add(work.connection, row)
    return tomorrow
