"""Statements about who has asked to be erased, and may still take it back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import once, table_of
from data.tables import Person
from data.types import Instant

_person = table_of(Person)


async def ask(connection: AsyncConnection, person_id: int, due: datetime) -> bool:
    """Note when a person is to be erased; `False` when that is noted already."""
    free = update(_person).where(_person.c.id == person_id, _person.c.erases_at.is_(None))
    return bool((await connection.execute(free.values(erases_at=due))).rowcount)


async def take_back(connection: AsyncConnection, person_id: int) -> bool:
    """Go on as before; `False` when nothing was asked for, or the person is erased."""
    asked = update(_person).where(
        _person.c.id == person_id, _person.c.erases_at.is_not(None), _person.c.erased_at.is_(None)
    )
    return bool((await connection.execute(asked.values(erases_at=None))).rowcount)


async def due(connection: AsyncConnection, now: datetime) -> int | None:
    """Return one person whose day to take it back is over."""
    found: int | None = await connection.scalar(*_due(now=now))
    return found


@once(now=Instant())
def _due(now: Any) -> Select[Any]:
    found = select(_person.c.id).where(_person.c.erases_at <= now, _person.c.erased_at.is_(None))
    return found.order_by(_person.c.erases_at).limit(1)


async def count_due(connection: AsyncConnection, now: datetime) -> int:
    """Count the people whose day to take it back is over."""
    found = select(func.count()).where(_person.c.erases_at <= now, _person.c.erased_at.is_(None))
    return await connection.scalar(found) or 0


async def is_due(connection: AsyncConnection, person_id: int, now: datetime) -> bool:
    """Tell whether a person's day to take it back is over."""
    found = select(_person.c.id).where(_person.c.id == person_id, _person.c.erases_at <= now)
    return (await connection.execute(found.where(_person.c.erased_at.is_(None)))).first() is not None
