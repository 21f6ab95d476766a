"""How far the program is behind: updates that wait, reminders that should have left."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.enums import WAITING_PUSHES, PushKind
from data.tables import InboxUpdate, Push

_inbox = table_of(InboxUpdate)
_outbox = table_of(Push)

LOOKED_AT = 500  # updates


class Waiting(NamedTuple):
    how_many: int
    oldest: float  # seconds


async def inbox(connection: AsyncConnection, now: datetime) -> Waiting:
    """Count the updates that are stored and not handled."""
    waits = select(_inbox.c.received_at).where(_inbox.c.handled_at.is_(None))  # two parts: each has an index
    both = union_all(waits.where(_inbox.c.worker.is_(None)), waits.where(_inbox.c.worker.is_not(None))).subquery()
    asked = select(func.count(), func.min(both.c.received_at, type_=_inbox.c.received_at.type))
    return _since(now, *(await connection.execute(asked)).one())


async def stuck(connection: AsyncConnection, since: datetime) -> bool:
    """Tell whether an update waits since before `since`, and none was handled after it.

    For the second the newest updates are looked at, and those before the one that waits: a long queue moves there.
    """
    waits = select(_inbox.c.id).where(_inbox.c.handled_at.is_(None), _inbox.c.received_at <= since)
    both = union_all(waits.where(_inbox.c.worker.is_(None)), waits.where(_inbox.c.worker.is_not(None))).subquery()
    # counted too: for a minimum alone SQLite goes through all the ids and not through the index
    _, oldest = (await connection.execute(select(func.count(), func.min(both.c.id)))).one()
    if oldest is None:
        return False
    newest = select(_inbox.c.handled_at).order_by(_inbox.c.id.desc()).limit(LOOKED_AT)
    looked_at = [*await connection.scalars(newest), *await connection.scalars(newest.where(_inbox.c.id < oldest))]
    return not any(at is not None and at > since for at in looked_at)


async def reminders(connection: AsyncConnection, now: datetime) -> Waiting:
    """Count the reminders that are due and have not left."""
    asked = select(func.count(), func.min(_outbox.c.due_at, type_=_outbox.c.due_at.type)).where(
        _outbox.c.state.in_(WAITING_PUSHES),
        _outbox.c.due_at <= now,
        _outbox.c.kind.in_((PushKind.REMINDER, PushKind.GREETING)),
    )
    return _since(now, *(await connection.execute(asked)).one())


def _since(now: datetime, count: int, oldest: datetime | None) -> Waiting:
    return Waiting(count, max(0.0, (now - oldest).total_seconds()) if oldest else 0.0)
