"""What a reminder says: plain values for the templates in data/templates/pushes, and its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.calendar import CalendarEvent, Certainty, EventKind
from domain.campaigns import Campaign, DutyKind
from domain.campaigns.duties import Duty
from domain.outbox.buttons import Rows, choice
from domain.reminders.campaign_calendar import Entry
from domain.reminders.recipients import GREETINGS
from domain.text import templates

LISTED = 8
"""So many units are named, and have a button, in one message: what a phone shows at a glance. The others are counted,
and one more button leads to all of them; a platform takes 100 buttons and 8 KB of them at most."""

AMONG_SEVERAL = 3
"""So many units are named for each duty where a message tells of several."""

_TEMPLATES = {EventKind.REVIEW: EventKind.DEADLINE, EventKind.INFO: EventKind.ANNIVERSARY}
_REGISTER = frozenset({EventKind.PHASE_END, EventKind.ROUND_END})


@dataclass(frozen=True)
class Unit:
    id: int
    name: str


@dataclass(frozen=True)
class Item:
    """One slot of a message.

    `units`: those that owe a duty, or none. `opener`: the unit whose special phase it is. `whose`: the campaign, by its
    short name, for whoever is under several.
    """

    slot_id: int
    entry: Entry
    officer: bool
    units: Sequence[Unit] = ()
    opener: str = ""
    whose: str = ""

    @property
    def duty(self) -> Duty | None:
        found = self.entry.campaign.by_code.get(self.entry.event.duty_code or "")
        return found if isinstance(found, Duty) else None

    @property
    def last_day(self) -> date | None:
        """Until when it counts, where there is something to be done by a day."""
        asks = self.duty or self.entry.event.kind is EventKind.DEADLINE or _is_to_register(self.entry.event)
        return self.entry.day if asks else None

    def context(self, today: date, most: int = LISTED) -> dict[str, Any]:
        """Say what the template names; of the units `most` by name."""
        event = self.entry.event
        named = self.units[:most] if len(self.units) > 1 else ()
        return {
            "kind": _TEMPLATES.get(event.kind, event.kind).value,
            "officer": self.officer,
            "name": templates.label("of_campaign", name=event.name, whose=self.whose) if self.whose else event.name,
            "day": self.entry.day,
            "days_left": (self.entry.day - today).days,
            "written": event.written or "",
            "chosen": event.certainty is Certainty.CHOSEN,
            "years": event.years,
            "year_class": event.year_class.value if event.year_class else "",
            "founded": self.entry.founded,
            "theme": event.theme or "",
            "occasion": event.occasion or "",
            "special": event.is_special,
            "opener": self.opener,
            "units": [unit.name for unit in named],
            "other_units": len(self.units) - len(named) if named else 0,
            **_source(event, self.entry.campaign),
            **_way(self.duty, self.entry.campaign),
        }


def _source(event: CalendarEvent, campaign: Campaign) -> dict[str, Any]:
    document = campaign.document
    named = templates.label("document", kind=document.kind, number=document.number or "")
    return {"document": named, "document_date": document.date, "section": event.section or ""}


def _way(duty: Duty | None, campaign: Campaign) -> dict[str, Any]:
    receiver = duty.received_by if duty else None
    through = campaign.department_names(receiver.departments) if receiver else ()
    return {"way": (receiver.way or "") if receiver else "", "through": list(through)}


def say(items: Sequence[Item], today: date, you: str) -> str:
    """Render one message for everything that one person is reminded of today."""
    if any(item.officer for item in items):
        you = templates.label("you_officer")
    contexts = [item.context(today, LISTED if len(items) == 1 else AMONG_SEVERAL) for item in items]
    context = {"you": you, "You": you[:1].upper() + you[1:], "items": contexts}
    return templates.render("pushes/reminder", context)


def buttons(items: Sequence[Item], today: date) -> Rows:
    """Offer what can be done: mark a duty as done, be reminded tomorrow, read the source, look at the calendar."""
    rows = _duties(items)
    if len(items) == 1 and not items[0].officer and _is_to_register(items[0].entry.event):
        return [[choice("register_now")], *_snooze(items[0], today), [choice("see_calendar")]]
    if len(items) > 1 or not items[0].duty:
        wishes = any(item.entry.event.kind in GREETINGS for item in items)
        greeting = wishes and not any(item.officer for item in items)
        return [*rows, [choice("see_calendar")], *([[choice("wishes_off")]] if greeting else [])]
    last = [choice("show_basis", items[0].slot_id)]
    tomorrow = [choice("remind_tomorrow", items[0].slot_id)] if items[0].entry.day > today else []
    return [*rows, [*tomorrow, *last]]


def _is_to_register(event: CalendarEvent) -> bool:
    """Tell whether it is the last day for registering."""
    return event.kind in _REGISTER and not event.is_special


def _duties(items: Sequence[Item]) -> Rows:
    """A button for each unit that owes a duty; beyond a message's share one that lists them all."""
    owed = [(number, item) for number, item in enumerate(items, start=1) if item.duty and item.units]
    share = max(1, LISTED // max(1, len(owed)))
    rows: Rows = []
    for number, item in owed:
        shown = number if len(items) > 1 else 0
        rows += [[_done(item, unit, shown)] for unit in item.units[:share]]
        if len(item.units) > share:
            rows.append([choice("see_units", item.slot_id, label="see_units_of" if shown else None, number=shown)])
    return rows


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
