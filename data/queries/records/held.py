"""Statements about the records that wait with somebody who is not confirmed yet: each waits at one unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.enums import RecordState
from data.tables import Membership, Record

_membership, _record = table_of(Membership), table_of(Record)


def _of(person_id: int, unit_id: int) -> tuple[ColumnElement[bool], ...]:
    """Say which records wait at this unit: those of another unit wait for another officer."""
    return _record.c.person_id == person_id, _record.c.unit_id == unit_id, _record.c.state == RecordState.HELD


async def count(connection: AsyncConnection, person_id: int, unit_id: int) -> int:
    return await connection.scalar(select(func.count()).where(*_of(person_id, unit_id))) or 0


async def release(connection: AsyncConnection, person_id: int, unit_id: int, state: RecordState, now: datetime) -> None:
    """Let them go on in another state: somebody has decided on the person."""
    decided = update(_record).where(*_of(person_id, unit_id))
    await connection.execute(decided.values(state=state, changed_at=now))


async def submit(connection: AsyncConnection, membership_ids: Sequence[int], now: datetime) -> None:
    """Send the held records of these memberships to the queue of their unit."""
    theirs = exists().where(
        _membership.c.id.in_(membership_ids),
        _membership.c.person_id == _record.c.person_id,
        _membership.c.unit_id == _record.c.unit_id,
    )
    held = update(_record).where(_record.c.state == RecordState.HELD, theirs)
    await connection.execute(held.values(state=RecordState.SUBMITTED, changed_at=now))


async def move(connection: AsyncConnection, person_id: int, from_unit: int, to_unit: int, now: datetime) -> None:
    """Let them wait at the unit to which the person has gone."""
    gone = update(_record).where(*_of(person_id, from_unit))
    await connection.execute(gone.values(unit_id=to_unit, unit_as_of=now.date(), changed_at=now))
