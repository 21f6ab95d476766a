"""Making slots of reminders: for a whole audience in one statement, or for people who were found before.

What is run for each page, or for each campaign, is built once, with names in the place of its values.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import JSON, ColumnElement, Date, Select, Text, bindparam, cast, column, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG, MANY
from data.engine.statements import AnyRow, AnySelect, insert_or_pass_on, table_of
from data.enums import SlotState
from data.queries.announcements import audience
from data.queries.announcements.audience import Span
from data.queries.records.rounds import Closed
from data.queries.reminders.recipients import Unregistered, units_of_members, wants
from data.queries.reminders.reminders import Event
from data.queries.units.units import active, subtree
from data.tables import Membership, Person, ReminderSlot
from data.types import Id

_membership = table_of(Membership)
_person = table_of(Person)
_slot = table_of(ReminderSlot)
_UNIQUE = ("person_id", "campaign", "event", "event_day", "day")
_DAY, _UNITS = bindparam("on", type_=Date), bindparam("units", type_=Id, expanding=True)


def insert_of(dialect: str, meant: AnySelect, *, as_officers: bool) -> Any:
    """Build the insert that gives everybody who is meant a slot; whoever has it already keeps it.

    Also who has no app any more: their message is lost in the outbox, where officers see it. Officers' slots name their
    unit, members' name none. It is run by `plan`, as often as there are pages.
    """
    pairs = meant.subquery()
    unit = func.min(pairs.c.unit_id) if as_officers else literal(None, _slot.c.unit_id.type)
    source = select(pairs.c.person_id, unit, *_of_slot())
    return _insert(dialect, source.group_by(pairs.c.person_id))


async def count_meant(connection: AsyncConnection, pairs: AnySelect, people: Collection[int] | None = None) -> int:
    """Count whom `insert_of` would give a slot by these pairs: for a look ahead. `people`: of these alone."""
    meant = pairs.subquery()
    counted = select(func.count(meant.c.person_id.distinct()))
    if people is not None:
        counted = counted.where(meant.c.person_id.in_(people))
    return await connection.scalar(counted, execution_options={LONG: True}) or 0


async def plan(connection: AsyncConnection, statement: Any, event: Event, day: date, span: Span | None = None) -> None:
    """Run such an insert for one day. `span`: of the people, where it is built for a page of them (`paged`)."""
    values = _values(event, day) if span is None else {**_values(event, day), "after": span[0], "upto": span[1]}
    await connection.execute(statement, values, execution_options={LONG: True})


def paged(pairs: AnySelect) -> AnySelect:
    """Select those of the pairs whose person is in a span that is named later."""
    return audience.among(pairs, (bindparam("after"), bindparam("upto")))


async def plan_members(
    connection: AsyncConnection,
    event: Event,
    day: date,
    people: Sequence[int],
    unregistered: Unregistered | None,
) -> None:
    """Give these members a slot for `day`, or those of them who have not registered it."""
    subjects = unregistered.subjects if unregistered is not None else None
    statement = _for_members(connection.dialect.name, unregistered is not None, subjects is not None)
    values = {**_values(event, day), "people": json.dumps(people)}
    if unregistered is not None:
        values |= {"registered": unregistered.campaign, "rounds": list(unregistered.rounds)}
        values |= {"subjects": list(subjects)} if subjects is not None else {}
    await connection.execute(statement, values, execution_options={LONG: len(people) > MANY})


def _of_slot() -> list[ColumnElement[Any]]:
    """Name what all slots of one event have in common."""
    named = [bindparam(f"slot_{name}", type_=_slot.c[name].type) for name in (*Event._fields, "day")]
    return [*named, literal(SlotState.PLANNED, _slot.c.state.type)]


def _values(event: Event, day: date) -> dict[str, Any]:
    return {f"slot_{name}": value for name, value in {**event._asdict(), "day": day}.items()}


def _insert(dialect: str, source: AnySelect) -> Any:
    columns = ["person_id", "unit_id", *Event._fields, "day", "state"]
    return insert_or_pass_on(dialect, _slot, _UNIQUE).from_select(columns, source)


@cache
def _for_members(dialect: str, asks: bool, of_subjects: bool) -> Any:  # noqa: FBT001 - keys of the cache
    """Build the insert for people of a list. `asks`: whether they have registered; `of_subjects`: one of some.

    SQLite takes `ON CONFLICT` for a part of a join where nothing is asked of them.
    """
    person: ColumnElement[int]
    asked: ColumnElement[bool]
    if dialect == "sqlite":
        found = func.json_each(bindparam("people", type_=Text)).table_valued(column("value", Id))
        person, asked = found.c.value, found.c.value.is_not(None)
    else:
        opened = func.json_array_elements_text(cast(bindparam("people", type_=Text), JSON)).table_valued("value")
        person, asked = cast(opened.c.value, Id), opened.c.value.is_not(None)
    if asks:
        of: tuple[Any, ...] = (bindparam("subjects", expanding=True),) if of_subjects else ()
        asked = ~audience.registered(person, bindparam("registered"), bindparam("rounds", expanding=True), *of)
    return _insert(dialect, select(person, literal(None, _slot.c.unit_id.type), *_of_slot()).where(asked))


async def wanting_after(connection: AsyncConnection, after: int, number: int, *, wishes: bool) -> int | None:
    """Return the key of the so many-th person behind a key who wants wishes, or reminders; `None`: there are fewer."""
    key: int | None = await connection.scalar(_wanting(wishes), {"after": after, "before": number - 1})
    return key


@cache
def _wanting(wishes: bool) -> Select[int]:  # noqa: FBT001 - a key of the cache
    found = select(_person.c.id).where(wants(wishes=wishes), _person.c.id > bindparam("after"))
    return found.order_by(_person.c.id).offset(bindparam("before")).limit(1)


async def wanting_members(
    connection: AsyncConnection, span: Span, moment: datetime, *, wishes: bool
) -> Sequence[AnyRow]:
    """Read (unit_id, person_id) of everybody in a span who wants wishes, or reminders, and belongs to a unit."""
    values = {"after": span[0], "upto": span[1], "now": moment}
    return (await connection.execute(_wanting_members(wishes), values, execution_options={LONG: True})).all()


@cache
def _wanting_members(wishes: bool) -> AnySelect:  # noqa: FBT001 - a key of the cache
    found = audience.confirmed(bindparam("now")).where(wants(wishes=wishes))
    return found.where(_person.c.id > bindparam("after"), _person.c.id <= bindparam("upto"))


async def are_few(connection: AsyncConnection, heads: Collection[int], day: date, most: int) -> bool:
    """Tell whether no more than `most` people belong to these units and those below; of more no more are counted.

    Whoever has left counts too, so that only the index is read.
    """
    values = {"units": list(heads), "on": day, "counted": most + 1}
    return (await connection.scalar(_belonging(), values) or 0) <= most


@cache
def _belonging() -> Select[int]:
    belong = select(_membership.c.unit_id).where(_membership.c.unit_id.in_(subtree(_UNITS, _DAY)))
    return select(func.count()).select_from(belong.limit(bindparam("counted")).subquery())


async def list_units(
    connection: AsyncConnection, heads: Collection[int] | None, day: date, closed: Closed | None
) -> list[int]:
    """Return the keys of the units whose members are meant."""
    statement = _units(heads is None) if closed is None else units_of_members(day, heads, closed)
    values = {"on": day, "units": list(heads or ())} if closed is None else {}
    return list((await connection.execute(statement, values)).scalars())


@cache
def _units(everywhere: bool) -> AnySelect:  # noqa: FBT001 - a key of the cache
    return active(_DAY, heads=None if everywhere else _UNITS)
