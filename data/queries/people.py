"""Statements about people and the apps they write from."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import ContactState
from data.queries.core import table_of
from data.tables import Contact

_contact = table_of(Contact)


async def mark_gone(connection: AsyncConnection, contact_id: int) -> None:
    """Note that this app no longer reaches the person."""
    gone = update(_contact).where(_contact.c.id == contact_id, _contact.c.state == ContactState.ACTIVE)
    await connection.execute(gone.values(state=ContactState.GONE))
