"""Statements about a person's own row: since when it is there, and what is set in it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.tables import Person

_person = table_of(Person)


async def created_at(connection: AsyncConnection, person_id: int) -> datetime | None:
    """Return since when a person is known."""
    return await connection.scalar(select(_person.c.created_at).where(_person.c.id == person_id))


async def is_known_since(connection: AsyncConnection, person_id: int, moment: datetime) -> bool:
    """Tell whether the key is that of somebody known since just then: keys may be given again after a restore."""
    same = select(_person.c.id).where(_person.c.id == person_id, _person.c.created_at == moment)
    return (await connection.execute(same)).first() is not None


async def stopped_at(connection: AsyncConnection, person_id: int) -> datetime | None:
    """Return since when a person wants no messages that come by themselves; `None` if they do."""
    return await connection.scalar(select(_person.c.stopped_at).where(_person.c.id == person_id))


async def change(connection: AsyncConnection, person_id: int, **values: Any) -> None:
    """Set columns of a person's row."""
    await connection.execute(update(_person).where(_person.c.id == person_id).values(**values))


async def replace_address_form(connection: AsyncConnection, people: Collection[int], before: str, after: str) -> None:
    """Speak to those of the people in another form who are spoken to in the one before."""
    theirs = (_person.c.id.in_(people), _person.c.address_form == before)
    await connection.execute(update(_person).where(*theirs).values(address_form=after))
