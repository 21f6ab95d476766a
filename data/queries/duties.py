"""Duties that units have done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.core import table_of
from data.tables import DutyDone

_done = table_of(DutyDone)


class Occurrence(NamedTuple):
    """One time of one duty: its campaign, its code, and which time."""

    campaign: str
    duty: str
    occurrence: str


class DoneRow(NamedTuple):
    id: int
    campaign: str
    duty: str
    occurrence: str
    done_on: date
    letter: str | None


def _this(occurrence: Occurrence) -> ColumnElement[bool]:
    return and_(
        _done.c.campaign == occurrence.campaign,
        _done.c.duty == occurrence.duty,
        _done.c.occurrence == occurrence.occurrence,
        _done.c.undone_at.is_(None),
    )


def is_done(unit: ColumnElement[int], occurrence: Occurrence) -> ColumnElement[bool]:
    """Tell whether a unit has done it."""
    return exists().where(_done.c.unit_id == unit, _this(occurrence))


async def done(connection: AsyncConnection, unit_id: int) -> Sequence[DoneRow]:
    """List everything that the unit has done."""
    columns = (_done.c[name] for name in DoneRow._fields)
    found = await connection.execute(select(*columns).where(_done.c.unit_id == unit_id, _done.c.undone_at.is_(None)))
    return [DoneRow(*row) for row in found]


async def undo(connection: AsyncConnection, unit_id: int, occurrence: Occurrence, now: datetime) -> bool:
    """Say that it was not done after all; the row stays with its story. False when nothing was marked."""
    statement = update(_done).where(_done.c.unit_id == unit_id, _this(occurrence)).values(undone_at=now)
    result: Any = await connection.execute(statement)
    return bool(result.rowcount)
