"""Reminding units of a duty by an officer above them: at most once a day for each, at an hour that disturbs nobody."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, insert_or_pass, once, table_of
from data.enums import OFFICER_ROLES
from data.queries.announcements import audience
from data.queries.reminders.duties import Occurrence
from data.tables import DutyUrging, Unit
from data.types import Instant

_unit, _urging = table_of(Unit), table_of(DutyUrging)


async def urge(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Note that these units are reminded; returns which were not on that day before."""
    unique = ["unit_id", "campaign", "duty", "occurrence", "day"]
    statement = insert_or_pass(connection, _urging, unique).values(rows).returning(_urging.c.unit_id)
    return list((await connection.execute(statement)).scalars()) if rows else []


async def staffed(connection: AsyncConnection, units: Collection[int], now: datetime) -> set[int]:
    """Return those of the units that have an officer, also one without an app."""
    return {row.unit_id for row in await officers(connection, units, now)}


async def urged(connection: AsyncConnection, this: Occurrence, day: date) -> set[int]:
    """Return the units that were reminded of a duty on a day."""
    found = select(_urging.c.unit_id).where(
        _urging.c.campaign == this.campaign,
        _urging.c.duty == this.duty,
        _urging.c.occurrence == this.occurrence,
        _urging.c.day == day,
    )
    return set((await connection.execute(found)).scalars())


async def due(connection: AsyncConnection, now: datetime, limit: int) -> Sequence[AnyRow]:
    """Read some of those whose hour has come, by the officer who asked for them."""
    found = select(_urging).where(_urging.c.due_at <= now).order_by(_urging.c.officer_id, _urging.c.id).limit(limit)
    return (await connection.execute(found)).all()


async def any_due(connection: AsyncConnection, now: datetime) -> bool:
    return (await connection.execute(*_any_due(now=now))).first() is not None


@once(now=Instant())
def _any_due(now: Any) -> AnySelect:
    return select(_urging.c.id).where(_urging.c.due_at <= now).limit(1)


async def settle(connection: AsyncConnection, keys: Collection[int]) -> None:
    """Let these wait no more: they are sent, or need not be."""
    await connection.execute(update(_urging).where(_urging.c.id.in_(keys)).values(due_at=None))


async def read(connection: AsyncConnection, key: int) -> AnyRow | None:
    row: AnyRow | None = (await connection.execute(select(_urging).where(_urging.c.id == key))).one_or_none()
    return row


async def of_day(connection: AsyncConnection, unit_id: int, this: Occurrence, day: date) -> Sequence[int]:
    """List by which urgings a unit was reminded of a duty on a day: one, or none."""
    found = select(_urging.c.id).where(_urging.c.unit_id == unit_id, _urging.c.campaign == this.campaign)
    same = (_urging.c.duty == this.duty, _urging.c.occurrence == this.occurrence, _urging.c.day == day)
    return (await connection.execute(found.where(*same))).scalars().all()


async def officers(connection: AsyncConnection, units: Collection[int], now: datetime) -> Sequence[AnyRow]:
    """Read (unit_id, person_id) of the officers of these units, whether they have an app or not."""
    held: Any = audience.officers(select(_unit.c.id).where(_unit.c.id.in_(units)), OFFICER_ROLES, now)
    return (await connection.execute(held.distinct().order_by("person_id", "unit_id"))).all()
