"""Updates that were set aside with a cause, and those that shall be handled once more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.tables import InboxUpdate

_inbox = table_of(InboxUpdate)

REPLAY = "replay"
"""Stands in the column of the cause until a running program has taken the update up again."""


class SetAside(NamedTuple):
    """What an administrator may see: nothing of what the update says or whom it came from."""

    id: int
    channel: str
    received_at: datetime
    tries: int
    problem: str


async def listed(connection: AsyncConnection, limit: int) -> Sequence[SetAside]:
    """List the latest updates that were set aside."""
    columns = (_inbox.c[name] for name in SetAside._fields)
    found = select(*columns).where(_inbox.c.problem.is_not(None), _inbox.c.handled_at.is_not(None))
    return [SetAside(*row) for row in await connection.execute(found.order_by(_inbox.c.id.desc()).limit(limit))]


async def replay(connection: AsyncConnection, update_id: int) -> bool:
    """Have an update that was set aside handled again. False: it was not, or nothing of it was kept."""
    put_back = update(_inbox).where(
        _inbox.c.id == update_id,
        _inbox.c.problem.is_not(None),
        _inbox.c.handled_at.is_not(None),
        _inbox.c.lane != "",
        _inbox.c.raw.is_not(None),
    )
    return bool(
        (await connection.execute(put_back.values(handled_at=None, problem=REPLAY, tries=0, worker=None))).rowcount
    )
