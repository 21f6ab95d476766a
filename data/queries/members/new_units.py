"""Whether a unit that was added lately may be taken back: when it was founded, and whether anybody uses it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.queries.units.units import children
from data.tables import AuditEntry, Grant, Membership, RosterEntry, Unit

_audit, _unit = table_of(AuditEntry), table_of(Unit)
_used_by = (table_of(Membership), table_of(Grant), table_of(RosterEntry))


async def hold(connection: AsyncConnection, unit_id: int) -> None:
    """Let other processes wait that would add a unit below this one, or somebody to it, until this is committed."""
    await connection.execute(select(_unit.c.id).where(_unit.c.id == unit_id).with_for_update())


async def founded(connection: AsyncConnection, unit_id: int) -> AnyRow | None:
    """Read (at, actor_id, detail) of the line of the trail that says who founded a unit, and when."""
    line = select(_audit.c.at, _audit.c.actor_id, _audit.c.detail).where(
        _audit.c.subject == f"unit:{unit_id}", _audit.c.action == "unit_founded"
    )
    row: AnyRow | None = (await connection.execute(line.order_by(_audit.c.id).limit(1))).first()
    return row


async def is_used(connection: AsyncConnection, unit_id: int, day: date) -> bool:
    """Tell whether anybody has joined or held a role there, or a list of members or a unit below hangs on it."""
    hanging = [exists().where(table.c.unit_id == unit_id) for table in _used_by]
    below = children(unit_id, day).exists()
    return bool(await connection.scalar(select(or_(*hanging, below))))
