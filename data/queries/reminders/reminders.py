"""Slots of reminders: what becomes of them once they are planned, person by person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, Select, String, and_, bindparam, exists, func, literal, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect, insert_or_pass, once, table_of
from data.enums import WAITING_PUSHES, SlotState
from data.tables import Person, Push, ReminderSlot, TickMark

_slot = table_of(ReminderSlot)
_other = _slot.alias("other_slot")
_outbox = table_of(Push)
_person = table_of(Person)
_mark = table_of(TickMark)

_MARKS = select(_mark.c.name, _mark.c.day)


class Event(NamedTuple):
    """What is remembered of an event: where it stands, its code, its day."""

    campaign: str
    event: str
    event_day: date


def _this(event: Event) -> ColumnElement[bool]:
    names = zip(("campaign", "event", "event_day"), event, strict=True)
    return and_(*(_slot.c[name] == value for name, value in names))


async def add(connection: AsyncConnection, row: dict[str, Any]) -> None:
    """Add one slot, once."""
    unique = ["person_id", "campaign", "event", "event_day", "day"]
    await connection.execute(insert_or_pass(connection, _slot, unique).values(state=SlotState.PLANNED, **row))


def _key_of(person: ColumnElement[int], day: date) -> ColumnElement[str]:
    key: ColumnElement[str] = literal("reminder:") + func.cast(person, _outbox.c.key.type) + f":{day.isoformat()}"
    return key


async def waiting_people(
    connection: AsyncConnection, day: date, later: Collection[time], *, officers: bool, members: bool, limit: int
) -> set[int]:
    """List some of the people who have a slot today and no message yet, and whose hour has come.

    `officers`: that of everybody who has a slot as an officer; `members`: that of all others.

    Who chose one of the hours that are `later` still waits. In no order and not distinct: so the database can stop at
    the limit.
    """
    queued = exists().where(_outbox.c.key == _key_of(_slot.c.person_id, day))
    found = select(_slot.c.person_id).where(_slot.c.state == SlotState.PLANNED, _slot.c.day == day, ~queued)
    waits = exists().where(_person.c.id == _slot.c.person_id, _person.c.remind_at.in_(later))
    found = found.where(~waits)
    if not members:
        found = found.where(_slot.c.unit_id.is_not(None))
    if not officers:
        same = and_(_other.c.person_id == _slot.c.person_id, _other.c.day == day, _other.c.state == SlotState.PLANNED)
        found = found.where(~exists().where(same, _other.c.unit_id.is_not(None)))
    return set((await connection.execute(found.limit(limit))).scalars())


async def slots_of(connection: AsyncConnection, people: Collection[int], day: date) -> Sequence[Any]:
    """Read the planned slots of these people for a day, with how each person is spoken to and whether to greet them.

    The state is looked at here, so that no plan goes through everybody's slots of the day.
    """
    statement = (
        select(_slot, _person.c.address_form, (_person.c.wishes & _person.c.erased_at.is_(None)).label("greet"))
        .join(_person, _person.c.id == _slot.c.person_id)
        .where(_slot.c.person_id.in_(people), _slot.c.day == day)
        .order_by(_slot.c.event_day, _slot.c.id)
    )
    return [row for row in await connection.execute(statement) if row.state is SlotState.PLANNED]


async def meant_units(connection: AsyncConnection, meant: AnySelect, people: Collection[int]) -> dict[int, list[int]]:
    """Say for which units each of these people is meant; who is missing is meant no longer."""
    pairs = meant.subquery()
    statement = select(pairs.c.person_id, pairs.c.unit_id).distinct().where(pairs.c.person_id.in_(people))
    units: dict[int, list[int]] = {}
    for person_id, unit_id in (await connection.execute(statement.order_by(pairs.c.unit_id))).all():
        units.setdefault(person_id, []).append(unit_id)
    return units


_TO = update(_slot).where(_slot.c.id == bindparam("slot_id")).values(state=bindparam("to"), push_id=bindparam("push"))


async def set_states(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> None:
    """Write slot_id, to (a state) and push (the outbox row, or None)."""
    if rows:
        await connection.execute(_TO, rows)


async def push_ids(connection: AsyncConnection, keys: Collection[str]) -> dict[str, int]:
    statement = select(_outbox.c.key, _outbox.c.id).where(_outbox.c.key.in_(keys))
    return {row.key: row.id for row in await connection.execute(statement)}


async def miss(connection: AsyncConnection, today: date) -> int:
    """Record planned slots of days that are over as missed: they are shown, never sent. Returns how many."""
    over = update(_slot).where(_slot.c.state == SlotState.PLANNED, _slot.c.day < today)
    return (await connection.execute(over.values(state=SlotState.MISSED))).rowcount


async def miss_of(connection: AsyncConnection, people: Collection[int], day: date) -> int:
    """Record the planned slots that these people have for a day as missed; returns how many."""
    theirs = update(_slot).where(_slot.c.state == SlotState.PLANNED, _slot.c.day == day, _slot.c.person_id.in_(people))
    return (await connection.execute(theirs.values(state=SlotState.MISSED))).rowcount


async def plan_missed_again(connection: AsyncConnection, day: date) -> None:
    """Plan the missed slots of a day that is not over: it was missed by a clock that ran ahead."""
    again = update(_slot).where(_slot.c.state == SlotState.MISSED, _slot.c.day == day)
    await connection.execute(again.values(state=SlotState.PLANNED, push_id=None))


async def plan_future_again(connection: AsyncConnection, after: date) -> None:
    """Plan all slots of days after this one that are already past their end: by a clock that ran far ahead."""
    done = update(_slot).where(_slot.c.state.in_((SlotState.SENT, SlotState.MISSED, SlotState.DROPPED)))
    await connection.execute(done.where(_slot.c.day > after).values(state=SlotState.PLANNED, push_id=None))


async def miss_with(connection: AsyncConnection, pushes: Collection[int]) -> None:
    """Record the slots that stood in these pushes as missed."""
    lost = update(_slot).where(_slot.c.push_id.in_(pushes))
    await connection.execute(lost.values(state=SlotState.MISSED))


async def missed(connection: AsyncConnection, since: date, units: Select[Any] | None = None) -> Sequence[Any]:
    """List missed slots from a day on, the latest first: of officers of these units, or of everybody."""
    statement = select(_slot).where(_slot.c.state == SlotState.MISSED, _slot.c.day >= since)
    if units is not None:
        statement = statement.where(_slot.c.unit_id.in_(units))
    return (await connection.execute(statement.order_by(_slot.c.day.desc(), _slot.c.id.desc()))).all()


def _without(still: AnySelect | None) -> ColumnElement[bool]:
    """Tell whether a slot is of somebody who is not `still` meant; `None`: nobody is."""
    return true() if still is None else _slot.c.person_id.not_in(select(still.subquery().c.person_id))


async def drop(connection: AsyncConnection, event: Event, still: AnySelect | None) -> None:
    """Drop the planned slots of an event for everybody who is not `still` meant."""
    statement = update(_slot).where(_this(event), _slot.c.state == SlotState.PLANNED, _without(still))
    await connection.execute(statement.values(state=SlotState.DROPPED))


async def revive(connection: AsyncConnection, event: Event, again: AnySelect, today: date) -> None:
    """Plan dropped slots again whose day is not over, for everybody who is meant `again`."""
    pairs = again.subquery()
    meant = _slot.c.person_id.in_(select(pairs.c.person_id))
    dropped = update(_slot).where(_this(event), _slot.c.state == SlotState.DROPPED, _slot.c.day >= today, meant)
    await connection.execute(dropped.values(state=SlotState.PLANNED, push_id=None))


async def revive_members(connection: AsyncConnection, event: Event, today: date) -> None:
    """Plan members' dropped slots again whose day is not over: who is meant no longer is dropped at the release."""
    dropped = update(_slot).where(_this(event), _slot.c.state == SlotState.DROPPED, _slot.c.day >= today)
    await connection.execute(dropped.where(_slot.c.unit_id.is_(None)).values(state=SlotState.PLANNED, push_id=None))


async def unsent_pushes(connection: AsyncConnection, event: Event, still: AnySelect | None) -> Sequence[int]:
    """List the pushes that wait and speak of the event to somebody who is not `still` meant."""
    statement = (
        select(_outbox.c.id)
        .join(_slot, _slot.c.push_id == _outbox.c.id)
        .where(_this(event), _outbox.c.state.in_(WAITING_PUSHES), _without(still))
    )
    return (await connection.execute(statement)).scalars().all()


async def unsend(connection: AsyncConnection, pushes: Collection[int]) -> None:
    """Plan the slots of cancelled pushes again; what is done by then is dropped when they are released."""
    again = update(_slot).where(_slot.c.push_id.in_(pushes))
    await connection.execute(again.values(state=SlotState.PLANNED, push_id=None))


async def slot(connection: AsyncConnection, slot_id: int, person_id: int) -> Any:
    """Read a slot of this person; None for anybody else's."""
    statement = select(_slot).where(_slot.c.id == slot_id, _slot.c.person_id == person_id)
    return (await connection.execute(statement)).one_or_none()


async def mark(connection: AsyncConnection, name: str) -> date | None:
    """Return the day up to which a periodic work has come."""
    found: date | None = await connection.scalar(*_day_of(name=name))
    return found


@once(name=String())
def _day_of(name: Any) -> Select[Any]:
    return select(_mark.c.day).where(_mark.c.name == name)


async def marks(connection: AsyncConnection) -> dict[str, date]:
    """Return the days up to which all periodic works have come."""
    return {row.name: row.day for row in await connection.execute(_MARKS)}


async def set_mark(connection: AsyncConnection, name: str, day: date) -> None:
    moved = await connection.execute(*_moved(name=name, day=day))
    if not moved.rowcount:
        await connection.execute(_mark.insert().values(name=name, day=day))


@once(name=String(), day=Date())
def _moved(name: Any, day: Any) -> Any:
    return update(_mark).where(_mark.c.name == name).values(day=day)


async def drop_mark(connection: AsyncConnection, name: str) -> None:
    await connection.execute(_mark.delete().where(_mark.c.name == name))


async def marks_after(connection: AsyncConnection, day: date) -> bool:
    """Tell whether some periodic work stands as done for a day after this one: a clock ran ahead."""
    return (await connection.execute(select(_mark.c.name).where(_mark.c.day > day).limit(1))).first() is not None
