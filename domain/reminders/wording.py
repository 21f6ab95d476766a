"""What a reminder says: plain values for the templates in data/templates/pushes, and its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain import words
from domain.calendar import CalendarEvent, Certainty, EventKind
from domain.campaigns import Campaign, DutyKind
from domain.campaigns.duties import Duty
from domain.outbox.choices import Rows, choice
from domain.reminders.almanac import Entry

_TEMPLATES = {EventKind.REVIEW: EventKind.DEADLINE, EventKind.INFO: EventKind.ANNIVERSARY}


@dataclass(frozen=True)
class Unit:
    id: int
    name: str


@dataclass(frozen=True)
class Item:
    """One slot of a message. `units`: those that owe a duty, or none."""

    slot_id: int
    entry: Entry
    officer: bool
    units: Sequence[Unit] = ()

    @property
    def duty(self) -> Duty | None:
        found = self.entry.campaign.by_code.get(self.entry.event.duty_code or "")
        return found if isinstance(found, Duty) else None

    def context(self, today: date) -> dict[str, Any]:
        event = self.entry.event
        return {
            "kind": _TEMPLATES.get(event.kind, event.kind).value,
            "officer": self.officer,
            "name": event.name,
            "day": self.entry.day,
            "days_left": (self.entry.day - today).days,
            "written": event.written or "",
            "chosen": event.certainty is Certainty.CHOSEN,
            "years": event.years,
            "year_class": event.year_class.value if event.year_class else "",
            "founded": self.entry.founded,
            "theme": event.theme or "",
            "units": [unit.name for unit in self.units] if len(self.units) > 1 else [],
            **_source(event, self.entry.campaign),
            **_way(self.duty, self.entry.campaign),
        }


def _source(event: CalendarEvent, campaign: Campaign) -> dict[str, Any]:
    document = campaign.document
    named = words.label("document", kind=document.kind, number=document.number or "")
    return {"document": named, "document_date": document.date, "section": event.section or ""}


def _way(duty: Duty | None, campaign: Campaign) -> dict[str, Any]:
    receiver = duty.received_by if duty else None
    through = campaign.department_names(receiver.departments) if receiver else ()
    return {"way": (receiver.way or "") if receiver else "", "through": list(through)}


def say(items: Sequence[Item], today: date, you: str) -> str:
    """Render one message for everything that one person is reminded of today."""
    if any(item.officer for item in items):
        you = words.label("you_officer")
    context = {"you": you, "You": you[:1].upper() + you[1:], "items": [item.context(today) for item in items]}
    return words.render("pushes/reminder", context)


def buttons(items: Sequence[Item], today: date) -> Rows:
    """Offer what can be done: mark a duty as done, be reminded tomorrow, read the source, look at the calendar."""
    rows: Rows = []
    for number, item in enumerate(items, start=1):
        rows += [[_done(item, unit, number if len(items) > 1 else 0)] for unit in (item.units if item.duty else ())]
    if len(items) == 1 and not items[0].officer and items[0].entry.event.kind is EventKind.PHASE_END:
        return [[choice("register_now")], *_snooze(items[0], today), [choice("see_calendar")]]
    if len(items) > 1 or not items[0].duty:
        greeting = not any(item.officer for item in items)
        return [*rows, [choice("see_calendar")], *([[choice("wishes_off")]] if greeting else [])]
    last = [choice("show_basis", items[0].slot_id)]
    tomorrow = [choice("remind_tomorrow", items[0].slot_id)] if items[0].entry.day > today else []
    return [*rows, [*tomorrow, *last]]


def _snooze(item: Item, today: date) -> Rows:
    """Offer to be reminded tomorrow, unless it is over by then."""
    return [[choice("snooze", item.slot_id)]] if item.entry.day > today else []


def _done(item: Item, unit: Unit, number: int) -> dict[str, Any]:
    value = f"{item.slot_id}.{unit.id}"
    if len(item.units) > 1:
        return choice("duty_done", value, label="duty_done_unit", unit=unit.name)
    if number:
        return choice("duty_done", value, label="duty_done_numbered", number=number)
    duty = item.duty
    if duty is not None and duty.kind is DutyKind.LAUNCH:
        return choice("duty_done", value, label="duty_done_launch")
    if duty is not None and duty.received_by is not None and duty.received_by.way is not None:
        return choice("duty_done", value, label="duty_done_sent", way=duty.received_by.way)
    return choice("duty_done", value)
