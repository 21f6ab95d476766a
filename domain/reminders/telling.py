"""Writing the messages of reminders: one for each person, as it is true on the day on which it goes.

Whom an event concerns is asked again, and by which campaign: somebody may have done it, or moved, since the planning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from data.engine.unit_of_work import Work
from data.enums import PushKind, SlotState
from data.queries.campaigns.issuers import belonging, lineages
from data.queries.outbox import outbox
from data.queries.reminders import reminders
from data.queries.reminders.reminders import Event
from domain.campaigns import Campaign
from domain.campaigns.issuers import Issuers, holding, issuers_on, running
from domain.campaigns.named_units import named_on
from domain.campaigns.short_names import named_among
from domain.outbox.wakeup import notify_after
from domain.reminders.campaign_calendar import CampaignCalendar, Due, Entry
from domain.reminders.recipients import GREETINGS, is_greeting, meant
from domain.reminders.wording import Item, Unit, buttons, say
from domain.units import views


@dataclass(frozen=True)
class Slot:
    """A planned reminder of one person, with what it reminds of."""

    id: int
    person_id: int
    due: Due | None  # None: it is no longer in the calendar
    you: str
    greet: bool


class _Written(NamedTuple):
    """What somebody is told of, as a campaign of theirs writes it. `whose`: its name, if they are under several."""

    entry: Entry
    whose: str


def slot_of(row: Any, calendar: CampaignCalendar) -> Slot:
    officers = row.unit_id is not None
    found = calendar.find(Event(row.campaign, row.event, row.event_day))
    entries = tuple(entry for entry in found if entry.reminds(officers=officers))
    due = Due(entries, officers=officers) if entries else None
    return Slot(row.id, row.person_id, due, row.address_form, row.greet)


class Messages(NamedTuple):
    """As of which day they are true, under which key that of a person stands in the outbox, and when they are due."""

    today: date
    key: Callable[[int], str]
    due_at: datetime


async def tell(work: Work, calendar: CampaignCalendar, slots: Sequence[Slot], made: Messages) -> None:
    """Queue one message for each person; a slot that is meant no more is dropped."""
    today = made.today
    issuers = await issuers_on(work.connection, today)
    meant_for = await _meant_for(work, slots, issuers, today)
    still_meant = [slot for slot in slots if slot.id in meant_for]
    written = await _written_for(work, calendar.campaigns, still_meant, meant_for, issuers)
    openers = await _openers(work, (one.entry for one in written.values()), today)
    messages: dict[int, list[Item]] = defaultdict(list)
    dropped = []
    for slot in slots:
        if slot.due is None or slot.id not in written:
            dropped.append({"slot_id": slot.id, "to": SlotState.DROPPED, "push": None})
        else:
            entry, whose = written[slot.id]
            opener = openers.get(entry.event.unit or 0, "")
            item = Item(slot.id, entry, slot.due.officers, meant_for[slot.id], opener, whose)
            messages[slot.person_id].append(item)
    await reminders.set_states(work.connection, dropped)
    for items in messages.values():
        items.sort(key=lambda item: (item.duty is None, item.entry.day))  # first what is to be done
    await _queue(work, messages, {slot.person_id: slot.you for slot in slots}, made)


async def _openers(work: Work, entries: Iterable[Entry], today: date) -> dict[int, str]:
    """Name the units that opened special phases, by key: people are below several that may open one."""
    units = {entry.event.unit for entry in entries if entry.event.is_special and entry.event.unit is not None}
    return {view.id: view.short_name for view in await views(work.connection, sorted(units), today)} if units else {}


async def _written_for(
    work: Work,
    campaigns: Mapping[str, Campaign],
    slots: Sequence[Slot],
    meant_for: Mapping[int, list[Unit]],
    issuers: Issuers,
) -> dict[int, _Written]:
    """Choose for each slot the entry of the nearest campaign that holds for the person; whom none reaches has none."""
    belongs = await belonging(work.connection, {slot.person_id for slot in slots})
    units = {slot.id: [one.id for one in meant_for[slot.id]] or [belongs.get(slot.person_id, 0)] for slot in slots}
    lines = await lineages(work.connection, {unit for each in units.values() for unit in each}, issuers.day)
    found: dict[int, _Written] = {}
    for slot in slots:
        named = {entry.campaign.slug: entry for entry in (slot.due.entries if slot.due else ())}
        theirs = [lines.get(unit, ()) for unit in units[slot.id]]
        held = {slug: one for line in theirs for slug, one in holding(issuers, line, campaigns).items()}
        nearest = next((named[slug] for slug in held if slug in named), None)
        if nearest and nearest.event.concerns(theirs):
            found[slot.id] = _Written(nearest, _whose(nearest, held, issuers.day))
    return found


def _whose(entry: Entry, held: Mapping[str, Campaign], today: date) -> str:
    """Name the campaign to whoever is under several: each has a first phase, a last day and a report.

    A day of the year is everybody's, and a special phase names the unit that opened it.
    """
    event, own = entry.event, entry.campaign
    if event.kind in GREETINGS or event.is_special:
        return ""
    return named_among(own, running(held, today))


async def _meant_for(work: Work, slots: Sequence[Slot], issuers: Issuers, today: date) -> dict[int, list[Unit]]:
    """Ask again for which units each slot is meant, by its key: somebody may have done it since the planning.

    For a greeting it is enough that the person still wants it; all members are not gone through once more.
    """
    named = await named_on(work.connection, today)
    found: dict[int, list[int]] = {slot.id: [] for slot in slots if slot.due and is_greeting(slot.due) and slot.greet}
    for due in {slot.due for slot in slots if slot.due and not is_greeting(slot.due)}:
        concerned = [slot for slot in slots if slot.due == due]
        concerning = {slot.person_id for slot in concerned}
        still = meant(due, work.now, due.heads(issuers), named)
        units = await reminders.meant_units(work.connection, still, concerning)
        found |= {slot.id: units[slot.person_id] for slot in concerned if slot.person_id in units}
    ids = sorted({unit_id for units in found.values() for unit_id in units})
    names = {view.id: Unit(view.id, view.short_name) for view in await views(work.connection, ids, today)}
    return {slot_id: [names[unit_id] for unit_id in units if unit_id in names] for slot_id, units in found.items()}


async def _queue(work: Work, messages: Mapping[int, list[Item]], you: Mapping[int, str], made: Messages) -> None:
    """Put one row for each person into the outbox and tie its slots to it."""
    if not messages:
        return
    keys = {person: made.key(person) for person in messages}
    await outbox.put(
        work.connection,
        [
            {
                "key": keys[person],
                "kind": _kind(items),
                "person_id": person,
                "text": say(items, made.today, you[person]),
                "choices": buttons(items, made.today),
                "due_at": made.due_at,
                "created_at": work.now,
                "last_day": min((item.last_day for item in items if item.last_day), default=None),
            }
            for person, items in messages.items()
        ],
    )
    pushes = await reminders.push_ids(work.connection, keys.values())
    await reminders.set_states(work.connection, list(_sent(messages, keys, pushes)))
    notify_after(work)


def _kind(items: Sequence[Item]) -> PushKind:
    """A message that only wishes well is a greeting: it gives way first and is never billed unasked."""
    only_greetings = all(is_greeting(Due((item.entry,), officers=item.officer)) for item in items)
    return PushKind.GREETING if only_greetings else PushKind.REMINDER


def _sent(
    messages: Mapping[int, list[Item]], keys: Mapping[int, str], pushes: Mapping[str, int]
) -> Iterable[dict[str, Any]]:
    for person, items in messages.items():
        for item in items:
            yield {"slot_id": item.slot_id, "to": SlotState.SENT, "push": pushes[keys[person]]}
