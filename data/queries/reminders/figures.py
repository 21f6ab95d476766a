"""What was handed in during a phase, counted by unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.enums import OFFICER_ROLES, Level, RecordKind, RecordState
from data.queries.announcements import audience
from data.queries.units.units import active
from data.tables import Record
from data.types import HANOI

_record = table_of(Record)

LEADING = frozenset({Level.PROVINCIAL_FEDERATION, Level.DIRECTLY_SUPERIOR_UNION, Level.COMMUNE_UNION})
"""Levels that have units below, and sum up a phase for them."""

NOT_COUNTED = frozenset({RecordState.HELD, RecordState.WITHDRAWN, RecordState.REJECTED})
"""What is held comes from nobody confirmed yet; only confirmed people are counted."""


class Handed(NamedTuple):
    unit_id: int
    kind: RecordKind
    subject: str
    number: int


async def handed_in(
    connection: AsyncConnection, units: Select[Any], campaign: str, first: date, last: date
) -> Sequence[Handed]:
    """Count what came from these units between two days, both counted, by what it is."""
    begin, end = (datetime.combine(day, time(), HANOI) for day in (first, last + timedelta(days=1)))
    columns = (_record.c.unit_id, _record.c.kind, _record.c.subject)
    found = select(*columns, func.count()).where(
        _record.c.campaign == campaign,
        _record.c.unit_id.in_(units),
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
