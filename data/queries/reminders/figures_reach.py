"""How far the program has come in a unit and everything below it: officers, members, and who is on the lists."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.enums import OFFICER_ROLES, Level
from data.queries.announcements import audience
from data.queries.units.units import active_below, subtree
from data.tables import RosterEntry

_entry = table_of(RosterEntry)


async def active_units(connection: AsyncConnection, unit_id: int, levels: Collection[Level], day: date) -> set[int]:
    """Return the active units of these levels among a unit and everything below it."""
    return set((await connection.execute(active_below(unit_id, day, levels))).scalars())


async def with_officer(connection: AsyncConnection, unit_id: int, now: datetime) -> set[int]:
    """Return those that have an officer of their own now."""
    held = audience.officers(subtree(unit_id, now.date()), OFFICER_ROLES, now).subquery()
    return set((await connection.execute(select(held.c.unit_id).distinct())).scalars())


async def joined(connection: AsyncConnection, unit_id: int, now: datetime) -> dict[int, int]:
    """Count the confirmed members of each unit."""
    pairs = audience.members(subtree(unit_id, now.date()), now).subquery()
    found = select(pairs.c.unit_id, func.count()).group_by(pairs.c.unit_id)
    return {row[0]: row[1] for row in await connection.execute(found)}


async def declared(connection: AsyncConnection, unit_id: int, day: date) -> dict[int, int]:
    """Count the people on each unit's own list."""
    mine = _entry.c.unit_id.in_(subtree(unit_id, day))
    found = select(_entry.c.unit_id, func.count()).where(mine).group_by(_entry.c.unit_id)
    return {row[0]: row[1] for row in await connection.execute(found)}
