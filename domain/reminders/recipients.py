"""Who is to be reminded of an event, asked the same way when it is planned and when it is sent."""

from __future__ import annotations

from datetime import datetime

from data.engine.statements import AnySelect
from data.queries.records.rounds import Closed
from data.queries.reminders.duties import Occurrence
from data.queries.reminders.recipients import members, officers
from data.queries.units.units import Heads
from domain.calendar import EventKind
from domain.campaigns.named_units import NamedUnits
from domain.duties.owing import occurrence, owers
from domain.reminders.campaign_calendar import Due

GREETINGS = frozenset({EventKind.ANNIVERSARY, EventKind.INFO})


def is_greeting(due: Due) -> bool:
    """Tell whether it only wishes a member well."""
    return not due.officers and due.entry.event.kind in GREETINGS


def meant(due: Due, moment: datetime, heads: Heads, named: NamedUnits, *, few: bool = False) -> AnySelect:
    """Select (unit_id, person_id): officers of the units that owe it and have not done it; or members.

    `heads`: the units at and below which a campaign holds in which it stands; `None`: it holds everywhere. Members get
    greetings if they want them; of the end of a phase or a round they hear while they have not registered in it, unless
    their own unit, or the nearest above it that set a day, has closed the round before. Nobody registers in a special
    phase: all who want reminders hear of it. `few`: it is known that not many belong to these units.
    """
    event = due.entry.event
    if due.officers:
        undone = Occurrence(event.source, event.code, occurrence(event)) if event.duty_code else None
        return officers(owers(event, named), moment, undone, heads)
    if is_greeting(due):
        return members(moment, heads, wishes=True, unregistered=None, few=few)
    if event.is_special:
        return members(moment, heads, wishes=False, unregistered=None, few=few)
    campaign, day = due.entry.campaign.slug, due.entry.day
    if event.kind is EventKind.ROUND_END:
        closed = Closed(campaign, event.code, day)
        return members(moment, heads, wishes=False, unregistered=(campaign, [event.code]), closed=closed)
    return members(moment, heads, wishes=False, unregistered=(campaign, (event.code, str(day.year))))
