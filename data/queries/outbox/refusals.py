"""What a try to send tells of an app, and of the push: its window is closed, it rests, it was billed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.tables import Contact, Push

_outbox, _contact = table_of(Push), table_of(Contact)


async def close_window(connection: AsyncConnection, contact_ids: Collection[int], now: datetime) -> None:
    """Note that the platform takes nothing for these apps until the person writes."""
    await connection.execute(update(_contact).where(_contact.c.id.in_(contact_ids)).values(closed_at=now))


async def let_rest(connection: AsyncConnection, contact_id: int, until: datetime) -> None:
    await connection.execute(update(_contact).where(_contact.c.id == contact_id).values(rests_until=until))


async def mark_billed(connection: AsyncConnection, push_ids: Collection[int]) -> None:
    await connection.execute(update(_outbox).where(_outbox.c.id.in_(push_ids)).values(billed=true()))
