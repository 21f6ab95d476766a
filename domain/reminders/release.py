"""Releasing: what is due now becomes one message for each person, and never comes late.

At the officers' hour everybody with a slot as an officer gets their message for the whole day, at the members' hour
the others. A slot whose day is over is missed: it is listed, never sent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from data.enums import PushKind, SlotState
from data.queries import outbox, reminders
from data.queries.reminders import Event
from data.types import HANOI
from data.work import Work
from domain.outbox.bell import ring_after
from domain.outbox.queue import cancel_all
from domain.reminders.almanac import Almanac, Due, Entry
from domain.reminders.hours import Hours
from domain.reminders.meant import meant
from domain.reminders.wording import Item, Unit, buttons, say
from domain.units import views

AT_ONCE = 200
"""People whose messages are made in one unit of work: few enough to keep nobody waiting."""


@dataclass(frozen=True)
class _Slot:
    id: int
    person_id: int
    officer: bool
    entry: Entry | None
    you: str


async def release(work: Work, almanac: Almanac, now: datetime, hours: Hours) -> int:
    """Queue the messages of up to AT_ONCE people; returns how many people were looked at: 0 when all are done."""
    now = now.astimezone(HANOI)
    if hours.is_quiet(now) or now.time() < min(hours.officers, hours.members):
        return 0
    today = now.date()
    people = await reminders.waiting_people(
        work.connection, today, officers_only=now.time() < hours.members, limit=AT_ONCE
    )
    if people:
        rows = await reminders.slots_of(work.connection, people, today)
        await _tell(work, [_slot(row, almanac) for row in rows], today)
    return len(people)


def _slot(row: Any, almanac: Almanac) -> _Slot:
    entry = almanac.find(Event(row.campaign, row.event, row.event_day))
    return _Slot(row.id, row.person_id, row.unit_id is not None, entry, row.address_form)


async def _tell(work: Work, slots: Sequence[_Slot], today: date) -> None:
    units = await _units(work, slots, today)
    messages: dict[int, list[Item]] = defaultdict(list)
    dropped = []
    for slot in slots:
        meant_for = units.get((slot.entry.ref, slot.officer), {}).get(slot.person_id) if slot.entry else None
        if slot.entry is None or meant_for is None:
            dropped.append({"slot_id": slot.id, "to": SlotState.DROPPED, "push": None})
        else:
            messages[slot.person_id].append(Item(slot.id, slot.entry, slot.officer, meant_for))
    await reminders.set_states(work.connection, dropped)
    for items in messages.values():
        items.sort(key=lambda item: (item.duty is None, item.entry.day))  # first what is to be done
    await _queue(work, messages, {slot.person_id: slot.you for slot in slots}, today)


async def _units(work: Work, slots: Sequence[_Slot], today: date) -> dict[tuple[Event, bool], dict[int, list[Unit]]]:
    """Ask again who is meant, for which units: somebody may have done it since the planning."""
    people = {slot.person_id for slot in slots}
    dues = {(slot.entry.ref, slot.officer): Due(slot.entry, slot.officer) for slot in slots if slot.entry}
    found = {
        key: await reminders.meant_units(work.connection, meant(due, work.now), people) for key, due in dues.items()
    }
    ids = {unit_id for meant_for in found.values() for each in meant_for.values() for unit_id in each}
    names = {view.id: view.short_name for view in await views(work.connection, sorted(ids), today)}
    return {
        key: {person: [Unit(each, names[each]) for each in ids if each in names] for person, ids in meant_for.items()}
        for key, meant_for in found.items()
    }


async def _queue(work: Work, messages: Mapping[int, list[Item]], you: Mapping[int, str], today: date) -> None:
    """Put one row for each person into the outbox and tie its slots to it."""
    if not messages:
        return
    keys = {person: f"reminder:{person}:{today.isoformat()}" for person in messages}
    await outbox.put(
        work.connection,
        [
            {
                "key": keys[person],
                "kind": PushKind.REMINDER,
                "person_id": person,
                "text": say(items, today, you[person]),
                "choices": buttons(items, today),
                "due_at": work.now,
                "created_at": work.now,
            }
            for person, items in messages.items()
        ],
    )
    pushes = await reminders.push_ids(work.connection, keys.values())
    await reminders.set_states(work.connection, list(_sent(messages, keys, pushes)))
    ring_after(work)


def _sent(
    messages: Mapping[int, list[Item]], keys: Mapping[int, str], pushes: Mapping[str, int]
) -> Iterable[dict[str, Any]]:
    for person, items in messages.items():
        for item in items:
            yield {"slot_id": item.slot_id, "to": SlotState.SENT, "push": pushes[keys[person]]}


async def close_days(work: Work, now: datetime) -> None:
    """Record as missed what was not sent on its day, and take back what still waits in the outbox from then."""
    today = now.astimezone(HANOI).date()
    await reminders.miss(work.connection, today)
    midnight = datetime.combine(today, time(), HANOI)
    stale = await outbox.stale(work.connection, (PushKind.REMINDER, PushKind.DIGEST), midnight)
    await reminders.miss_with(work.connection, await cancel_all(work, stale, "too_late"))
