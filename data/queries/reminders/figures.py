"""What was handed in during a phase, counted by unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.enums import OFFICER_ROLES, HowFar, Level, RecordKind, RecordState, WorkerCategory
from data.queries.announcements import audience
from data.queries.units.units import active, subtree
from data.tables import Person, Record
from data.types import HANOI

_person, _record = table_of(Person), table_of(Record)

LEADING = frozenset({Level.PROVINCIAL_FEDERATION, Level.DIRECTLY_SUPERIOR_UNION, Level.COMMUNE_UNION})
"""Levels that have units below, and sum up a phase for them."""

NOT_COUNTED = frozenset({RecordState.HELD, RecordState.WITHDRAWN, RecordState.REJECTED})
"""What is held comes from nobody confirmed yet; only confirmed people are counted."""


class Handed(NamedTuple):
    unit_id: int
    kind: RecordKind
    subject: str
    number: int
    of_collectives: int


async def handed_in(
    connection: AsyncConnection, units: Select[Any], campaign: str, first: date, last: date
) -> Sequence[Handed]:
    """Count what came from these units between two days, both counted, by what it is."""
    begin, end = (datetime.combine(day, time(), HANOI) for day in (first, last + timedelta(days=1)))
    columns = (_record.c.unit_id, _record.c.kind, _record.c.subject)
    found = select(*columns, func.count(), func.count(_record.c.collective)).where(
        _record.c.campaign == campaign,
        _record.c.unit_id.in_(units),
        _record.c.kind != RecordKind.RESULT,
        _record.c.state.not_in(NOT_COUNTED),
        _record.c.submitted_at >= begin,
        _record.c.submitted_at < end,
    )
    return [Handed(*row) for row in await connection.execute(found.group_by(*columns))]


async def leaders(connection: AsyncConnection, now: datetime, person_id: int | None = None) -> dict[int, list[int]]:
    """Return the officers of the units that sum up, each with those units; or one officer alone."""
    held = audience.officers(active(now.date(), LEADING), OFFICER_ROLES, now).subquery()
    found = select(held.c.person_id, held.c.unit_id).distinct().order_by(held.c.person_id, held.c.unit_id)
    rows = await connection.execute(found if person_id is None else found.where(held.c.person_id == person_id))
    units: dict[int, list[int]] = {}
    for person, unit in rows:
        units.setdefault(person, []).append(unit)
    return units


class Counted(NamedTuple):
    """How much was handed in of a title, by its code, and how much of that is accepted by now."""

    code: str
    number: int
    accepted: int


class OfMovement(NamedTuple):
    """The same of a movement; of what names none, of a campaign."""

    code: str | None
    campaign: str | None
    number: int
    accepted: int


class OfUnit(NamedTuple):
    """The same of one kind at one unit, and of that what collectives handed in."""

    unit_id: int
    kind: RecordKind
    number: int
    accepted: int
    of_collectives: int = 0
    accepted_of_collectives: int = 0


class OfCategory(NamedTuple):
    """The same of one category of workers at one unit; None: nobody asked those people for it."""

    unit_id: int
    category: WorkerCategory | None
    number: int
    accepted: int


_ACCEPTED = _record.c.state == RecordState.ACCEPTED
_NUMBERS = (func.count(), func.count().filter(_ACCEPTED))
_ORDER = (_record.c.unit_id, _record.c.kind, _record.c.subject, _record.c.movement)
"""As `ix_record_counted` begins."""


def _between(first: date, last: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    begin, end = (datetime.combine(day, time(), HANOI) for day in (first, last + timedelta(days=1)))
    return _record.c.submitted_at >= begin, _record.c.submitted_at < end


def _counts(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    return (_record.c.kind != RecordKind.RESULT, _record.c.state.not_in(NOT_COUNTED), *_between(first, last))


async def counted_titles(
    connection: AsyncConnection, unit_id: int, first: date, last: date, day: date
) -> list[Counted]:
    """Count the registrations of each title from a unit and everything below between two days, both counted.

    `day`: what stands below it. Each of these statements asks for no more than an index has: of a hundred thousand
    records it reads no row.
    """
    where = (_below(unit_id, day), _record.c.kind == RecordKind.TITLE, *_counts(first, last))
    rows = await _summed(connection, _record.c.subject, _ORDER[:3], _NUMBERS, where)
    return [Counted(*row) for row in rows]


async def counted_movements(
    connection: AsyncConnection, unit_id: int, first: date, last: date, day: date, *, alone: Sequence[str]
) -> list[OfMovement]:
    """Count by movement. What names none is counted by these campaigns (`alone`), and all the rest of it together."""
    none = _record.c.movement.is_(None)
    of = [(none, _record.c.campaign == campaign) for campaign in alone]
    numbers = [func.count().filter(*which, *more) for which in of for more in ((), (_ACCEPTED,))]
    where = (_below(unit_id, day), *_counts(first, last))
    found = list[OfMovement]()
    for code, number, accepted, *those in await _summed(
        connection, _record.c.movement, _ORDER, (*_NUMBERS, *numbers), where
    ):
        apart = [OfMovement(None, campaign, *those[2 * at : 2 * at + 2]) for at, campaign in enumerate(alone)]
        rest = (number - sum(row.number for row in apart), accepted - sum(row.accepted for row in apart))
        found += [OfMovement(code, None, *rest), *apart]
    return [row for row in found if row.number]


async def _summed(
    connection: AsyncConnection,
    by: ColumnElement[Any],
    order: Sequence[ColumnElement[Any]],
    numbers: Sequence[ColumnElement[int]],
    where: Sequence[ColumnElement[bool]],
) -> list[tuple[Any, ...]]:
    """Count by one thing: first in the order of the index, for which nothing is sorted, then the few that are left."""
    named = [number.label(f"number_{at}") for at, number in enumerate(numbers)]
    few = select(by.label("by"), *named).where(*where).group_by(*order).subquery()
    found = select(few.c.by, *(func.sum(few.c[number.name]) for number in named)).group_by(few.c.by)
    return [(row[0], *map(int, row[1:])) for row in await connection.execute(found)]


def _below(unit_id: int, day: date) -> ColumnElement[bool]:
    return _record.c.unit_id.in_(subtree(unit_id, day))


async def counted_by_unit(
    connection: AsyncConnection, unit_id: int, first: date, last: date, day: date
) -> list[OfUnit]:
    """Count by unit and kind, what is of collectives apart."""
    columns = (_record.c.unit_id, _record.c.kind)
    theirs = _record.c.collective.is_not(None)
    numbers = (*_NUMBERS, func.count().filter(theirs), func.count().filter(theirs, _ACCEPTED))
    found = select(*columns, *numbers).where(_below(unit_id, day), *_counts(first, last)).group_by(*columns)
    return [OfUnit(*row) for row in await connection.execute(found)]


async def counted_categories(
    connection: AsyncConnection, unit_id: int, first: date, last: date, day: date
) -> list[OfCategory]:
    """Count by unit and the category of whoever handed in something of their own."""
    columns = (_record.c.unit_id, _person.c.category)
    found = select(*columns, *_NUMBERS).join(_person, _person.c.id == _record.c.person_id)
    found = found.where(_below(unit_id, day), _record.c.collective.is_(None), *_counts(first, last))
    return [OfCategory(*row) for row in await connection.execute(found.group_by(*columns))]


async def counted_results(
    connection: AsyncConnection, unit_id: int, first: date, last: date, day: date
) -> dict[HowFar, tuple[int, int]]:
    """Count how far people came with what they had registered: as they told, and of that what an officer accepted."""
    mine = (_below(unit_id, day), _record.c.kind == RecordKind.RESULT)
    found = select(_record.c.how_far, *_NUMBERS).where(
        *mine, _record.c.state.not_in(NOT_COUNTED), *_between(first, last)
    )
    rows = await connection.execute(found.group_by(_record.c.how_far))
    return {row[0]: (row[1], row[2]) for row in rows if row[0] is not None}


async def counted_by_week(
    connection: AsyncConnection, unit_id: int, weeks: Sequence[date], day: date
) -> dict[RecordKind, tuple[int, ...]]:
    """Count by kind what each week brought. `weeks`: their Mondays, in order."""
    last = weeks[-1] + timedelta(days=6)
    since = [func.count().filter(_record.c.submitted_at >= datetime.combine(week, time(), HANOI)) for week in weeks[1:]]
    where = (_below(unit_id, day), *_counts(weeks[0], last))
    rows = await _summed(connection, _record.c.kind, _ORDER[:2], (func.count(), *since), where)
    return {row[0]: tuple(now - later for now, later in pairwise((*row[1:], 0))) for row in rows}
