"""Statements about the page on which somebody hands in a file."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import ContactState
from data.tables import Contact, Conversation, InboxUpdate

_contact, _conversation, _inbox = table_of(Contact), table_of(Conversation), table_of(InboxUpdate)


async def asked(connection: AsyncConnection, channel: str, contact_id: int, seq: int) -> AnyRow | None:
    """Read (address, screen) of somebody who still sees this screen; `None` once they see another."""
    sees = _conversation.c.contact_id == _contact.c.id
    found = select(_contact.c.external_id.label("address"), _conversation.c.screen).join(_conversation, sees)
    here = found.where(_contact.c.id == contact_id, _contact.c.channel == channel, _conversation.c.seq == seq)
    open_ = here.where(_contact.c.closed_at.is_(None), _contact.c.state == ContactState.ACTIVE)
    return (await connection.execute(open_)).one_or_none()


async def came(connection: AsyncConnection, channel: str, key: str) -> bool:
    """Tell whether an update is known."""
    known = exists().where(_inbox.c.channel == channel, _inbox.c.external_id == key)
    return bool(await connection.scalar(select(known)))
