"""How people were called before they corrected their names."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.tables import NameChange

_change = table_of(NameChange)


async def count_since(connection: AsyncConnection, person_id: int, since: datetime) -> int:
    """Count how often somebody has corrected their name since then."""
    found = select(func.count()).where(_change.c.person_id == person_id, _change.c.at >= since)
    return await connection.scalar(found) or 0


async def erase(connection: AsyncConnection, person_id: int) -> None:
    await connection.execute(delete(_change).where(_change.c.person_id == person_id))
