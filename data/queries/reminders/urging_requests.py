"""What officers have asked for at one tap: that everybody below who is late is reminded, of one duty or of all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, insert_or_pass, once, table_of
from data.queries.reminders.duties import Occurrence
from data.tables import DutyUrgingRequest
from data.types import Instant

_request = table_of(DutyUrgingRequest)

ANY = Occurrence("", "", "")
"""Stands for every duty."""


async def ask(connection: AsyncConnection, officer_id: int, this: Occurrence, day: date, **facts: datetime) -> bool:
    """Note what an officer asks for. False when they have asked for the same on that day."""
    row = {"officer_id": officer_id, **this._asdict(), "day": day, **facts}
    unique = ["officer_id", "campaign", "duty", "occurrence", "day"]
    result: Any = await connection.execute(insert_or_pass(connection, _request, unique).values(row))
    return bool(result.rowcount)


async def is_asked(connection: AsyncConnection, officer_id: int, this: Occurrence, day: date) -> bool:
    """Tell whether this officer has asked on that day for one duty."""
    same = (getattr(_request.c, name) == value for name, value in this._asdict().items())
    found = select(_request.c.id).where(_request.c.officer_id == officer_id, *same, _request.c.day == day)
    return (await connection.execute(found)).first() is not None


async def due(connection: AsyncConnection, now: datetime) -> Sequence[AnyRow]:
    """Read what is to be done now, the oldest first."""
    return (await connection.execute(*_due(now=now))).all()


@once(now=Instant())
def _due(now: Any) -> AnySelect:
    return select(_request).where(_request.c.due_at <= now).order_by(_request.c.id)


async def settle(connection: AsyncConnection, key: int) -> None:
    """Let this wait no more: it is done."""
    await connection.execute(update(_request).where(_request.c.id == key).values(due_at=None))
