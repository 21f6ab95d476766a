"""Statements about outstanding deeds that were put on the desk of the unit which rewards in time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import insert_or_pass, table_of
from data.tables import RaisedDeed

_raised = table_of(RaisedDeed)


async def put(connection: AsyncConnection, row: Mapping[str, Any]) -> bool:
    """Put a deed on a desk; `False` when it lies there already."""
    statement = insert_or_pass(connection, _raised, ["record_id"]).values(dict(row))
    return (await connection.execute(statement.returning(_raised.c.record_id))).first() is not None


async def raised_at(connection: AsyncConnection, record_id: int) -> datetime | None:
    """Return when a deed was put on the desk."""
    found: datetime | None = await connection.scalar(
        select(_raised.c.raised_at).where(_raised.c.record_id == record_id)
    )
    return found


async def listed(connection: AsyncConnection, unit_ids: Collection[int], limit: int) -> list[int]:
    """List the records that lie on the desk of these units, the newest first."""
    theirs = select(_raised.c.record_id).where(_raised.c.unit_id.in_(unit_ids))
    return list((await connection.execute(theirs.order_by(_raised.c.raised_at.desc()).limit(limit))).scalars())


async def see(connection: AsyncConnection, record_id: int, now: datetime) -> None:
    """Note that somebody at the desk has opened it."""
    unseen = update(_raised).where(_raised.c.record_id == record_id, _raised.c.seen_at.is_(None))
    await connection.execute(unseen.values(seen_at=now))
